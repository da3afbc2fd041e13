/**
 * The search page: the reader's query goes to the index, the answer onto the page.
 *
 * The query is also the page's address, so that a search can be bookmarked, sent on and
 * gone back to. A later query overtakes an earlier one, however slow its answer was.
 */

import { addressOf, isEmpty, readQuery } from "./search-query.js";
import { openIndex, totals } from "./search-index.js";
import { bindKeys } from "./search-keys.js";
import { openTurns, Overtaken } from "./search-turns.js";
import { openView } from "./search-view.js";
import { openWalk } from "./search-walk.js";

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
  const begin = openTurns();
  let timer = 0;
  let typing = false;
  /** The walk whose results are asked for, and those before it that are not closed yet. */
  let walk = openWalk(index, view.query());
  let overtaken = [];
  /** How many results stand on the page, and how many the reader has asked for. */
  let shown = 0;
  let goal = 0;

  /** Ask the query that the form holds. */
  async function ask() {
    const inTurn = begin();
    clearTimeout(timer);
    const query = view.query();
    overtaken.push(walk);
    walk = openWalk(index, query);
    shown = 0;
    goal = AT_ONCE;
    view.say(isEmpty(query) ? "idle" : "loading");
    try {
      if (isEmpty(query)) {
        closeOvertaken();
        view.count(totals(await inTurn(index.bundles()), query));
      } else {
        await goOn(inTurn);
      }
    } catch (error) {
      fail(error);
    }
  }

  /** Put the next results below those already there. */
  async function more() {
    const inTurn = begin();
    goal += AT_ONCE;
    tell("partial");
    try {
      view.focus(await show(inTurn));
      await goOn(inTurn);
    } catch (error) {
      fail(error);
    }
  }

  /** Ask older and older bundles until the next results are known, too; show what was asked for. */
  async function goOn(inTurn) {
    while (!walk.finished() && walk.known() < goal + AT_ONCE) {
      if (shown) tell("partial");
      await inTurn(walk.step());
      closeOvertaken();
      await show(inTurn);
      view.count(walk.counts());
    }
    if (shown) tell("done");
    else {
      view.replace([]);
      view.say("empty");
    }
    view.offerMore(shown < walk.known() || !walk.finished());
  }

  /** Put what is known onto the page, as far as it was asked for; give the first new result. */
  async function show(inTurn) {
    const fresh = await inTurn(walk.take(shown, goal));
    if (!fresh.length) return null;
    if (!shown) view.replace([]);
    shown += fresh.length;
    return view.append(fresh);
  }

  function tell(state) {
    const since = walk.since();
    const words = view.found(walk.known(), since);
    view.say(state, state === "partial" && since ? `${words} – ${view.words.older}` : words);
  }

  /** Close what came before only now: the worker that all share ends with the last of them. */
  function closeOvertaken() {
    for (const one of overtaken) one.close();
    overtaken = [];
  }

  function fail(error) {
    if (error instanceof Overtaken) return;
    console.error(error);
    if (!shown) view.replace([]);
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
