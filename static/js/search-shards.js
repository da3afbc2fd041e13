/**
 * The phrase index: which articles hold a shingle. khotin/shards.py says how it is written.
 *
 * @typedef {{code: number, article: number, signature: number, level: number}} Posting
 *   `code` is the bundle's, `article` the article's place in it.
 */

import { SHINGLE_BITS } from "./search-shingles.js";

/**
 * @param {string} path The URL of the folder of shards.
 * @param {{bits: number, mark: string}} phrases What the listing of bundles says of them.
 * @param {ReturnType<typeof import("./search-files.js").openFiles>} files
 * @returns {(number: number) => Promise<Posting[]>} Finds the articles that hold a shingle.
 */
export function openShards(path, { bits, mark }, files) {
  function load(shard) {
    const url = `${path}${shard.toString(16).padStart(3, "0")}.bin?${mark}`;
    return files.once(url, async () => new Uint8Array(await (await files.get(url)).arrayBuffer()));
  }

  return async function find(number) {
    const shard = number >>> (SHINGLE_BITS - bits);
    const first = shard << (SHINGLE_BITS - bits);
    return [...postings(await load(shard), first, number)];
  };
}

/**
 * @param {Uint8Array} data
 * @param {number} first The number that the first shingle of each part is told from.
 * @param {number} wanted
 * @returns {Generator<Posting>}
 */
function* postings(data, first, wanted) {
  const read = reader(data);
  while (!read.ended()) {
    const code = read.number();
    const end = read.end(read.number());
    for (let shingle = first; read.at() < end; ) {
      shingle += read.number();
      if (shingle > wanted) {
        read.go(end);
        break;
      }
      let article = -1;
      for (let last = 0; !last; ) {
        const value = read.number();
        article += Math.floor(value / 64);
        last = value & 1;
        if (shingle === wanted) {
          yield { code, article, signature: (value >> 3) & 7, level: (value >> 1) & 3 };
        }
      }
    }
  }
}

/** Read numbers of seven bits a byte. A file that ends too early is an error, not an answer. */
function reader(data) {
  let at = 0;

  function number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (at >= data.length) throw new Error("A shard of the phrase index is cut off");
      const byte = data[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  return {
    number,
    at: () => at,
    go: (to) => {
      at = to;
    },
    ended: () => at >= data.length,
    end: (length) => {
      if (at + length > data.length) throw new Error("A shard of the phrase index is cut off");
      return at + length;
    },
  };
}
