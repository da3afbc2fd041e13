/**
 * Marks in a text that is there already. Text nodes are cut and put together again: the
 * elements around them, their links and whoever listens to them stay the same ones.
 */

/**
 * @param {Element} root
 * @returns {Text[]}
 */
export function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/**
 * @param {Text} node
 * @param {import("./found-places.js").Place[]} places In order.
 * @returns {HTMLElement[]} A mark for each place, in order.
 */
export function putMarks(node, places) {
  const marks = [];
  // From the end on: what lies before a cut keeps its place.
  for (const { from, to } of [...places].reverse()) {
    node.splitText(to);
    const mark = document.createElement("mark");
    mark.className = "found__place";
    const text = node.splitText(from);
    text.replaceWith(mark);
    mark.append(text);
    marks.unshift(mark);
  }
  return marks;
}

/** @param {HTMLElement[]} marks */
export function takeMarks(marks) {
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}
