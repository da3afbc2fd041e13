/**
 * What is searched for, as the page's address says it.
 *
 * @typedef {{term: string, category: string, author: string, year: string, sort: string}} Query
 */

const NAMES = { term: "q", category: "category", author: "author", year: "year", sort: "sort" };

/**
 * @param {string} search The part of an address from `?` on.
 * @returns {Query}
 */
export function readQuery(search) {
  const given = new URLSearchParams(search);
  const query = { term: "", category: "", author: "", year: "", sort: "" };
  for (const [part, name] of Object.entries(NAMES)) {
    query[part] = (given.get(name) ?? "").replace(/\p{Cs}/gu, "\ufffd").normalize("NFC").trim();
  }
  return query;
}

/**
 * @param {Query} query
 * @returns {string} An address relative to the search page, with the chosen parts only.
 */
export function addressOf(query) {
  const chosen = new URLSearchParams();
  for (const [part, name] of Object.entries(NAMES)) {
    if (query[part]) chosen.set(name, query[part]);
  }
  const text = chosen.toString();
  return text ? `?${text}` : location.pathname;
}

/** @param {Query} query */
export function isEmpty({ term, category, author, year }) {
  return !term && !category && !author && !year;
}
