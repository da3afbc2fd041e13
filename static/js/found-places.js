/**
 * Where the words of a query stand in an article: side by side, as the search looks for them.
 *
 * @typedef {{from: number, to: number}} Place Letters of one text.
 */

import { isMarked, spelling, syllable, tokens } from "./search-text.js";

/**
 * Find a run of syllables as it is typed; else whatever marks it has; else its neighbouring
 * pairs. A syllable by itself is searched for only if nothing else is: most are everywhere.
 *
 * @param {string[]} texts Composed (NFC). No run reaches from one into the next.
 * @param {string[][]} words Runs of syllables.
 * @returns {Place[][]} The places in each text, in order; none overlaps another.
 */
export function placesIn(texts, words) {
  const read = texts.map(tokens);
  const runs = words.length > 1 ? words.filter((run) => run.length > 1) : words;
  const found = runs.map((run) => placesOf(run, read));
  return texts.map((_, at) => merged(found.flatMap((places) => places[at])));
}

function placesOf(run, read) {
  const pairs = run.slice(1).map((second, at) => [run[at], second]);
  for (const runs of [[run], pairs]) {
    for (const isSame of [isAsTyped, isFolded]) {
      const places = read.map((text) => runs.flatMap((one) => within(text, one, isSame)));
      if (places.some((here) => here.length)) return places;
    }
  }
  return read.map(() => []);
}

/** @param {import("./search-text.js").Token[]} text */
function within(text, run, isSame) {
  const places = [];
  for (let at = 0; run.length && at + run.length <= text.length; at += 1) {
    if (!run.every((word, step) => isSame(text[at + step], word))) continue;
    const last = text[at + run.length - 1];
    places.push({ from: text[at].at, to: last.at + last.text.length });
  }
  return places;
}

function isFolded(token, word) {
  return token.syllable === syllable(word);
}

/** A word without marks is typed so because it is quicker: it means all. */
function isAsTyped(token, word) {
  return isFolded(token, word) && (!isMarked(word) || spelling(token.text) === spelling(word));
}

function merged(places) {
  const result = [];
  for (const place of places.sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && place.from < last.to) last.to = Math.max(last.to, place.to);
    else result.push(place);
  }
  return result;
}
