/**
 * The answer to one query: articles that hold its words side by side, from all years, best
 * first; below them, when asked for, those that hold them scattered, newest first.
 *
 * @typedef {{bundle: import("./search-index.js").Bundle, article: number}} Place
 * @typedef {import("./search-articles.js").Fragment & Place & {partial?: boolean,
 *   scattered?: boolean}} Result
 */

import { openLoose } from "./search-loose.js";
import { rank } from "./search-rank.js";
import { openReading } from "./search-reading.js";
import { plainTerm, segments, untyped } from "./search-words.js";

/** How many articles are read to put the nearest first, for each one that is shown. */
const READ = 1.25;
const SYLLABLES_OF_A_PHRASE = 2;

/**
 * @param {ReturnType<typeof import("./search-index.js").openIndex>} index
 * @param {import("./search-query.js").Query} query
 */
export function openAnswer(index, query) {
  const articles = index.articles();
  let term = query.term;
  let words = segments(term);
  let judge = openReading(words);
  /** @type {import("./search-index.js").Bundle[]} */
  let bundles = [];
  /** Found in the phrase index; of the chosen category and author; of the chosen year, in order. */
  let found = [];
  let matches = [];
  let chosen = [];
  /** Read and judged, in order, but not given yet. */
  let ready = [];
  let taken = 0;
  let missed = 0;
  let loose = null;
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
    matches = await filtered(found);
    chosen = await sorted(query.year ? matches.filter(inYear) : matches);
  }

  /** Search for what was meant, where nothing holds what was typed. */
  async function mend(find) {
    const meant = untyped(term);
    if (!meant) return;
    const again = segments(meant);
    const others = await rank(again, find, bundles);
    if (!others.length) return;
    term = meant;
    words = again;
    judge = openReading(words);
    found = others;
  }

  const isWhole = (match) => !match.partial;
  const inYear = ({ bundle }) => String(bundle.year) === query.year;

  async function filtered(places) {
    if (!query.category && !query.author) return places;
    const told = await Promise.all(places.map(tell));
    return places.filter((_, at) => told[at].inCategory && told[at].byAuthor);
  }

  /** Tell what an article can be chosen by, and whether it is. */
  async function tell({ bundle, article }) {
    const columns = await articles.columns(bundle);
    const category = columns.categories[columns.category[article]];
    const authors = columns.author[article].map((at) => columns.authors[at]);
    return {
      category,
      authors,
      inCategory: !query.category || category === query.category,
      byAuthor: !query.author || authors.includes(query.author),
    };
  }

  async function sorted(places) {
    if (!query.sort || !term) return query.sort === "views" ? viewed(places) : places;
    // Sorted otherwise, what holds a part of the words only would stand anywhere.
    const place = new Map(bundles.map((bundle, at) => [bundle, at]));
    const newest = [...places].sort(
      (a, b) => place.get(a.bundle) - place.get(b.bundle) || b.article - a.article,
    );
    const whole = newest.filter(isWhole);
    const part = newest.filter((match) => match.partial);
    if (query.sort !== "views") return [...whole, ...part];
    return [...(await viewed(whole)), ...(await viewed(part))];
  }

  /** Put articles in order, the most viewed first. */
  async function viewed(places) {
    const views = await Promise.all(
      places.map(async ({ bundle, article }) => (await articles.columns(bundle)).views[article]),
    );
    const order = places.map((_, at) => at).sort((a, b) => views[b] - views[a] || a - b);
    return order.map((at) => places[at]);
  }

  /** Read articles; give those that hold what they must, the nearest first where that is asked. */
  async function read(places, way = "holds") {
    const loaded = await Promise.all(
      places.map(async (place) => ({ ...place, ...(await articles.read(place)) })),
    );
    const whole = loaded.filter(({ url }) => url);
    if (!words.length) return whole;
    const judged = whole.map((result) => ({ result, ...judge(result) }));
    if (!query.sort) judged.sort((a, b) => b.nearness - a.nearness);
    return judged.filter((one) => one[way]).map(({ result }) => result);
  }

  /** @returns {Promise<Result[]>} The next so many of those that hold the words side by side. */
  async function next(count) {
    while (ready.length < count && taken < chosen.length) {
      const some = chosen.slice(taken, taken + Math.ceil(READ * (count - ready.length)));
      const held = await read(some);
      taken += some.length;
      missed += some.length - held.length;
      ready.push(...held);
    }
    return ready.splice(0, count);
  }

  /** @returns {Promise<Result[]>} What the next bundles hold scattered. */
  async function more() {
    loose ??= openLoose(index.pagefind, index.path, within(), plainTerm(words));
    const held = [];
    for (const { bundle, names } of await loose.step()) {
      const known = new Set(found.filter((one) => one.bundle === bundle).map((one) => one.article));
      const order = new Map((await articles.names(bundle)).map((name, at) => [name, at]));
      const places = names.map((name) => ({ bundle, article: order.get(name), scattered: true }));
      const fresh = places.filter(({ article }) => article !== undefined && !known.has(article));
      held.push(...(await read(await filtered(fresh), "scattered")));
    }
    scattered += held.length;
    return held;
  }

  const within = () => (query.year ? bundles.filter((bundle) => inYear({ bundle })) : bundles);
  const isPhrase = ({ run }) => run.length >= SYLLABLES_OF_A_PHRASE;
  /** The phrase index misses no phrase: where all is in quotes, there is nothing else. */
  const isExact = () => words.every((segment) => segment.quoted && isPhrase(segment));

  return {
    begin,
    next,
    more,
    words: () => words,
    /** What was searched for instead of what was typed; "" if that was searched for. */
    meant: () => (term === query.term ? "" : term),
    /**
     * How many articles hold the words, and how many a part of them; `sure` if each was read,
     * or need not be.
     */
    known: () => {
      const part = chosen.length - chosen.filter(isWhole).length;
      return {
        count: chosen.length - part - missed + scattered,
        part,
        sure: taken >= chosen.length || !words.some(({ quoted }) => quoted),
      };
    },
    /** Whether there are more of those that hold the words side by side. */
    hasNext: () => ready.length > 0 || taken < chosen.length,
    /** Whether scattered words are worth a look without being asked: there is nothing else. */
    isThin: () => !chosen.length || !words.some(isPhrase),
    /** The bundles not searched yet for scattered words, newest first. */
    left: () => (isExact() ? [] : loose ? loose.left() : within()),
    /** How many articles there are in each year, whichever year is chosen. */
    years: () => count(matches.filter(isWhole).map(({ bundle }) => bundle.year)),
    /** How many articles there would be of each category and author, if it were chosen. */
    facets: async () => {
      const whole = found.filter((match) => isWhole(match) && (!query.year || inYear(match)));
      const told = await Promise.all(whole.map(tell));
      return {
        category: count(told.filter(({ byAuthor }) => byAuthor).map(({ category }) => category)),
        author: count(told.filter(({ inCategory }) => inCategory).flatMap(({ authors }) => authors)),
      };
    },
    close: () => loose?.close(),
  };
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

/** @returns {Map<any, number>} */
function count(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
