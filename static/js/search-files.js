/**
 * Files of the index: each is loaded once. What failed is forgotten, so that it is loaded
 * again as soon as it is asked for again.
 */

/**
 * @param {RequestCache} cache "reload" where what the browser keeps may be what failed.
 */
export function openFiles(cache) {
  const loaded = new Map();

  return {
    /**
     * @template T
     * @param {string} key
     * @param {() => Promise<T>} load
     * @returns {Promise<T>}
     */
    once: (key, load) => {
      if (!loaded.has(key)) {
        const answer = load();
        answer.catch(() => loaded.delete(key));
        loaded.set(key, answer);
      }
      return loaded.get(key);
    },
    /** @param {string} url */
    ask: (url) => fetch(url, { cache }),
    /** @param {string} url Of a file that is there, unless something is wrong. */
    get: async (url) => {
      const answer = await fetch(url, { cache });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      return answer;
    },
  };
}
