/**
 * What the reader typed, understood: runs of syllables, some of them in quotes.
 *
 * @typedef {{quoted: boolean, run: import("./search-text.js").Token[]}} Segment
 */

import { tokens } from "./search-text.js";

const MOST = 32;
const QUOTES = /[“”„‟«»]/g;

/**
 * Cut a query into segments. A quote that is never closed means nothing. No more than 32
 * syllables count: nobody remembers as much of an article.
 *
 * @param {string} term
 * @returns {Segment[]}
 */
export function segments(term) {
  const parts = term.normalize("NFC").replace(QUOTES, '"').split('"');
  const open = parts.length % 2 === 0;
  if (open) parts.splice(-2, 2, parts.slice(-2).join(" "));
  let left = MOST;
  return parts
    .map((part, at) => ({ quoted: at % 2 === 1, run: tokens(part) }))
    .map(({ quoted, run }) => {
      const kept = run.slice(0, left);
      left -= kept.length;
      return { quoted, run: kept };
    })
    .filter(({ run }) => run.length);
}

/**
 * Give a run whose last syllables are numbers with these put first; null for another. So the
 * number of a document is found as `nd-cp 59/2019`, that is written 59/2019/ND-CP.
 *
 * @param {import("./search-text.js").Token[]} run
 */
export function turned(run) {
  const isNumber = ({ text }) => /^\p{Nd}/u.test(text);
  const last = run.findLastIndex((token) => !isNumber(token));
  const numbers = run.slice(last + 1);
  return last < 0 || !numbers.length ? null : [...numbers, ...run.slice(0, last + 1)];
}

/** Give the syllables of a query as one text, without quotes. */
export function plainTerm(parts) {
  return parts.flatMap(({ run }) => run.map(({ text }) => text)).join(" ");
}
