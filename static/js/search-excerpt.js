/** Pagefind's excerpts become nodes of the page, never markup. */

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/**
 * @param {string} excerpt Text with entities, in which `<mark>` holds what was found.
 * @returns {(Node | string)[]}
 */
export function excerptNodes(excerpt) {
  const pieces = excerpt.split(/<\/?mark>/);
  return pieces.map((piece, index) => {
    const text = plain(piece);
    if (index % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

/** @param {string} text */
function plain(text) {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
