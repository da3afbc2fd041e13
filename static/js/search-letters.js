/**
 * The letter đ as the index holds it: a d and a stroke laid over it, two characters, so that
 * a search for d finds it too. The same is done to the articles, by `stroked` of khotin/text.py.
 */

const STROKE = "\u0335";

/** @param {string} text What a reader writes: a query, a category. */
export function toIndex(text) {
  const small = text.replace(/[\u0111\u00f0\u0256]/g, `d${STROKE}`);
  return small.replace(/[\u0110\u00d0\u0189]/g, `D${STROKE}`);
}

/** @param {string} text What the index gives. */
export function fromIndex(text) {
  return text.replaceAll(`d${STROKE}`, "\u0111").replaceAll(`D${STROKE}`, "\u0110");
}
