/**
 * Articles that hold the words of a query anywhere, scattered or as beginnings of others:
 * Pagefind finds them, one bundle after the other, newest first. All of Pagefind is in here.
 *
 * A bundle's postings are a hundred times what the phrase index loads. So this is for what
 * that has no answer to, and goes no further than the reader does.
 */

import { toIndex } from "./search-letters.js";

const ABREAST = 4;

/**
 * @param {() => Promise<any>} pagefind Loads Pagefind's script.
 * @param {string} path The URL of the folder that holds the index.
 * @param {import("./search-index.js").Bundle[]} bundles Newest first.
 * @param {string} term
 */
export function openLoose(pagefind, path, bundles, term) {
  let next = 0;
  let abreast = 1;
  const open = [];

  /** @returns {Promise<string[]>} The places of the articles that a bundle has for the query. */
  async function ask(bundle) {
    const script = await pagefind();
    const options = { basePath: path + bundle.path, metaCacheTag: bundle.mark };
    // One that was asked before would not do: it finds other words, too, that it has loaded
    // for another query.
    const instance = script.createInstance(options);
    open.push(instance);
    await instance.init();
    const { results } = await instance.search(toIndex(term));
    return results.map(({ id }) => id);
  }

  return {
    /** The bundles not asked yet, newest first. */
    left: () => bundles.slice(next),
    /** Ask the next bundle; from the second step on the next few. */
    step: async () => {
      const asked = bundles.slice(next, next + abreast);
      const found = await Promise.all(
        asked.map(async (bundle) => ({ bundle, names: await ask(bundle) })),
      );
      next += asked.length;
      abreast = Math.min(2 * abreast, ABREAST);
      return found;
    },
    close: () => open.splice(0).forEach((instance) => instance.destroy()),
  };
}
