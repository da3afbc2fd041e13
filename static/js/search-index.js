/**
 * Pagefind's index, loaded when it is first asked.
 *
 * @typedef {{url: string, title: string, date: string, category: string, excerpt: string}} Result
 * @typedef {Record<string, Record<string, number>>} Counts Results by filter and value.
 * @typedef {{total: number, counts: Counts,
 *   take: (from: number, to: number) => Promise<Result[]>}} Answer
 */

const FACETS = ["category", "year"];

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page; results lie below it.
 */
export function openIndex(path, base) {
  let tries = 0;
  /** @type {Promise<{pagefind: any, totals: Counts}> | null} */
  let loading = null;
  let last = null;

  async function load() {
    // A browser may remember that a script failed to load: another try needs another name.
    const again = tries++ ? `?try=${tries}` : "";
    const pagefind = await import(`${path}pagefind.js${again}`);
    const { instance, totals } = await open(pagefind);
    last = instance;
    return { pagefind, totals };
  }

  /** Pagefind finds other words, too, once it has loaded them for another query: begin afresh. */
  async function open(pagefind) {
    const instance = pagefind.createInstance({ basePath: path, baseUrl: base, excerptLength: 30 });
    await instance.init();
    return { instance, totals: await instance.filters() };
  }

  function ready() {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  /**
   * @param {import("./search-query.js").Query} query
   * @returns {Promise<Answer>}
   */
  async function find(query) {
    const { pagefind, totals } = await ready();
    const filters = chosen(query);
    const named = Object.keys(filters);
    if (!query.term && !named.length) {
      return { total: 0, counts: totals, take: async () => [] };
    }
    const before = last;
    const { instance } = await open(pagefind);
    last = instance;
    before.destroy();
    const ask = (wanted) =>
      query.term
        ? instance.search(query.term, { filters: wanted })
        : instance.search(null, { filters: wanted, sort: { date: "desc" } });
    const found = await ask(filters);
    const counts = { ...found.filters };
    for (const name of named) {
      // Beside a chosen value stand the others, with what choosing them would find.
      const { [name]: _, ...others } = filters;
      const without = query.term || Object.keys(others).length ? (await ask(others)).filters : totals;
      counts[name] = without[name];
    }
    const take = (from, to) =>
      Promise.all(found.results.slice(from, to).map(async (result) => shape(await result.data())));
    return { total: found.results.length, counts, take };
  }

  /** Begin anew: Pagefind remembers even what it failed to load. */
  function forget() {
    loading = null;
  }

  return { find, forget };
}

function chosen(query) {
  return Object.fromEntries(FACETS.filter((name) => query[name]).map((name) => [name, query[name]]));
}

/** @returns {Result} */
function shape({ url, excerpt, meta }) {
  return {
    url,
    excerpt,
    title: meta.title ?? url,
    date: meta.date ?? "",
    category: meta.category ?? "",
  };
}
