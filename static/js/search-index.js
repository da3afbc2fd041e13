/**
 * The index: a list of bundles, newest first, and what is loaded of it only once.
 *
 * @typedef {{name: string, code: number, path: string, mark: string, year: number, first: string,
 *   articles: number, categories: Record<string, number>}} Bundle See `listing` of
 *   khotin/bundles.py.
 */

import { openArticles } from "./search-articles.js";
import { openShards } from "./search-shards.js";

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page.
 */
export function openIndex(path, base) {
  let tries = 0;
  let listing = null;
  let script = null;
  let articles = openArticles(path, base);

  async function load() {
    const answer = await fetch(`${path}bundles.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const { bundles, phrases } = await answer.json();
    return { bundles, find: openShards(`${path}phrases/`, phrases) };
  }

  return {
    path,
    /** @returns {Promise<{bundles: Bundle[], find: ReturnType<typeof openShards>}>} */
    listing: () => {
      listing ??= load();
      return listing;
    },
    articles: () => articles,
    pagefind: () => {
      // A browser may remember that a script failed to load: another try needs another name.
      script ??= import(`${path}pagefind.js${tries ? `?try=${tries}` : ""}`);
      return script;
    },
    /** Load everything anew: it failed, or the site was published again meanwhile. */
    forget: () => {
      tries += 1;
      listing = script = null;
      articles = openArticles(path, base);
    },
  };
}
