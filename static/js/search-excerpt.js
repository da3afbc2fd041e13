/** The part of an article's text where the words of a query stand closest, with them marked. */

import { tokens } from "./search-text.js";

const LENGTH = 34;
const BEFORE = 6;

/**
 * @param {string} text
 * @param {import("./search-words.js").Segment[]} segments
 * @param {number} length Words of it, at most.
 * @returns {(Node | string)[]} Nodes of the page: nothing of the text becomes markup.
 */
export function excerptNodes(text, segments, length = LENGTH) {
  const words = tokens(text);
  if (!words.length) return [];
  const runs = marked(words, segments);
  const first = words.length > length ? Math.max(0, densest(runs, words.length) - BEFORE) : 0;
  const last = Math.min(words.length, first + length);
  const end = (word) => word.at + word.text.length;
  const nodes = [];
  let at = first ? words[first].at : 0;
  for (const [from, to] of runs) {
    if (to <= first || from >= last) continue;
    const [begin, finish] = [words[Math.max(from, first)].at, end(words[Math.min(to, last) - 1])];
    const mark = document.createElement("mark");
    mark.textContent = text.slice(begin, finish);
    nodes.push(text.slice(at, begin), mark);
    at = finish;
  }
  nodes.push(text.slice(at, last === words.length ? text.length : end(words[last - 1])));
  if (first > 0) nodes.unshift("… ");
  if (last < words.length) nodes.push(" …");
  return nodes;
}

/**
 * Give the runs of words to be marked. Neighbours of the query count; a syllable alone only
 * where the article has no neighbours, or the query is but one.
 */
function marked(words, segments) {
  const pairs = new Set();
  const singles = new Set();
  for (const { run } of segments) {
    run.forEach(({ syllable }, at) => {
      singles.add(syllable);
      if (at) pairs.add(`${run[at - 1].syllable} ${syllable}`);
    });
  }
  const runs = [];
  for (let at = 0; at + 1 < words.length; at++) {
    if (!pairs.has(`${words[at].syllable} ${words[at + 1].syllable}`)) continue;
    const last = runs.at(-1);
    if (last && last[1] > at) last[1] = at + 2;
    else runs.push([at, at + 2]);
  }
  if (runs.length) return runs;
  return words.flatMap(({ syllable }, at) => (singles.has(syllable) ? [[at, at + 1]] : []));
}

/** Give the first word of the stretch that holds most of what is marked. */
function densest(runs, length) {
  let best = 0;
  let most = 0;
  runs.forEach(([from], index) => {
    let held = 0;
    for (const [begin, end] of runs.slice(index)) {
      if (end > Math.min(from + LENGTH - BEFORE, length)) break;
      held += (end - begin) ** 2;
    }
    if (held > most) [best, most] = [from, held];
  });
  return best;
}
