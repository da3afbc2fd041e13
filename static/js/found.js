/**
 * An article that was opened from the search page shows where it holds the words searched
 * for, and a bar that leads from one place to the next. All words are the template's.
 *
 * Words that reach over a border of elements (half of them bold) are not marked: that would
 * take several marks for one place.
 */

import { putMarks, takeMarks, textNodes } from "./found-marks.js";
import { placesIn } from "./found-places.js";
import { forgetWords, recallWords } from "./found-words.js";

/** @param {HTMLElement} bar */
export function start(bar) {
  const remembered = recallWords(location.href);
  if (!remembered) return;
  const parts = [...document.querySelectorAll("[data-found-in]")];
  const nodes = parts.flatMap(textNodes);
  const places = placesIn(
    nodes.map((node) => node.data),
    remembered.words,
  );
  const marks = nodes.flatMap((node, at) => putMarks(node, places[at]));
  if (marks.length) open(bar, marks, remembered.label);
}

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement[]} marks
 * @param {string} label
 */
function open(bar, marks, label) {
  const part = (name) => bar.querySelector(`[data-found-${name}]`);
  const number = new Intl.NumberFormat(bar.lang);
  const plural = new Intl.PluralRules(bar.lang);
  const { wordOne, wordMany, wordAt } = bar.dataset;
  const isRead = (mark) => mark.closest("[data-found-in]").dataset.foundIn === "prose";
  let at = Math.max(marks.findIndex(isRead), 0);

  /** Make another place the current one; the reader's focus stays at the button. */
  function go(to) {
    marks[at].removeAttribute("data-current");
    at = (to + marks.length) % marks.length;
    marks[at].setAttribute("data-current", "");
  }

  function step(to) {
    go(to);
    say(wordAt);
    marks[at].scrollIntoView({ block: "center" });
  }

  function say(words) {
    const told = words.replace("{at}", number.format(at + 1));
    part("count").textContent = told.replace("{n}", number.format(marks.length));
  }

  function close() {
    takeMarks(marks);
    forgetWords(location.href);
    bar.hidden = true;
    bar.closest("main").focus({ preventScroll: true });
  }

  part("previous").addEventListener("click", () => step(at - 1));
  part("next").addEventListener("click", () => step(at + 1));
  part("off").addEventListener("click", close);
  bar.hidden = false;
  go(at);
  // A change is announced only where the bar was there before.
  requestAnimationFrame(() => {
    part("label").textContent = label;
    say(plural.select(marks.length) === "one" ? wordOne : wordMany);
  });
  if (isRead(marks[at]) && hasJustCome() && !isSeen(marks[at], bar)) {
    marks[at].scrollIntoView({ block: "center" });
  }
}

/** Tell whether the page stands at its top: who goes back or reloads is where they were. */
function hasJustCome() {
  const [navigation] = performance.getEntriesByType("navigation");
  return navigation?.type === "navigate" && !location.hash && scrollY === 0;
}

function isSeen(mark, bar) {
  const { top, bottom } = mark.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight - bar.offsetHeight;
}
