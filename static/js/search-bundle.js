/**
 * One bundle of the index, asked one query. All of Pagefind is in here.
 *
 * @typedef {{url: string, title: string, date: string, category: string, excerpt: string}} Result
 * @typedef {{results: (() => Promise<Result>)[], categories: Record<string, number>,
 *   close: () => void}} Answer What was found, each to be loaded when it is shown, and how many
 *   would be found in each category.
 */

import { fromIndex, toIndex } from "./search-letters.js";

/**
 * Begin an instance of Pagefind's own, ask it, and leave it open until the answer is closed:
 * its results are loaded through it. One that was asked before would not do: it finds other
 * words, too, once it has loaded them for another query.
 *
 * @param {any} pagefind Pagefind's script.
 * @param {string} path The URL of the bundle's folder.
 * @param {string} mark Another one, once the bundle holds other articles.
 * @param {string} base The URL of the site's front page; results lie below it.
 * @param {import("./search-query.js").Query} query
 * @returns {Promise<Answer>}
 */
export async function askBundle(pagefind, path, mark, base, query) {
  const options = { basePath: path, baseUrl: base, metaCacheTag: mark, excerptLength: 30 };
  const instance = pagefind.createInstance(options);
  await instance.init();
  await instance.filters();
  const ask = (filters) =>
    query.term
      ? instance.search(toIndex(query.term), { filters })
      : instance.search(null, { filters, sort: { date: "desc" } });
  const found = await ask(query.category ? { category: toIndex(query.category) } : {});
  // Beside a chosen category stand the others, with what choosing them would find.
  const all = query.category && query.term ? await ask({}) : found;
  return {
    results: found.results.map((result) => async () => shape(await result.data())),
    categories: named(all.filters.category ?? {}),
    close: () => instance.destroy(),
  };
}

function named(counts) {
  return Object.fromEntries(Object.entries(counts).map(([name, n]) => [fromIndex(name), n]));
}

/** @returns {Result} */
function shape({ url, excerpt, meta }) {
  return {
    url,
    excerpt: fromIndex(excerpt),
    title: fromIndex(meta.title ?? url),
    date: meta.date ?? "",
    category: fromIndex(meta.category ?? ""),
  };
}
