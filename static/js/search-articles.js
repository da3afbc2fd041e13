/**
 * What the index tells of articles: columns of a whole bundle, and each article's fragment.
 *
 * @typedef {{categories: string[], category: number[], authors: string[], author: number[][],
 *   views: number[]}} Columns See `columns` of khotin/bundles.py.
 * @typedef {{url: string, title: string, date: string, category: string, authors: string,
 *   text: string}} Fragment
 */

import { fromIndex } from "./search-letters.js";

const MARK = "pagefind_dcd";

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page; articles lie below it.
 */
export function openArticles(path, base) {
  const loaded = new Map();

  /** Load a thing once; what failed is forgotten, so that it can be tried again. */
  function once(key, load) {
    if (!loaded.has(key)) {
      const answer = load();
      answer.catch(() => loaded.delete(key));
      loaded.set(key, answer);
    }
    return loaded.get(key);
  }

  async function get(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return answer;
  }

  const file = ({ path: folder, mark }, name) => `${path}${folder}${name}?${mark}`;

  /** @returns {Promise<string[]>} The name of each article's fragment; empty where it has none. */
  function names(bundle) {
    const url = file(bundle, "fragments.txt");
    return once(url, async () => (await (await get(url)).text()).split("\n"));
  }

  async function fragment(url) {
    const { url: address, content, meta } = await unpacked(await get(url));
    return {
      url: base + address.replace(/^\//, ""),
      title: fromIndex(meta.title ?? address),
      date: meta.date ?? "",
      category: fromIndex(meta.category ?? ""),
      authors: fromIndex(meta.authors ?? ""),
      text: fromIndex(content),
    };
  }

  return {
    names,
    /** @returns {Promise<Columns>} */
    columns: (bundle) => {
      const url = file(bundle, "articles.json");
      return once(url, async () => (await get(url)).json());
    },
    /** @returns {Promise<Fragment | null>} Nothing where the article is not to be found. */
    read: async ({ bundle, article }) => {
      const name = (await names(bundle))[article];
      if (!name) return null;
      const url = `${path}${bundle.path}fragment/${name}.pf_fragment`;
      return once(url, () => fragment(url));
    },
  };
}

/** Pagefind's files are compressed; some hosts unpack them on the way. */
async function unpacked(answer) {
  const data = new Uint8Array(await answer.arrayBuffer());
  const packed = data[0] === 0x1f && data[1] === 0x8b;
  const stream = new Blob([data]).stream();
  const plain = packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  const text = await new Response(plain).text();
  if (!text.startsWith(MARK)) throw new Error(`Not a fragment: ${answer.url}`);
  return JSON.parse(text.slice(MARK.length));
}
