/**
 * Starts what a page asks for with `data-module`, and loads no more than that.
 * A page works without any of it.
 */

/** @type {Record<string, () => Promise<{start: (root: HTMLElement) => void}>>} */
const modules = {
  films: () => import("./films.js"),
  found: () => import("./found.js"),
  large: () => import("./large.js"),
  "not-found": () => import("./not-found.js"),
  search: () => import("./search.js"),
  shortcut: () => import("./shortcut.js"),
  tools: () => import("./tools.js"),
};

for (const root of document.querySelectorAll("[data-module]")) {
  modules[root.dataset.module]?.().then(({ start }) => start(root));
}
