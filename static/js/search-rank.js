/**
 * Which articles of the whole archive hold the words of a query side by side, best first.
 *
 * @typedef {{bundle: import("./search-index.js").Bundle, article: number, score: number,
 *   partial: boolean}} Match It is partial if it holds some of the words only.
 */

import { shingles } from "./search-shingles.js";
import { turned } from "./search-words.js";

/** What a syllable of the title counts beside a pair of syllables. */
const TITLE = 1;
/** What a shingle counts that is spelled with other marks than were typed. */
const OTHER_MARKS = 0.8;
/** So much of the weight of a query's pairs an article must hold to be found in part, or whole. */
const PART = 0.25;
const WHOLE = 0.6;
/** Where no article holds so much, this share of what the best one holds will do. */
const OF_BEST = 0.75;
/** Of longer queries the pairs alone are asked for: they tell enough. */
const LONG = 8;
/** More articles than any bundle holds. */
export const SHARE = 2 ** 20;

/**
 * @param {import("./search-words.js").Segment[]} segments
 * @param {(number: number) => Promise<import("./search-shards.js").Posting[]>} find
 * @param {import("./search-index.js").Bundle[]} bundles Newest first.
 * @returns {Promise<Match[]>}
 */
export async function rank(segments, find, bundles) {
  if (!bundles.length) return [];
  const total = bundles.reduce((sum, { articles }) => sum + articles, 0);
  const wanted = distinct(segments);
  const found = await Promise.all(wanted.map(({ number }) => find(number)));
  /** @type {Map<number, {score: number, cover: number, title: number, quoted: number}>} */
  const articles = new Map();
  const sum = { cover: 0, title: 0, quoted: 0 };
  wanted.forEach((shingle, at) => {
    const gains = best(shingle, found[at]);
    const weight = Math.log(1 + (total - gains.size + 0.5) / (gains.size + 0.5));
    const parts = counted(shingle, weight);
    // What stands in for another shingle is more than is asked for.
    if (!shingle.instead) for (const part of Object.keys(sum)) sum[part] += parts[part];
    for (const [id, gain] of gains) {
      let article = articles.get(id);
      if (!article) articles.set(id, (article = { score: 0, cover: 0, title: 0, quoted: 0 }));
      article.score += weight * gain;
      for (const part of Object.keys(sum)) article[part] += parts[part];
    }
  });
  return ordered(worthy(articles, sum), bundles);
}

/** Give every shingle of a query once. */
function distinct(segments) {
  const found = new Map();
  const isLong = segments.reduce((sum, { run }) => sum + run.length, 0) > LONG;
  for (const { quoted, run } of segments) {
    for (const shingle of shingles(run)) {
      if (isLong && shingle.kind !== "pair") continue;
      const known = found.get(shingle.number);
      found.set(shingle.number, { ...shingle, quoted: quoted || Boolean(known?.quoted) });
    }
    const other = quoted ? null : turned(run);
    for (const shingle of other ? shingles(other) : []) {
      if (shingle.kind === "pair" && !found.has(shingle.number)) {
        found.set(shingle.number, { ...shingle, quoted: false, instead: true });
      }
    }
  }
  return [...found.values()];
}

/** Give for each article how much a shingle counts there. */
function best({ kind, signature, marked }, postings) {
  const gains = new Map();
  for (const posting of postings) {
    const id = posting.code * SHARE + posting.article;
    const spelled = !marked || posting.signature === signature ? 1 : OTHER_MARKS;
    const gain = (kind === "title" ? TITLE : 1 + posting.level / 3) * spelled;
    gains.set(id, Math.max(gain, gains.get(id) ?? 0));
  }
  return gains;
}

function counted({ kind, quoted }, weight) {
  return {
    cover: kind === "pair" ? weight : 0,
    title: kind === "title" ? 1 : 0,
    quoted: quoted && kind === "pair" ? 1 : 0,
  };
}

/** Leave the articles that hold enough of the query, and every pair of what is in quotes. */
function worthy(articles, sum) {
  let most = 0;
  for (const { cover } of articles.values()) most = Math.max(most, cover);
  const part = Math.min(PART * sum.cover, OF_BEST * most);
  const whole = Math.min(WHOLE * sum.cover, OF_BEST * most);
  const left = [];
  for (const [id, { score, cover, title, quoted }] of articles) {
    const isInTitle = sum.title > 0 && title === sum.title;
    if (quoted < sum.quoted || !(isInTitle || (cover > 0 && cover >= part))) continue;
    left.push({ id, score, partial: !isInTitle && cover < whole });
  }
  return left;
}

/** @returns {Match[]} */
function ordered(articles, bundles) {
  const place = new Map(bundles.map(({ code }, at) => [code, at]));
  const known = [];
  for (const { id, ...told } of articles) {
    const at = place.get(Math.floor(id / SHARE));
    if (at !== undefined) known.push({ at, article: id % SHARE, ...told });
  }
  known.sort((a, b) => b.score - a.score || a.at - b.at || b.article - a.article);
  return known.map(({ at, ...match }) => ({ bundle: bundles[at], ...match }));
}
