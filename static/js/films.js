/**
 * A film of another site plays where it stands, once a reader has asked for it. Before that,
 * nothing is loaded from there; without this script, it is a link.
 */

/** What an address of a film is, and the player that its site offers for it. */
const PLAYERS = [
  [
    /^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{11})(?:&t=(\d+)s)?$/,
    (film, start) =>
      `https://www.youtube-nocookie.com/embed/${film}?autoplay=1${start ? `&start=${start}` : ""}`,
  ],
  [
    /^https:\/\/vimeo\.com\/(\d+)(?:\/(\w+))?(#t=\d+s)?$/,
    (film, key, start = "") =>
      `https://player.vimeo.com/video/${film}?${key ? `h=${key}&` : ""}dnt=1&autoplay=1${start}`,
  ],
];

/** @param {HTMLElement} text */
export function start(text) {
  for (const link of text.querySelectorAll(".film > .film__link")) {
    const player = playerOf(link.href);
    if (player) prepare(link, player, text.dataset.filmsNote);
  }
}

/** @param {string} address */
function playerOf(address) {
  for (const [pattern, player] of PLAYERS) {
    const found = pattern.exec(address);
    if (found) return player(...found.slice(1));
  }
  return "";
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} player
 * @param {string} note
 */
function prepare(link, player, note) {
  const hint = document.createElement("span");
  hint.className = "film__note";
  hint.textContent = note.replace("{host}", new URL(player).hostname);
  const words = link.textContent;
  link.append(hint);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "film__frame";
    frame.title = words;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = player;
    link.replaceWith(frame);
    frame.focus();
  });
}
