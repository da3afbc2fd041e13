/** The page of an address that leads nowhere guesses which article was meant. */

import { alike, asked } from "./not-found-alike.js";

const MOST = 5;

/** @param {HTMLElement} root */
export async function start(root) {
  const { base, wordSearch } = root.dataset;
  const path = location.pathname;
  const { name, year } = asked(path.startsWith(base) ? path.slice(base.length) : path);
  const words = name.replaceAll("-", " ");
  if (!/[a-z]/.test(name)) return;

  const link = root.querySelector("[data-not-found-search]");
  link.href = `${link.href}?q=${encodeURIComponent(words)}`;
  link.textContent = wordSearch.replace("{words}", words);

  if (!year) return;
  const found = alike(name, await articles(`${base}${year}/index.json`), MOST);
  if (!found.length) return;
  root.querySelector("[data-not-found-list]").append(...found.map(item));
  root.querySelector("[data-not-found-guesses]").hidden = false;
}

/**
 * Fetches a year's articles; gives none of a year that has none, or when the network fails.
 * @param {string} url
 * @returns {Promise<{title: string, url: string}[]>}
 */
async function articles(url) {
  try {
    const answer = await fetch(url);
    return answer.ok ? (await answer.json()).articles : [];
  } catch {
    return [];
  }
}

/** Links to an article on the host that is being visited. @param {{title: string, url: string}} of */
function item({ title, url }) {
  const link = document.createElement("a");
  link.href = new URL(url).pathname;
  link.textContent = title;
  const place = document.createElement("li");
  place.append(link);
  return place;
}
