/**
 * An article read for the words of a query: does it hold them side by side, and where?
 *
 * @typedef {{nearness: number, holds: boolean, scattered: boolean}} Judgement `nearness` is
 *   higher the more an article deserves to stand above others; it does not hold what misses a
 *   quoted phrase; scattered it holds all words, be they the beginnings of others.
 */

import { isMarked, spelling, tokens } from "./search-text.js";
import { turned } from "./search-words.js";

const SPELLED = 1.5;
const IN_TITLE = 0.5;

/**
 * @param {import("./search-words.js").Segment[]} segments
 * @returns {(fragment: import("./search-articles.js").Fragment) => Judgement}
 */
export function openReading(segments) {
  const runs = segments.map(({ quoted, run }) => {
    const other = quoted ? null : turned(run);
    return { quoted, needle: needle(run), other: other && needle(other) };
  });

  return (fragment) => {
    const title = tokens(fragment.title);
    const text = [...tokens(fragment.text), PAUSE, ...tokens(fragment.authors)];
    let nearness = 0;
    let holds = true;
    for (const { quoted, needle, other } of runs) {
      const found = Math.max(occurrence(text, needle), other ? occurrence(text, other) : 0);
      nearness += found + (occurrence(title, needle) ? IN_TITLE : 0);
      holds &&= !quoted || found === SPELLED || (found > 0 && !needle.some(({ marked }) => marked));
    }
    return { nearness, holds, scattered: holds && runs.every(({ needle }) => scatters(text, needle)) };
  };
}

const PAUSE = { text: "", at: 0, syllable: "" };

function needle(run) {
  return run.map(({ text, syllable }) => {
    const marked = isMarked(text);
    return { syllable, marked, spelling: marked ? spelling(text) : "" };
  });
}

function scatters(text, needle) {
  return needle.every((wanted) => text.some(({ syllable }) => syllable.startsWith(wanted.syllable)));
}

/** Tell how a text holds a run side by side: not (0), with other marks (1), as typed (1.5). */
function occurrence(text, needle) {
  let found = 0;
  for (let at = 0; at + needle.length <= text.length; at++) {
    if (!needle.every(({ syllable }, step) => text[at + step].syllable === syllable)) continue;
    const spelled = needle.every(
      ({ marked, spelling: wanted }, step) => !marked || spelling(text[at + step].text) === wanted,
    );
    if (spelled) return SPELLED;
    found = 1;
  }
  return found;
}
