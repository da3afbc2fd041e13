/** What the reader sees of a search: form, status, results. All words are the template's. */

import { openChart } from "./search-chart.js";
import { openChoices } from "./search-choices.js";
import { excerptNodes } from "./search-excerpt.js";
import { isOne, written } from "./search-numbers.js";
import { readQuery } from "./search-query.js";

/** @param {HTMLElement} root */
export function openView(root) {
  const part = (name) => root.querySelector(`[data-search-${name}]`);
  const form = part("form");
  const { q: input, year } = form.elements;
  const [status, results, more, retry] = ["status", "results", "more", "retry"].map(part);
  const [browse, advice, template] = ["browse", "advice", "result"].map(part);
  const words = root.dataset;
  const choices = openChoices(form);
  const chart = openChart(part("chart"), (chosen) => {
    choices.fill({ ...query(), year: chosen });
    year.dispatchEvent(new Event("change"));
  });

  const query = () => readQuery(`?${new URLSearchParams(new FormData(form))}`);

  /** Tell how the search stands, and show what belongs to that. */
  function say(state, text) {
    status.dataset.state = state;
    // A reader who listens is told how it ends, not each step.
    status.ariaBusy = String(state === "loading" || state === "partial");
    const said = text ?? words[`word${state[0].toUpperCase()}${state.slice(1)}`];
    // What is said already would be said again.
    if (status.textContent !== said) status.textContent = said;
    browse.hidden = state !== "idle" && state !== "empty" && state !== "error";
    advice.hidden = state !== "empty";
    retry.hidden = state !== "error" || text === words.wordMissing;
    more.disabled = state === "partial";
    results.toggleAttribute("data-waiting", state === "loading");
    if (state === "idle" || state === "empty") replace([]);
    if (state === "idle" || state === "error") chart.hide();
    if (state !== "partial" && state !== "done") more.hidden = true;
  }

  function replace(nodes) {
    results.replaceChildren(...nodes);
  }

  /**
   * Put a result below those already there.
   *
   * @param {import("./search-answer.js").Result} result
   * @param {import("./search-words.js").Segment[]} segments
   * @returns {HTMLElement}
   */
  function append(result, segments) {
    const article = render(result, segments);
    results.append(article);
    results.removeAttribute("data-waiting");
    return article;
  }

  function render(result, segments) {
    const article = template.content.firstElementChild.cloneNode(true);
    const put = (name) => article.querySelector(`[data-result-${name}]`);
    put("link").href = result.url;
    put("link").replaceChildren(...excerptNodes(result.title, segments, Infinity));
    put("date").textContent = result.date;
    put("category").textContent = result.category;
    put("authors").textContent = result.authors;
    const text = result.text.startsWith(result.title)
      ? result.text.slice(result.title.length).replace(/^[\s.:–-]+/, "")
      : result.text;
    put("excerpt").replaceChildren(...excerptNodes(text, segments));
    return article;
  }

  return {
    words,
    input,
    results,
    choices,
    chart,
    say,
    clear: () => replace([]),
    append,
    query,
    /** Say below which line results hold the words scattered. */
    divide: () =>
      results.append(part("divider").content.cloneNode(true)),
    fill: (given) => {
      input.value = given.term;
      choices.fill(given);
    },
    /** Go to a result; or where there is none, to the last, so that the place is not lost. */
    focus: (result) => {
      const links = results.querySelectorAll("[data-result-link]");
      (result?.querySelector("[data-result-link]") ?? [...links].at(-1) ?? input).focus();
    },
    /** Go to the first result, from a button that is gone now. */
    focusFirst: () => (results.querySelector("[data-result-link]") ?? input).focus(),
    /** Leave the advice that would change anything. */
    advise: (useful) => {
      for (const button of advice.querySelectorAll("[data-advice]")) {
        button.closest("li").hidden = !useful[button.dataset.advice];
      }
      advice.hidden = !Object.values(useful).some(Boolean);
    },
    /** Say how many were found; `meant` is what was searched for instead of what was typed. */
    found: ({ count, part: inPart, sure }, meant) => {
      const one = isOne(count);
      const said = sure ? (one ? words.wordOne : words.wordMany) : words.wordLeast;
      const told = [said.replace("{n}", written(count))];
      if (inPart) told.push(words.wordPart.replace("{n}", written(inPart)));
      if (meant) told.push(words.wordMeant.replace("{meant}", meant));
      return told.join(" ");
    },
    /** Offer more results; `years` are those they come from, if these are known. */
    offerMore: (there, years = "", isPhrase = false) => {
      more.hidden = !there;
      const said = isPhrase ? words.wordScattered : words.wordOn;
      more.textContent = years ? said.replace("{years}", years) : words.wordMore;
    },
    onType: (act) => input.addEventListener("input", act),
    onChoose: (act) => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        act();
      });
      choices.onChoose(act);
    },
    onMore: (act) => more.addEventListener("click", act),
    onRetry: (act) => retry.addEventListener("click", act),
    onAdvice: (act) =>
      advice.addEventListener("click", ({ target }) => {
        const given = target.closest("[data-advice]")?.dataset.advice;
        if (given) act(given);
      }),
    onOpen: (act) =>
      results.addEventListener("click", ({ target }) => {
        const link = target.closest("[data-result-link]");
        if (link) act(link.href);
      }),
  };
}
