/**
 * Vietnamese text as the search sees it: syllables, folded, with their marks told apart.
 * The same rules make the index, in khotin/shingles.py.
 *
 * @typedef {{text: string, at: number, syllable: string}} Token A syllable, word or number:
 *   as it stands, where it begins, and folded.
 */

const TOKEN = /\p{Nd}+|[\p{L}\p{Nl}\p{No}]+/gu;
const TONES = "\u0300\u0309\u0303\u0301\u0323";
const BARRED = /[\u0111\u00f0\u0256]/g;
const LONG_I = /^([hklmst]|qu)y$/;

/**
 * @param {string} text Composed (NFC).
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    at: index,
    syllable: syllable(token),
  }));
}

const folded = new Map();

/** Give a syllable without its marks, small, `y` for `i` undone. */
export function syllable(token) {
  let found = folded.get(token);
  if (found === undefined) {
    const plain = token.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
    found = plain.replace(BARRED, "d").replace(LONG_I, "$1i");
    folded.set(token, found);
  }
  return found;
}

/** Give a syllable small, its tone behind it: `hóa` and `hoá` are one. */
export function spelling(token) {
  const parts = [...token.toLowerCase().normalize("NFD")];
  const isTone = (part) => TONES.includes(part);
  const letters = parts.filter((part) => !isTone(part)).join("");
  return letters.normalize("NFC") + parts.filter(isTone).join("");
}

/** Tell whether a syllable is typed with a mark. */
export function isMarked(token) {
  return spelling(token) !== token.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(BARRED, "d");
}
