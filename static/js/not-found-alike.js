/** Which articles an address that leads nowhere may have meant. No page is needed here. */

/** How alike two names have to be, from 0 (no pair of letters in common) to 1 (the same). */
const LEAST = 0.5;

/**
 * Reads an address: the words of its last part, and the year it names.
 * @param {string} path What stands behind the site's base, `2023/09/hoi-nghi-tong-ke.html`.
 * @returns {{name: string, year: string}} Words joined by hyphens; either may be empty.
 */
export function asked(path) {
  const parts = undone(path).split("/").filter((part) => part && !/^index\.\w+$/.test(part));
  const last = (parts.at(-1) ?? "").replace(/\.[a-z]{3,5}$/i, "");
  const year = /(?:^|\D)((?:19|20)\d{2})(?=\D|\d{4}(?:\D|$)|$)/.exec(parts.join("/"));
  return { name: plain(last), year: year?.[1] ?? "" };
}

/**
 * Chooses the articles whose addresses end alike, the most alike first; of equals the newer.
 * @template {{url: string}} Article
 * @param {string} name
 * @param {Article[]} articles Newest first.
 * @param {number} most
 * @returns {Article[]}
 */
export function alike(name, articles, most) {
  const wanted = pairs(name);
  return articles
    .map((article) => ({ article, likeness: likeness(wanted, pairs(slug(article.url))) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map(({ article }) => article);
}

/** @param {string} url */
function slug(url) {
  return url.split("/").filter(Boolean).at(-1) ?? "";
}

/** Undoes %-signs; an address in which they mean nothing stays as it is. @param {string} path */
function undone(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Writes words as addresses do, without marks. @param {string} text */
function plain(text) {
  const letters = text.toLowerCase().replace(/[\u0111\u00f0\u0256]/g, "d").normalize("NFD");
  const bare = letters.replace(/\p{M}/gu, "");
  return bare.split(/[^a-z0-9]+/).filter(Boolean).join("-");
}

/** Gives the pairs of neighbouring letters of a name, its edges included. @param {string} name */
function pairs(name) {
  const whole = `-${name}-`;
  return new Set(Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(at, at + 2)));
}

/**
 * Tells how much two sets have in common (Dice's coefficient).
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function likeness(one, other) {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / (one.size + other.size);
}
