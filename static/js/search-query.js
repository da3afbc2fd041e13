/**
 * What is searched for, as the page's address says it.
 *
 * @typedef {{term: string, category: string, year: string}} Query
 */

const NAMES = { term: "q", category: "category", year: "year" };

/**
 * @param {string} search The part of an address from `?` on.
 * @returns {Query}
 */
export function readQuery(search) {
  const given = new URLSearchParams(search);
  return {
    term: (given.get(NAMES.term) ?? "").normalize("NFC").trim(),
    category: given.get(NAMES.category) ?? "",
    year: given.get(NAMES.year) ?? "",
  };
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
export function isEmpty(query) {
  return !query.term && !query.category && !query.year;
}
