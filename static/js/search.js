/**
 * The search page: the reader's query goes to the index, the answer onto the page.
 *
 * The query is also the page's address, so that a search can be bookmarked, sent on and
 * gone back to. A later query overtakes an earlier one, however slow its answer was.
 */

import { openAnswer } from "./search-answer.js";
import { openIndex } from "./search-index.js";
import { rememberWords } from "./found-words.js";
import { bindKeys } from "./search-keys.js";
import { addressOf, isEmpty, readQuery } from "./search-query.js";
import { openTurns, Overtaken } from "./search-turns.js";
import { openView } from "./search-view.js";
import { segments } from "./search-words.js";

const PAUSE = 250;
const AT_ONCE = 20;

/** @param {HTMLElement} root */
export function start(root) {
  const view = openView(root);
  bindKeys(view.input, view.results);
  view.fill(readQuery(location.search));
  if (!root.dataset.index) {
    view.say("error", view.words.wordMissing);
    return;
  }
  const index = openIndex(root.dataset.index, root.dataset.base);
  const begin = openTurns();
  let timer = 0;
  let typing = false;
  /** The answer whose results are asked for, and those before it that are not closed yet. */
  let answer = openAnswer(index, view.query());
  let overtaken = [];
  let shown = 0;
  let divided = false;

  /** Ask the query that the form holds. */
  async function ask() {
    const inTurn = begin();
    clearTimeout(timer);
    const query = view.query();
    overtaken.push(answer);
    answer = openAnswer(index, query);
    shown = 0;
    divided = false;
    view.say(isEmpty(query) ? "idle" : "loading");
    try {
      if (isEmpty(query)) {
        closeOvertaken();
        count(query, await totals(inTurn));
        return;
      }
      await inTurn(answer.begin());
      await show(inTurn(answer.next(AT_ONCE)));
      if (shown < AT_ONCE && answer.isThin()) await goOn(inTurn, AT_ONCE);
      finish();
      const facets = await inTurn(answer.facets());
      count(query, { ...facets, year: answer.years() });
    } catch (error) {
      fail(error);
    }
  }

  /** Put the next results below those already there. */
  async function more() {
    const inTurn = begin();
    const goal = shown + AT_ONCE;
    tell("partial");
    try {
      const first = answer.hasNext() ? await show(inTurn(answer.next(AT_ONCE))) : null;
      view.focus(first);
      if (!first) view.focus(await goOn(inTurn, goal));
      finish();
    } catch (error) {
      fail(error);
    }
  }

  /** Ask older and older bundles for scattered words until so many results are shown. */
  async function goOn(inTurn, goal) {
    let first = null;
    while (answer.left().length && shown < goal) {
      tell(shown ? "partial" : "loading");
      const found = await inTurn(answer.more());
      closeOvertaken();
      first = (await show(found)) ?? first;
    }
    return first;
  }

  /** Put results onto the page; give the first. */
  async function show(results) {
    const found = await results;
    if (!found.length) return null;
    if (!shown) view.clear();
    let first = null;
    for (const result of found) {
      if (result.scattered && shown && !divided) view.divide();
      divided ||= result.scattered === true;
      shown += 1;
      const article = view.append(result, answer.words());
      first ??= article;
    }
    return first;
  }

  function finish() {
    closeOvertaken();
    if (shown) tell("done");
    else view.say("empty");
    const left = answer.left();
    const isScattered = !answer.hasNext() && left.length > 0;
    const [newest, oldest] = [left[0]?.year, left.at(-1)?.year];
    const years = newest === oldest ? `${newest}` : `${oldest}–${newest}`;
    view.offerMore(shown > 0 && (answer.hasNext() || isScattered), isScattered ? years : "");
  }

  function tell(state) {
    const said = state === "loading" ? undefined : view.found(answer.known(), answer.meant());
    view.say(state, state === "partial" ? `${said} – ${view.words.wordOlder}` : said);
  }

  /** Count all articles by category and year: nothing is searched for. */
  async function totals(inTurn) {
    const { bundles } = await inTurn(index.listing());
    const [category, year] = [new Map(), new Map()];
    const add = (counts, name, n) => counts.set(name, (counts.get(name) ?? 0) + n);
    for (const bundle of bundles) {
      add(year, bundle.year, bundle.articles);
      for (const [name, n] of Object.entries(bundle.categories)) add(category, name, n);
    }
    return { category, year, author: new Map() };
  }

  function count(query, { category, author, year }) {
    const byName = new Map([...year].map(([number, n]) => [String(number), n]));
    view.choices.count({ category, author, year: byName });
    if (isEmpty(query)) return;
    index.listing().then(({ bundles }) => {
      const years = [...new Set(bundles.map((bundle) => bundle.year))].reverse();
      view.chart.show(years, year, query.year);
    });
  }

  /** Close what came before only now: the worker that all share ends with the last of them. */
  function closeOvertaken() {
    for (const one of overtaken) one.close();
    overtaken = [];
  }

  function fail(error) {
    if (error instanceof Overtaken) return;
    console.error(error);
    if (!shown) view.clear();
    view.say("error");
  }

  /** Put the query into the address: each search can be gone back to, each letter cannot. */
  function remember() {
    const address = addressOf(view.query());
    if (address === (location.search || location.pathname)) return;
    history[typing ? "replaceState" : "pushState"](null, "", address);
  }

  function choose() {
    remember();
    typing = false;
    ask();
  }

  view.onType(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember();
      typing = true;
      ask();
    }, PAUSE);
  });
  view.onChoose(choose);
  view.onMore(more);
  view.onRetry(() => {
    index.forget();
    ask();
  });
  view.onOpen((address) => {
    const typed = answer.words().map(({ run }) => run.map(({ text }) => text));
    if (typed.length) rememberWords(address, typed, answer.meant() || view.query().term);
  });
  view.onAdvice((given) => {
    const query = view.query();
    const words = segments(query.term).flatMap(({ run }) => run.map(({ text }) => text));
    const free = { category: "", author: "", year: "" };
    if (given === "quotes") view.fill({ ...query, term: words.join(" ") });
    if (given === "choices") view.fill({ ...query, ...free });
    if (given === "fewer") view.fill({ ...query, term: words.slice(0, -1).join(" ") });
    choose();
  });
  addEventListener("popstate", () => {
    typing = false;
    view.fill(readQuery(location.search));
    ask();
  });
  ask();
}
