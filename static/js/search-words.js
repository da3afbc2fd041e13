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

/** Give the syllables of a query as one text, without quotes. */
export function plainTerm(parts) {
  return parts.flatMap(({ run }) => run.map(({ text }) => text)).join(" ");
}
