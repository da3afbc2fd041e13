/**
 * What the reader typed, understood: runs of syllables, some of them in quotes.
 *
 * @typedef {{quoted: boolean, run: import("./search-text.js").Token[]}} Segment
 */

import { tokens } from "./search-text.js";

const MOST = 32;
const QUOTES = /[“”„‟«»]/g;
const INITIALS = "b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x";
const VOWELS =
  "a|ai|ao|au|ay|e|eo|eu|i|ia|ieu?|iu|o|oa|oai|oao|oay|oe|oeo|oi|oo|u|ua|uay?|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu";
const SYLLABLE = new RegExp(`^(?:${INITIALS})?(?:${VOWELS})(?:ch?|m|ng?|nh|p|t)?$`);
/** Keystrokes of Telex and of VNI that were left as letters and digits. */
const KEYS = [
  [/dd|d(?=.*d$)/g, "d"],
  [/aa/g, "a"],
  [/ee/g, "e"],
  [/oo/g, "o"],
  [/([aou])w/g, "$1"],
  [/w/g, "u"],
];

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

/** Give a query without the slips of somebody whose Vietnamese keyboard was off; "" if it has none. */
export function untyped(term) {
  let slips = 0;
  const mended = term.replace(/[A-Za-z][A-Za-z0-9]*/g, (word) => {
    const small = word.toLowerCase();
    if (SYLLABLE.test(small)) return word;
    const plain = KEYS.reduce((text, [key, letter]) => text.replace(key, letter), strip(small));
    if (!SYLLABLE.test(plain)) return word;
    slips += 1;
    return plain;
  });
  return slips ? mended : "";
}

/** Take the keys of tones and hats away: VNI's digits anywhere behind a letter, Telex's last letter. */
function strip(word) {
  return /\d/.test(word) ? word.replace(/\d/g, "") : word.replace(/(?<=[aeiouyw].*)[sfrxj]$/, "");
}
