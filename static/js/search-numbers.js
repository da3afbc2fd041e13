/**
 * Numbers as the page's language writes them. Browsers take a while to load a language's
 * rules: that is put off until there is a number to say.
 */

/** @type {Intl.NumberFormat | null} */
let format = null;
/** @type {Intl.PluralRules | null} */
let plural = null;

const language = () => document.documentElement.lang;

/** @param {number} count */
export function written(count) {
  format ??= new Intl.NumberFormat(language());
  return format.format(count);
}

/** @param {number} count */
export function isOne(count) {
  plural ??= new Intl.PluralRules(language());
  return plural.select(count) === "one";
}
