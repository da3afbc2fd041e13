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
const GONE = [404, 410];
const LOST = { lost: true };

/**
 * @param {string} path The URL of the folder that holds the index.
 * @param {string} base The URL of the site's front page; articles lie below it.
 * @param {ReturnType<typeof import("./search-files.js").openFiles>} files
 */
export function openArticles(path, base, files) {
  const file = ({ path: folder, mark }, name) => `${path}${folder}${name}?${mark}`;

  async function fragment(url) {
    const answer = await files.ask(url);
    if (GONE.includes(answer.status)) return LOST;
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const data = new Uint8Array(await answer.arrayBuffer());
    const { url: address, content, meta } = await unpacked(data).catch(() => LOST);
    if (typeof content !== "string") return LOST;
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
    /** @returns {Promise<Columns>} */
    columns: (bundle) => {
      const url = file(bundle, "articles.json");
      return files.once(url, async () => (await files.get(url)).json());
    },
    /**
     * @returns {Promise<Fragment | {lost: true}>} An article is lost that is a draft, or was
     *   taken away when the site was published again meanwhile.
     */
    read: ({ bundle, article }) => {
      const url = file(bundle, `fragment/${article}.pf_fragment`);
      return files.once(url, () => fragment(url));
    },
  };
}

/** Pagefind's files are compressed; some hosts unpack them on the way. */
async function unpacked(data) {
  const packed = data[0] === 0x1f && data[1] === 0x8b;
  const stream = new Blob([data]).stream();
  const plain = packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  const text = await new Response(plain).text();
  if (!text.startsWith(MARK)) throw new Error("Not a fragment");
  return JSON.parse(text.slice(MARK.length));
}
