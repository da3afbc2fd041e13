/**
 * The keyboard on the search page: / goes to the box, the arrows walk between the box
 * and the results, Escape comes back to the box.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} results
 */
export function bindKeys(input, results) {
  const links = () => [...results.querySelectorAll("[data-result-link]")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const from = document.activeElement;
    const at = links().indexOf(from);
    const to = target(event.key, from, at);
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (to === input) input.select();
  });

  function target(key, from, at) {
    const all = links();
    if (key === "/" && !from?.matches("input, select, textarea")) return input;
    if (key === "Escape" && at >= 0) return input;
    if (key === "ArrowDown" && (at >= 0 || from === input)) return all[at + 1];
    if (key === "ArrowUp" && at >= 0) return all[at - 1] ?? input;
    return null;
  }
}
