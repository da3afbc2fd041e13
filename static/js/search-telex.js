/**
 * Keystrokes that were left as letters and digits: somebody typed Telex or VNI, but the
 * Vietnamese keyboard was off. `ddangr booj` and `d9ang3 bo65` are `đảng bộ`.
 */

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /^[a-z][a-z0-9]*$/;
const INITIALS = "b|ch?|d|gi(?=[aeou])|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x";
const VOWELS =
  "a|ai|ao|au|ay|e|eo|eu|i|ia|ieu?|iu|o|oa|oai|oao|oay|oe|oeo|oi|u|ua|uay?|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu";
const SYLLABLE = new RegExp(`^(${INITIALS})?(${VOWELS})(ch?|m|ng?|nh|p|t)?$`);
const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };
const HAT = { a: "\u00e2", e: "\u00ea", o: "\u00f4" };
const HORN = { a: "\u0103", o: "\u01a1", u: "\u01b0" };
const HORNED_BY = { w: "uoa", 7: "uo", 8: "a" };
const NEVER = /e\u01b0|\u01b0\u01b0/;
const VOWEL = /[aeiouy\u0103\u00e2\u00ea\u00f4\u01a1\u01b0]/;

/**
 * Give a query with such words as they were meant; "" if it has none. A word that is a
 * Vietnamese syllable as it stands, or would not become one, stays: `bo`, `facebook`, `covid19`.
 *
 * @param {string} term
 */
export function untyped(term) {
  let slips = 0;
  const mended = term.normalize("NFC").replace(WORD, (word) => {
    const meant = syllableMeant(word.toLowerCase());
    slips += meant ? 1 : 0;
    return meant || word;
  });
  return slips ? mended : "";
}

/** Give the syllable that keystrokes would have made; "" if there is none, or nothing to make. */
function syllableMeant(word) {
  if (!LATIN.test(word) || SYLLABLE.test(word)) return "";
  const letters = [];
  let tone = "";
  for (const key of word) {
    const mark = letters.some((letter) => VOWEL.test(letter)) ? TONES[VNI[key] ?? key] : "";
    // Two tones are none: it is another language.
    if (mark && tone) return "";
    if (mark) tone = mark;
    else if (!bar(letters, key) && !hat(letters, key) && !horn(letters, key)) letters.push(key);
  }
  const made = letters.join("").replace(/\u01b0\u01a1$/, "u\u01a1");
  return SYLLABLE.test(plain(made)) && !NEVER.test(made) ? toned(made, tone) : "";
}

/** A second d, or a 9, anywhere in a syllable is the stroke through its first letter. */
function bar(letters, key) {
  const bars = letters[0] === "d" && (key === "d" || key === "9");
  if (bars) letters[0] = "\u0111";
  return bars;
}

/** A vowel typed again, at once or behind what ends the syllable, or a 6, is a hat on it. */
function hat(letters, key) {
  const at = letters.findLastIndex((letter) => (key === "6" ? HAT[letter] : letter === key));
  if (at < 0 || !HAT[letters[at]]) return false;
  const isNear = at === letters.length - 1 || letters.slice(at + 1).every((one) => !VOWEL.test(one));
  if (key !== "6" && !isNear) return false;
  letters[at] = HAT[letters[at]];
  return true;
}

/** A w, or a 7 or 8, is a horn or a breve: on both of `uo`. A w by itself is ư. */
function horn(letters, key) {
  const horned = HORNED_BY[key];
  if (!horned) return false;
  const at = letters.findLastIndex((letter) => horned.includes(letter));
  if (at >= 0) {
    const isPair = letters[at] === "o" && letters[at - 1] === "u" && letters[at - 2] !== "q";
    if (isPair) letters[at - 1] = "\u01b0";
    letters[at] = HORN[letters[at]];
  } else if (key === "w") {
    letters.push("\u01b0");
  }
  return at >= 0 || key === "w";
}

/** Put a tone where it belongs: on a letter with a mark of its own, else where dictionaries do. */
function toned(made, tone) {
  if (!tone) return made;
  const [, initial = "", vowels, final = ""] = SYLLABLE.exec(plain(made));
  const begin = initial.length;
  const marked = [...made].findLastIndex((letter) => /[\u0103\u00e2\u00ea\u00f4\u01a1\u01b0]/.test(letter));
  const isFirst = vowels.length > 1 && !final && vowels.length < 3;
  const at = marked >= 0 ? marked : begin + (vowels.length < 2 || isFirst ? 0 : 1);
  return (made.slice(0, at + 1) + tone + made.slice(at + 1)).normalize("NFC");
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/\u0111/g, "d");
}
