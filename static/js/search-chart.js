/**
 * Bars that tell how many results each year has. A bar is a button: it chooses its year,
 * and the chosen one sets all years free again.
 */

import { written } from "./search-numbers.js";

/**
 * @param {HTMLElement} root Holds a list, and the words for a bar: `{year}`, `{n}`.
 * @param {(year: string) => void} choose
 */
export function openChart(root, choose) {
  const list = root.querySelector("[data-chart-bars]");

  function bar(year, count, most, isChosen) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const label = root.dataset.wordBar.replace("{year}", year).replace("{n}", written(count));
    button.type = "button";
    button.className = "chart__bar";
    button.disabled = !count && !isChosen;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.setAttribute("aria-pressed", String(isChosen));
    button.style.setProperty("--share", String(count / most));
    button.dataset.year = String(year);
    const name = document.createElement("span");
    name.textContent = `’${String(year).slice(-2)}`;
    button.append(name);
    button.addEventListener("click", () => choose(isChosen ? "" : String(year)));
    item.append(button);
    return item;
  }

  return {
    /**
     * @param {Map<number, number>} counts Of all years of the archive, oldest first.
     * @param {string} chosen
     */
    show: (counts, chosen) => {
      const most = Math.max(1, ...counts.values());
      const focused = list.contains(document.activeElement) && document.activeElement.dataset.year;
      const bars = [...counts].map(([year, n]) => bar(year, n, most, String(year) === chosen));
      const left = list.scrollLeft;
      const isNew = root.hidden;
      list.replaceChildren(...bars);
      root.hidden = counts.size < 2 || ![...counts.values()].some(Boolean);
      // Where not all years fit, the newest are seen first.
      list.scrollLeft = isNew ? list.scrollWidth : left;
      if (focused) list.querySelector(`[data-year="${focused}"]`)?.focus();
    },
    hide: () => {
      root.hidden = true;
    },
  };
}
