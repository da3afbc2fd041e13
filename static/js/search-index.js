/**
 * The index: a list of bundles, newest first, each of which can be searched by itself.
 *
 * @typedef {{path: string, mark: string, year: number, first: string, articles: number,
 *   categories: Record<string, number>}} Bundle See `listing` of khotin/bundles.py.
 * @typedef {{values: Record<string, number>, whole: boolean}} Counts How many articles there
 *   are by value; `whole` if there are none of a value that is missing.
 */

import { askBundle } from "./search-bundle.js";

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page.
 */
export function openIndex(path, base) {
  let tries = 0;
  /** @type {Promise<Bundle[]> | null} */
  let listing = null;
  let script = null;

  async function load() {
    const answer = await fetch(`${path}bundles.json`, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return (await answer.json()).bundles;
  }

  /** @returns {Promise<Bundle[]>} */
  function bundles() {
    listing ??= load();
    return listing;
  }

  function pagefind() {
    // A browser may remember that a script failed to load: another try needs another name.
    script ??= import(`${path}pagefind.js${tries ? `?try=${tries}` : ""}`);
    return script;
  }

  return {
    bundles,
    pagefind,
    /** Ask one bundle. */
    ask: async (bundle, query) =>
      askBundle(await pagefind(), path + bundle.path, bundle.mark, base, query),
    /** Load everything anew: it failed, or the site was published again meanwhile. */
    forget: () => {
      tries += 1;
      listing = script = null;
    },
  };
}

/**
 * @param {Bundle[]} bundles
 * @param {import("./search-query.js").Query} query
 * @returns {Bundle[]} Those that may hold what is asked for.
 */
export function chosen(bundles, { term, category, year }) {
  const wanted = year ? bundles.filter((bundle) => String(bundle.year) === year) : bundles;
  return term || !category ? wanted : wanted.filter((bundle) => bundle.categories[category]);
}

/**
 * Count all articles: of each year those of the chosen category, of each category those of
 * the chosen year.
 *
 * @param {Bundle[]} bundles
 * @param {import("./search-query.js").Query} query
 * @returns {{category: Counts, year: Counts}}
 */
export function totals(bundles, { category, year }) {
  const counts = { category: {}, year: {} };
  for (const bundle of bundles) {
    add(counts.year, bundle.year, category ? (bundle.categories[category] ?? 0) : bundle.articles);
  }
  for (const bundle of chosen(bundles, { term: "", category: "", year })) {
    for (const [name, n] of Object.entries(bundle.categories)) add(counts.category, name, n);
  }
  return {
    category: { values: counts.category, whole: true },
    year: { values: counts.year, whole: true },
  };
}

/** @param {Record<string, number>} values */
export function add(values, name, n) {
  values[name] = (values[name] ?? 0) + n;
}
