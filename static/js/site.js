/** Starts what a page asks for with `data-module`. A page works without any of it. */

import { start as search } from "./search.js";

/** @type {Record<string, (root: HTMLElement) => void>} */
const modules = { search };

for (const root of document.querySelectorAll("[data-module]")) {
  modules[root.dataset.module]?.(root);
}
