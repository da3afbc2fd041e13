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
    partial: root.dataset.wordLoading,
    empty: root.dataset.wordEmpty,
    error: root.dataset.wordError,
    missing: root.dataset.wordMissing,
    one: root.dataset.wordOne,
    many: root.dataset.wordMany,
  };

  /** Tell how the search stands, and show what belongs to that. */
  function say(state, text = words[state]) {
    status.dataset.state = state;
    status.textContent = text;
    browse.hidden = state !== "idle" && state !== "empty" && state !== "error";
    retry.hidden = state !== "error" || text === words.missing;
    more.disabled = state === "partial";
    results.toggleAttribute("data-waiting", state === "loading");
    if (state === "error" || state === "idle") replace([]);
    if (state === "error" || state === "idle") more.hidden = true;
  }

  /** @param {import("./search-index.js").Result[]} found */
  function replace(found) {
    results.replaceChildren(...found.map(render));
  }

  function append(found) {
    const fresh = found.map(render);
    results.append(...fresh);
    fresh[0]?.querySelector("[data-result-link]").focus();
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

  /** Say behind every choice how many results it would leave. */
  function count(counts) {
    for (const select of [category, year]) {
      const values = counts[select.name] ?? {};
      for (const option of select.options) {
        if (!option.value) continue;
        const left = values[option.value] ?? 0;
        option.textContent = `${option.value} (${number.format(left)})`;
        option.disabled = !left && !option.selected;
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
    shown: () => results.childElementCount,
    query: () => readQuery(`?${new URLSearchParams(new FormData(form))}`),
    found: (total) =>
      (plural.select(total) === "one" ? words.one : words.many).replace("{n}", number.format(total)),
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
