/** One key goes to the search box from anywhere on a page, and the box tells which. */

const KEY = "/";

/** @param {HTMLFormElement} form */
export function start(form) {
  const input = form.elements.q;
  const hint = form.querySelector("[data-shortcut-hint]");
  input.setAttribute("aria-keyshortcuts", KEY);
  hint.textContent = KEY;
  hint.hidden = false;

  document.addEventListener("keydown", (event) => {
    if (event.key !== KEY || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.isComposing || isTypedIn(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** @param {HTMLElement} element */
function isTypedIn(element) {
  return element.isContentEditable || element.matches?.("input, select, textarea");
}
