/**
 * One query's way through the index: the newest bundle first, older ones as far as needed.
 *
 * What an older bundle finds comes below all that newer ones found, so that results never
 * move once they stand there. The further the walk goes, the more bundles are asked at a time.
 */

import { add, chosen, totals } from "./search-index.js";

const ABREAST = 4;

/**
 * @param {ReturnType<typeof import("./search-index.js").openIndex>} index
 * @param {import("./search-query.js").Query} query
 */
export function openWalk(index, query) {
  /** @type {import("./search-index.js").Bundle[] | null} */
  let bundles = null;
  let all = [];
  let next = 0;
  let abreast = 1;
  let closed = false;
  const answers = [];
  const results = [];
  const counts = { category: {}, year: {} };

  /** Ask the next bundle; from the second step on the next few. */
  async function step() {
    if (!bundles) {
      index.pagefind().catch(() => {}); // It is asked for again when there is a bundle to ask.
      all = await index.bundles();
      bundles = chosen(all, query);
    }
    const asked = bundles.slice(next, next + abreast);
    const outcomes = await Promise.allSettled(asked.map((bundle) => index.ask(bundle, query)));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    const found = outcomes.flatMap(({ value }) => value ?? []);
    if (failed || closed) found.forEach((answer) => answer.close());
    if (failed) throw failed.reason;
    if (closed) return;
    abreast = Math.min(2 * abreast, ABREAST);
    next += asked.length;
    answers.push(...found);
    found.forEach((answer, at) => note(asked[at], answer));
  }

  function note(bundle, answer) {
    results.push(...answer.results);
    add(counts.year, bundle.year, answer.results.length);
    for (const [name, n] of Object.entries(answer.categories)) add(counts.category, name, n);
  }

  const finished = () => bundles !== null && next >= bundles.length;

  return {
    step,
    finished,
    /** How many results are known. */
    known: () => results.length,
    take: (from, to) => Promise.all(results.slice(from, to).map((load) => load())),
    /** Count what is known so far by category and year. */
    counts: () =>
      query.term
        ? {
            category: { values: counts.category, whole: finished() },
            year: { values: counts.year, whole: finished() && !query.year },
          }
        : totals(all, query),
    /** Say from when on the archive is searched, as year or month; nothing when all of it is. */
    since: () => {
      if (finished() || !next) return "";
      const { year, first } = bundles[next - 1];
      return bundles[next].year === year ? `${first.split("/")[2]}/${year}` : String(year);
    },
    close: () => {
      closed = true;
      for (const answer of answers.splice(0)) answer.close();
    },
  };
}
