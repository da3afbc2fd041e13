/**
 * Starts what a page asks for with `data-module`, and loads no more than that. What serves some
 * links alone (`data-module-for`) is loaded when one of them is pressed.
 * A page works without any of it.
 */

/** @type {Record<string, () => Promise<{start: (root: HTMLElement) => void}>>} */
const modules = {
  films: () => import("./films.js"),
  found: () => import("./found.js"),
  large: () => import("./large.js"),
  "not-found": () => import("./not-found.js"),
  search: () => import("./search.js"),
  shortcut: () => import("./shortcut.js"),
  tools: () => import("./tools.js"),
};

for (const root of document.querySelectorAll("[data-module]")) {
  if (root.dataset.moduleFor) waitFor(root.dataset.moduleFor, root);
  else begin(root);
}

/** @param {HTMLElement} root */
async function begin(root) {
  const module = await modules[root.dataset.module]?.();
  module?.start(root);
}

/**
 * Start a module when a link is pressed, and press it again; without the module, it leads on.
 *
 * @param {string} links
 * @param {HTMLElement} root
 */
function waitFor(links, root) {
  let begun;
  document.addEventListener("click", function press(event) {
    const link = event.target.closest(links);
    if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    begun ??= begin(root);
    const again = () => {
      document.removeEventListener("click", press);
      link.click();
    };
    begun.then(again, again);
  });
}
