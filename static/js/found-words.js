/**
 * The words that led from the search page to an article, kept until the window is closed.
 *
 * They travel beside the link, not in it: the address of an article stays what it is.
 * Where the browser keeps nothing for us, they are lost, and nothing else is.
 *
 * @typedef {{words: string[][], label: string}} Remembered Runs of syllables that stand side
 *   by side, as they were typed or folded; and the query as the reader typed it.
 */

const NAME = "khotin.found";

/**
 * Remember what an article was found by. A later search of the same article overwrites it.
 *
 * @param {string} url The article's address.
 * @param {string[][]} words
 * @param {string} label
 */
export function rememberWords(url, words, label) {
  attempt(() => sessionStorage.setItem(nameOf(url), JSON.stringify({ words, label })));
}

/**
 * @param {string} url
 * @returns {Remembered | null}
 */
export function recallWords(url) {
  const kept = attempt(() => JSON.parse(sessionStorage.getItem(nameOf(url))));
  return Array.isArray(kept?.words) ? kept : null;
}

/** @param {string} url */
export function forgetWords(url) {
  attempt(() => sessionStorage.removeItem(nameOf(url)));
}

/** An article is one article whatever stands behind its path. */
function nameOf(url) {
  return `${NAME} ${new URL(url, location.href).pathname.replace(/index\.html$/, "")}`;
}

/** A browser may forbid us to keep anything; what lies there may be another's. */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
