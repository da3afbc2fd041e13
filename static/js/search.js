/**
 * The search page: the reader's query goes to the index, the answer onto the page.
 *
 * The query is also the page's address, so that a search can be bookmarked, sent on and
 * gone back to. A later query overtakes an earlier one, however slow its answer was.
 */

import { addressOf, isEmpty, readQuery } from "./search-query.js";
import { openIndex } from "./search-index.js";
import { bindKeys } from "./search-keys.js";
import { openView } from "./search-view.js";

const PAUSE = 250;
const AT_ONCE = 10;

/** @param {HTMLElement} root */
export function start(root) {
  const view = openView(root);
  bindKeys(view.input, view.results);
  if (!root.dataset.index) {
    view.say("error", view.words.missing);
    return;
  }
  const index = openIndex(root.dataset.index, root.dataset.base);
  let turn = 0;
  let timer = 0;
  let typing = false;
  /** @type {import("./search-index.js").Answer | null} */
  let answer = null;

  /** Give what `work` gives; nothing when another query has been asked meanwhile. */
  async function current(mine, work) {
    const value = await work;
    if (mine !== turn) throw new Overtaken();
    return value;
  }

  /** Ask the query that the form holds. */
  async function ask() {
    const mine = ++turn;
    clearTimeout(timer);
    const query = view.query();
    view.say(isEmpty(query) ? "idle" : "loading");
    try {
      answer = await current(mine, index.find(query));
      view.count(answer.counts);
      const first = await current(mine, answer.take(0, AT_ONCE));
      view.replace(first);
      finish(query);
    } catch (error) {
      fail(error);
    }
  }

  /** Put the next results below those already there. */
  async function more() {
    const mine = ++turn;
    view.say("partial");
    try {
      const from = view.shown();
      const next = await current(mine, answer.take(from, from + AT_ONCE));
      view.append(next);
      finish(view.query());
    } catch (error) {
      fail(error);
    }
  }

  function finish(query) {
    if (isEmpty(query)) view.say("idle");
    else if (answer.total) view.say("done", view.found(answer.total));
    else view.say("empty");
    view.offerMore(view.shown() < answer.total);
  }

  function fail(error) {
    if (error instanceof Overtaken) return;
    console.error(error);
    view.say("error");
  }

  /** Put the query into the address: each search can be gone back to, each letter cannot. */
  function remember() {
    const address = addressOf(view.query());
    if (address === (location.search || location.pathname)) return;
    history[typing ? "replaceState" : "pushState"](null, "", address);
  }

  view.onType(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember();
      typing = true;
      ask();
    }, PAUSE);
  });
  view.onChoose(() => {
    remember();
    typing = false;
    ask();
  });
  view.onMore(more);
  view.onRetry(() => {
    index.forget();
    ask();
  });
  addEventListener("popstate", () => {
    typing = false;
    view.fill(readQuery(location.search));
    ask();
  });
  view.fill(readQuery(location.search));
  ask();
}

class Overtaken extends Error {}
