/** A picture of a text opens large, with its caption; buttons and arrow keys lead to the others. */

/** @param {HTMLDialogElement} dialog */
export function start(dialog) {
  if (!dialog.showModal) return;
  const links = [...document.querySelectorAll(".large__open")];
  const part = (name) => dialog.querySelector(`[data-large-${name}]`);
  const turns = { ArrowLeft: -1, ArrowRight: 1 };
  let at = 0;

  /** Show a picture by its number; after the last comes the first. */
  function show(number) {
    at = (number + links.length) % links.length;
    const caption = links[at].closest("figure")?.querySelector("figcaption")?.cloneNode(true);
    part("picture").replaceChildren(enlarged(links[at].querySelector("img")));
    part("caption").replaceChildren(...(caption?.childNodes ?? []));
    const place = { "{at}": at + 1, "{n}": links.length };
    part("place").textContent = dialog.dataset.largePlaces.replace(/\{\w+\}/g, (key) => place[key]);
  }

  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      if (isMeantOtherwise(event)) return;
      event.preventDefault();
      show(number);
      // Not every browser focuses a link that is clicked; what had the focus gets it back.
      link.focus();
      if (!dialog.open) dialog.showModal();
    });
  });
  for (const name of ["previous", "next", "place"]) part(name).hidden = links.length < 2;
  part("previous").addEventListener("click", () => show(at - 1));
  part("next").addEventListener("click", () => show(at + 1));
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key in turns && !isMeantOtherwise(event)) show(at + turns[event.key]);
  });
}

/** Tell whether the browser has its own use of this: a new tab, the page before. */
function isMeantOtherwise({ altKey, ctrlKey, metaKey, shiftKey }) {
  return altKey || ctrlKey || metaKey || shiftKey;
}

/**
 * Copy a picture with all its files, of which the browser takes one for the whole window.
 *
 * @param {HTMLImageElement} image
 */
function enlarged(image) {
  const copy = (image.closest("picture") ?? image).cloneNode(true);
  const widest = parseInt(image.srcset.split(" ").at(-1), 10);
  const hint = `min(100vw, ${Math.ceil((100 * image.width) / image.height)}vh, ${widest}px)`;
  for (const file of copy.matches("img") ? [copy] : copy.children) {
    file.removeAttribute("id");
    if (file.srcset) file.sizes = hint;
  }
  return copy;
}
