/** What the reader chose: which of the articles found, in which order, and what is left by each. */

/**
 * @param {ReturnType<typeof import("./search-articles.js").openArticles>} articles
 * @param {import("./search-query.js").Query} query
 */
export function openSieve(articles, query) {
  const isInYear = ({ bundle }) => !query.year || String(bundle.year) === query.year;

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

  /** Put articles in order, the most viewed first. */
  async function viewed(places) {
    const views = await Promise.all(
      places.map(async ({ bundle, article }) => (await articles.columns(bundle)).views[article]),
    );
    const order = places.map((_, at) => at).sort((a, b) => views[b] - views[a] || a - b);
    return order.map((at) => places[at]);
  }

  return {
    isInYear,
    /** Tell whether a bundle may hold what is chosen. */
    mayHold: (bundle) =>
      isInYear({ bundle }) && (!query.category || query.category in bundle.categories),
    /** Leave those of the chosen category and author. */
    filtered: async (places) => {
      if (!query.category && !query.author) return places;
      const told = await Promise.all(places.map(tell));
      return places.filter((_, at) => told[at].inCategory && told[at].byAuthor);
    },
    /** Put articles in the chosen order; those that hold a part of the words stay the last. */
    sorted: async (places, bundles) => {
      if (!query.sort) return places;
      const newest = newestFirst(places, bundles);
      const inOrder = query.sort === "views" ? await viewed(newest) : newest;
      return [...inOrder.filter(({ partial }) => !partial), ...inOrder.filter(({ partial }) => partial)];
    },
    /** Count articles by category and author: how many there would be if it were chosen. */
    facets: async (places) => {
      const told = await Promise.all(places.filter(isInYear).map(tell));
      return {
        category: count(told.filter(({ byAuthor }) => byAuthor).map(({ category }) => category)),
        author: count(told.filter(({ inCategory }) => inCategory).flatMap(({ authors }) => authors)),
      };
    },
  };
}

/** @param {import("./search-index.js").Bundle[]} bundles Newest first. */
function newestFirst(places, bundles) {
  const order = new Map(bundles.map((bundle, at) => [bundle, at]));
  return [...places].sort(
    (a, b) => order.get(a.bundle) - order.get(b.bundle) || b.article - a.article,
  );
}

/** @returns {Map<any, number>} */
function count(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
