/** The choices of a search: category, author, year, order; behind each what it would leave. */

import { written } from "./search-numbers.js";

/** Authors that are offered, at most: those with the most results. */
const AUTHORS = 40;

/** @param {HTMLFormElement} form */
export function openChoices(form) {
  const { category, author, year, sort } = form.elements;

  const counted = (name, count) => (count === undefined ? name : `${name} (${written(count)})`);

  /** @param {Map<string, number> | null} counts Nothing where it is not known. */
  function tell(select, counts) {
    for (const option of select.options) {
      if (!option.value) continue;
      const left = counts ? (counts.get(option.value) ?? 0) : undefined;
      option.textContent = counted(option.value, left);
      option.disabled = left === 0 && !option.selected;
    }
  }

  /** Offer the authors there are; the chosen one stays, whatever is found. */
  function offer(counts) {
    const names = [...(counts ?? [])].sort(([a, n], [b, m]) => m - n || a.localeCompare(b, "vi"));
    const options = names.slice(0, AUTHORS).map(([name, n]) => new Option(counted(name, n), name));
    const chosen = author.value;
    author.replaceChildren(author.options[0], ...options);
    put(author, chosen);
    author.closest("[data-search-filter]").hidden = !options.length && !chosen;
  }

  /** Choose a value. One that is no choice becomes one: it came by address. */
  function put(select, value) {
    if (![...select.options].some((option) => option.value === value)) {
      select.add(new Option(value, value));
    }
    select.value = value;
  }

  return {
    /**
     * Tell what each choice would leave, where that is known.
     *
     * @param {{category?: Map<string, number>, author?: Map<string, number>,
     *   year?: Map<number, number>}} counts
     */
    count: (counts) => {
      const years = counts.year && [...counts.year].map(([number, n]) => [String(number), n]);
      tell(category, counts.category ?? null);
      tell(year, years ? new Map(years) : null);
      offer(counts.author ?? null);
    },
    fill: (query) => {
      put(category, query.category);
      put(author, query.author);
      put(year, query.year);
      const known = [...sort.options].some(({ value }) => value === query.sort);
      sort.value = known ? query.sort : "";
      author.closest("[data-search-filter]").hidden = !query.author && author.options.length < 2;
    },
    onChoose: (act) => {
      for (const select of [category, author, year, sort]) select.addEventListener("change", act);
    },
  };
}
