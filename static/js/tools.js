/** An article can be printed, and saved as one file that needs nothing else. */

import { savedArticle } from "./saved-article.js";

/** @param {HTMLElement} tools */
export function start(tools) {
  const part = (name) => tools.querySelector(`[data-tools-${name}]`);
  const { toolsOrigin, toolsSaving, toolsSaved, toolsFailed } = tools.dataset;
  let busy = false;

  part("print").addEventListener("click", () => print());
  part("save").addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    part("status").textContent = toolsSaving;
    try {
      const file = `${location.pathname.split("/").filter(Boolean).at(-1)}.html`;
      give(await savedArticle(tools.closest("article"), toolsOrigin), file);
      part("status").textContent = toolsSaved.replace("{file}", file);
    } catch {
      part("status").textContent = toolsFailed;
    }
    busy = false;
  });
  tools.hidden = false;
}

/**
 * Hand a page over as a download.
 *
 * @param {string} page
 * @param {string} name
 */
function give(page, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
