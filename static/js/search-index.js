/**
 * The index: a list of bundles, newest first, and what is loaded of it only once.
 *
 * @typedef {{name: string, code: number, path: string, mark: string, year: number, first: string,
 *   articles: number, categories: Record<string, number>}} Bundle See `listing` of
 *   khotin/bundles.py.
 */

import { openArticles } from "./search-articles.js";
import { openFiles } from "./search-files.js";
import { openShards } from "./search-shards.js";

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page.
 */
export function openIndex(path, base) {
  let tries = 0;
  let files = openFiles("default");
  let articles = openArticles(path, base, files);

  async function load() {
    const answer = await fetch(`${path}bundles.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const { bundles, phrases } = await answer.json();
    return { bundles, find: openShards(`${path}phrases/`, phrases, files) };
  }

  /** Load Pagefind. A browser may remember that it failed to: another try needs another name. */
  async function script() {
    const name = `${path}pagefind.js${tries ? `?try=${tries}` : ""}`;
    tries += 1;
    return import(name);
  }

  return {
    path,
    /** @returns {Promise<{bundles: Bundle[], find: ReturnType<typeof openShards>}>} */
    listing: () => files.once("listing", load),
    articles: () => articles,
    pagefind: () => files.once("script", script),
    /** Load everything anew: it failed, or the site was published again meanwhile. */
    forget: () => {
      files = openFiles("reload");
      articles = openArticles(path, base, files);
    },
  };
}
