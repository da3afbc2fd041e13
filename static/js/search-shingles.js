/**
 * Shingles: neighbouring syllables as one number, as khotin/shingles.py makes them of articles.
 *
 * @typedef {{number: number, signature: number, kind: "pair" | "triple" | "title",
 *   marked: boolean}} Shingle
 */

import { isMarked, spelling } from "./search-text.js";

export const SHINGLE_BITS = 27;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const NUMBER_WORD = "so";

/**
 * Give the shingles of a run of syllables that stand side by side in a query.
 *
 * @param {import("./search-text.js").Token[]} run
 * @returns {Shingle[]}
 */
export function shingles(run) {
  const known = run.map(({ text, syllable }) => ({
    hash: fnv(syllable),
    signature: fnv(spelling(text)) & 7,
    marked: isMarked(text),
  }));
  const found = [];
  const add = (kind, ...members) => found.push(shingle(kind, members));
  known.forEach((first, at) => {
    const [second, third] = [known[at + 1], known[at + 2]];
    add("title", first);
    if (second) add("pair", first, second);
    if (third) add("triple", first, second, third);
    if (third && run[at + 1].syllable === NUMBER_WORD && /^\p{Nd}/u.test(run[at + 2].text)) {
      add("pair", first, third);
    }
  });
  return found;
}

/** @returns {Shingle} */
function shingle(kind, members) {
  let number = 0;
  let signature = 0;
  for (const member of members) {
    number = (Math.imul(number, 31) + member.hash) >>> 0;
    signature = (signature * 3 + member.signature) & 7;
  }
  number = mixed(number + members.length) >>> (32 - SHINGLE_BITS);
  return { number, signature, kind, marked: members.some(({ marked }) => marked) };
}

/** The end of MurmurHash3, 32 bits. */
function mixed(number) {
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35);
  return (number ^ (number >>> 16)) >>> 0;
}

const encoder = new TextEncoder();

/** The 32-bit FNV-1a hash of a text's UTF-8 bytes. */
export function fnv(text) {
  let number = OFFSET;
  for (const byte of encoder.encode(text)) number = Math.imul(number ^ byte, PRIME);
  return number >>> 0;
}
