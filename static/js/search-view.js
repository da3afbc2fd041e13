/** What the reader sees of a search: form, status, results. All words are the template's. */

import { excerptNodes } from "./search-excerpt.js";
import { readQuery } from "./search-query.js";

/** @param {HTMLElement} root */
export function openView(root) {
  const part = (name) => root.querySelector(`[data-search-${name}]`);
  const form = part("form");
  const { q: input, category, year } = form.elements;
  const [status, results, more, retry] = ["status", "results", "more", "retry"].map(part);
  const browse = part("browse");
  const template = part("result");
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(language);
  const words = {
    idle: root.dataset.wordIdle,
    loading: root.dataset.wordLoading,
    empty: root.dataset.wordEmpty,
    error: root.dataset.wordError,
    missing: root.dataset.wordMissing,
    one: root.dataset.wordOne,
    many: root.dataset.wordMany,
    oneSince: root.dataset.wordOneSince,
    manySince: root.dataset.wordManySince,
    older: root.dataset.wordOlder,
  };

  /** Tell how the search stands, and show what belongs to that. */
  function say(state, text = words[state]) {
    status.dataset.state = state;
    // A reader who listens is told how it ends, not each step.
    status.ariaBusy = String(state === "loading" || state === "partial");
    status.textContent = text;
    browse.hidden = state !== "idle" && state !== "empty" && state !== "error";
    retry.hidden = state !== "error" || text === words.missing;
    more.disabled = state === "partial";
    results.toggleAttribute("data-waiting", state === "loading");
    if (state === "idle") replace([]);
    if (state !== "partial" && state !== "done") more.hidden = true;
  }

  /** @param {import("./search-bundle.js").Result[]} found */
  function replace(found) {
    results.replaceChildren(...found.map(render));
  }

  /** @returns {HTMLElement} The first of the results put below those already there. */
  function append(found) {
    const fresh = found.map(render);
    results.append(...fresh);
    results.removeAttribute("data-waiting");
    return fresh[0];
  }

  function render(result) {
    const article = template.content.firstElementChild.cloneNode(true);
    const put = (name) => article.querySelector(`[data-result-${name}]`);
    put("link").href = result.url;
    put("link").textContent = result.title;
    put("date").textContent = result.date;
    put("category").textContent = result.category;
    put("excerpt").replaceChildren(...excerptNodes(result.excerpt));
    return article;
  }

  /**
   * Say behind every choice how many results it would leave, as far as that is known.
   *
   * @param {Record<string, import("./search-index.js").Counts>} counts
   */
  function count(counts) {
    for (const select of [category, year]) {
      const { values, whole } = counts[select.name];
      for (const option of select.options) {
        if (!option.value) continue;
        const left = values[option.value] ?? (whole ? 0 : null);
        const known = left === null ? "" : ` (${number.format(left)})`;
        option.textContent = option.value + known;
        option.disabled = whole && !left && !option.selected;
      }
    }
  }

  /** Put a query into the form. A value that is no choice becomes one: it came by address. */
  function fill(query) {
    input.value = query.term;
    for (const select of [category, year]) {
      const value = query[select.name];
      if (![...select.options].some((option) => option.value === value)) {
        select.add(new Option(value, value));
      }
      select.value = value;
    }
  }

  return {
    words,
    input,
    results,
    say,
    replace,
    append,
    count,
    fill,
    focus: (result) => result?.querySelector("[data-result-link]").focus(),
    query: () => readQuery(`?${new URLSearchParams(new FormData(form))}`),
    /** Say how many were found, and since when, where older articles are not searched yet. */
    found: (total, since) => {
      const one = plural.select(total) === "one";
      const said = since ? (one ? words.oneSince : words.manySince) : one ? words.one : words.many;
      return said.replace("{n}", number.format(total)).replace("{since}", since);
    },
    offerMore: (there) => {
      more.hidden = !there;
    },
    onType: (act) => input.addEventListener("input", act),
    onChoose: (act) => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        act();
      });
      for (const select of [category, year]) select.addEventListener("change", act);
    },
    onMore: (act) => more.addEventListener("click", act),
    onRetry: (act) => retry.addEventListener("click", act),
  };
}
