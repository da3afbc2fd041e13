/**
 * The answer to one query: articles that hold its words side by side, from all years, best
 * first; below them, when asked for, those that hold them scattered, newest first.
 *
 * @typedef {{bundle: import("./search-index.js").Bundle, article: number}} Place
 * @typedef {import("./search-articles.js").Fragment & Place & {partial?: boolean,
 *   scattered?: boolean}} Result
 */

import { openLoose } from "./search-loose.js";
import { rank, SHARE } from "./search-rank.js";
import { openReading } from "./search-reading.js";
import { openSieve } from "./search-sieve.js";
import { untyped } from "./search-telex.js";
import { plainTerm, segments } from "./search-words.js";

/** How many articles are read to put the nearest first, for each one that is shown. */
const READ = 1.25;
const SYLLABLES_OF_A_PHRASE = 2;

const isPhrase = ({ run }) => run.length >= SYLLABLES_OF_A_PHRASE;
const isWhole = ({ partial }) => !partial;

/**
 * @param {ReturnType<typeof import("./search-index.js").openIndex>} index
 * @param {import("./search-query.js").Query} query
 */
export function openAnswer(index, query) {
  const articles = index.articles();
  const sieve = openSieve(articles, query);
  let term = query.term;
  let words = segments(term);
  let judge = openReading(words);
  /** @type {import("./search-index.js").Bundle[]} */
  let bundles = [];
  /** Found in the phrase index; of the chosen category and author; of the chosen year, in order. */
  let found = [];
  let matches = [];
  let chosen = [];
  /** Of the chosen, how many were read; which of these do not hold what they must. */
  let taken = 0;
  const missed = new Set();
  /** Read and judged, in order, but not given yet. */
  let ready = [];
  /** Found scattered, but not read yet; how many were given. */
  let loose = null;
  let waiting = [];
  let scattered = 0;

  /** Find the articles. Nothing of them is loaded yet. */
  async function begin() {
    const listing = await index.listing();
    bundles = listing.bundles;
    if (!words.length) {
      found = term ? [] : everything(bundles);
    } else {
      found = await rank(words, listing.find, bundles);
      if (!found.length) await mend(listing.find);
    }
    matches = await sieve.filtered(found);
    chosen = await sieve.sorted(matches.filter(sieve.isInYear), bundles);
  }

  /** Search for what was meant, where nothing holds what was typed. */
  async function mend(find) {
    const meant = untyped(term);
    if (!meant) return;
    const again = segments(meant);
    const others = await rank(again, find, bundles);
    if (!others.length && again.some(isPhrase)) return;
    term = meant;
    words = again;
    judge = openReading(words);
    found = others;
  }

  /** Load articles. One that is lost is left out; where all are, the index is not what it was. */
  async function load(places) {
    const loaded = await Promise.all(
      places.map(async (place) => ({ ...place, ...(await articles.read(place)) })),
    );
    const whole = loaded.filter(({ url }) => url);
    if (!whole.length && loaded.some(({ lost }) => lost)) throw new Error("All articles are lost");
    return whole;
  }

  /** Read articles; give those that hold what they must, the nearest first where that is asked. */
  async function read(places, way = "holds") {
    const loaded = await load(places);
    if (!words.length) return loaded;
    const judged = loaded.map((result) => ({ result, ...judge(result) }));
    if (!query.sort) judged.sort((a, b) => b.nearness - a.nearness);
    return judged.filter((one) => one[way]).map(({ result }) => result);
  }

  /** @returns {Promise<Result[]>} The next so many of those that hold the words side by side. */
  async function next(count) {
    while (ready.length < count && taken < chosen.length) {
      const some = chosen.slice(taken, taken + Math.ceil(READ * (count - ready.length)));
      const held = await read(some);
      const known = new Set(held.map(id));
      for (const place of some) if (!known.has(id(place))) missed.add(place);
      taken += some.length;
      ready.push(...held);
    }
    return ready.splice(0, count);
  }

  /** @returns {Promise<Result[]>} What the next bundles hold scattered: about so many, or none. */
  async function more(count) {
    if (!waiting.length) waiting = await step();
    const some = waiting.splice(0, Math.ceil(READ * count));
    const held = await read(some, "scattered");
    scattered += held.length;
    return held;
  }

  /** @returns {Promise<Place[]>} What the next bundles hold scattered, and was not found before. */
  async function step() {
    loose ??= openLoose(index.pagefind, index.path, within(), plainTerm(words));
    const places = [];
    for (const { bundle, names } of await loose.step()) {
      places.push(...names.map((name) => ({ bundle, article: Number(name), scattered: true })));
    }
    const known = new Set(found.map(id));
    const fresh = places.filter((place) => !known.has(id(place)));
    const held = await sieve.filtered(fresh);
    return query.sort === "newest" ? sieve.sorted(held, bundles) : held;
  }

  const within = () => bundles.filter(sieve.mayHold);
  /** The phrase index misses no phrase: where all is in quotes, there is nothing else. */
  const isExact = () => words.every((segment) => segment.quoted && isPhrase(segment));
  const isCounted = () => isExact() || (found.length > 0 && words.some(isPhrase));
  /** The bundles that may hold more scattered words, newest first. */
  function left() {
    if (isExact()) return [];
    const begun = new Set(waiting.map(({ bundle }) => bundle));
    return [...begun, ...(loose ? loose.left() : within())];
  }

  return {
    begin,
    next,
    more,
    words: () => words,
    /** What was searched for instead of what was typed; "" if that was searched for. */
    meant: () => (term === query.term ? "" : term),
    /** Whether words can stand side by side at all. */
    isPhrase: () => words.some(isPhrase),
    /** Whether the phrase index tells all: how many articles there are of each year and choice. */
    isCounted,
    /**
     * How many articles hold the words, and how many a part of them; `sure` if each was read,
     * or need not be.
     */
    known: () => {
      const isRead = taken >= chosen.length || !words.some(({ quoted }) => quoted);
      const told = (isRead ? chosen : chosen.slice(0, taken)).filter((one) => !missed.has(one));
      const whole = told.filter(isWhole).length;
      return {
        count: whole + scattered,
        part: told.length - whole,
        sure: isRead && (!left().length || (isCounted() && !scattered)),
      };
    },
    /** Whether there are more of those that hold the words side by side. */
    hasNext: () => ready.length > 0 || taken < chosen.length,
    /** Whether scattered words are worth a look without being asked: there is nothing else. */
    isThin: () => missed.size === chosen.length || !words.some(isPhrase),
    left,
    /** How many articles there are in each year of the archive, whichever year is chosen. */
    years: () => {
      const years = new Map(bundles.map(({ year }) => [year, 0]).reverse());
      for (const match of matches) {
        const { year } = match.bundle;
        if (isWhole(match) && !missed.has(match)) years.set(year, years.get(year) + 1);
      }
      return years;
    },
    /** How many articles there would be of each category and author, if it were chosen. */
    facets: () => sieve.facets(found.filter((match) => isWhole(match) && !missed.has(match))),
    close: () => loose?.close(),
  };
}

/** Give an article a number of its own. */
function id({ bundle, article }) {
  return bundle.code * SHARE + article;
}

/** Give every article of the archive, newest first. */
function everything(bundles) {
  return bundles.flatMap((bundle) =>
    Array.from({ length: bundle.articles }, (_, at) => ({
      bundle,
      article: bundle.articles - 1 - at,
    })),
  );
}
