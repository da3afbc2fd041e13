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
  let asked = "";
  /** The answer whose results are asked for, and those before it that are not closed yet. */
  let answer = openAnswer(index, view.query());
  let overtaken = [];
  let shown = 0;
  let divided = false;

  /**
   * Ask the query that the form holds, for so many results; scattered words, too, where it is
   * wide. Tells whether it was not overtaken.
   */
  async function ask(goal = AT_ONCE, isWide = false) {
    const inTurn = begin();
    const query = view.query();
    prepare(query);
    try {
      if (isEmpty(query)) {
        closeOvertaken();
        view.choices.count(await totals(inTurn));
        return true;
      }
      await inTurn(answer.begin());
      await show(inTurn(answer.next(goal)));
      if (!shown || isWide || answer.isThin()) await goOn(inTurn, goal);
      finish();
      return await count(inTurn, query);
    } catch (error) {
      return fail(error);
    }
  }

  function prepare(query) {
    clearTimeout(timer);
    asked = addressOf(query);
    overtaken.push(answer);
    answer = openAnswer(index, query);
    shown = 0;
    divided = false;
    view.say(isEmpty(query) ? "idle" : "loading");
  }

  /** Put the next results below those already there. */
  async function more() {
    const inTurn = begin();
    const goal = shown + AT_ONCE;
    tell("partial");
    try {
      const near = answer.hasNext() ? await show(inTurn(answer.next(AT_ONCE))) : null;
      if (near) view.focus(near);
      const first = near ?? (await goOn(inTurn, goal));
      finish();
      if (!near) view.focus(first);
    } catch (error) {
      fail(error);
    }
  }

  /** Ask older and older bundles for scattered words until so many results are shown. */
  async function goOn(inTurn, goal) {
    let first = null;
    while (answer.left().length && shown < goal) {
      tell(shown ? "partial" : "loading");
      const found = await inTurn(answer.more(goal - shown));
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
      const isFirstScattered = result.scattered === true && !divided;
      if (isFirstScattered && shown && answer.isPhrase()) view.divide();
      divided ||= isFirstScattered;
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
    view.advise(shown ? {} : useful(view.query()));
    const left = answer.hasNext() ? [] : answer.left();
    const [newest, oldest] = [left[0]?.year, left.at(-1)?.year];
    const years = newest === oldest ? newest : `${oldest}–${newest}`;
    view.offerMore(
      shown > 0 && (answer.hasNext() || left.length > 0),
      left.length ? String(years) : "",
      answer.isPhrase(),
    );
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
    return { category, year };
  }

  /** Tell what each choice would leave. The results stand: what fails here costs no more. */
  async function count(inTurn, query) {
    if (!answer.isCounted()) {
      view.choices.count({});
      view.chart.hide();
      return true;
    }
    const year = answer.years();
    view.chart.show(year, query.year);
    try {
      view.choices.count({ ...(await inTurn(answer.facets())), year });
    } catch (error) {
      if (error instanceof Overtaken) throw error;
      console.error(error);
      view.choices.count({ year });
    }
    return true;
  }

  /** Close what came before only now: the worker that all share ends with the last of them. */
  function closeOvertaken() {
    for (const one of overtaken) one.close();
    overtaken = [];
  }

  function fail(error) {
    if (error instanceof Overtaken) return false;
    console.error(error);
    if (!shown) view.clear();
    view.say("error");
    return true;
  }

  /** Put the query into the address: each search can be gone back to, each letter cannot. */
  function remember() {
    const query = view.query();
    const there = readQuery(location.search);
    if (addressOf(query) === addressOf(there)) return;
    const isTyping = typing && query.term !== there.term;
    history[isTyping ? "replaceState" : "pushState"](null, "", addressOf(query));
  }

  function choose() {
    remember();
    typing = false;
    return ask();
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
  view.onRetry(async () => {
    index.forget();
    if (await ask(Math.max(shown, AT_ONCE), divided)) view.focusFirst();
  });
  view.onOpen((address) => {
    const typed = answer.words().map(({ run }) => run.map(({ text }) => text));
    if (typed.length) rememberWords(address, typed, answer.meant() || view.query().term);
  });
  view.onAdvice(async (given) => {
    view.fill(advised(given, view.query()));
    if (await choose()) view.focusFirst();
  });
  addEventListener("popstate", () => {
    const query = readQuery(location.search);
    // So it comes, too, when somebody jumps to a place of this page.
    if (addressOf(query) === asked) return;
    typing = false;
    view.fill(query);
    ask();
  });
  ask();
}

/** Tell which advice would change a query. */
function useful({ term, category, author, year }) {
  const parts = segments(term);
  return {
    fewer: parts.reduce((sum, { run }) => sum + run.length, 0) > 1,
    quotes: parts.some(({ quoted }) => quoted),
    choices: Boolean(category || author || year),
  };
}

/** Give a query as an advice would change it. */
function advised(given, query) {
  const words = segments(query.term).flatMap(({ run }) => run.map(({ text }) => text));
  if (given === "choices") return { ...query, category: "", author: "", year: "" };
  return { ...query, term: words.slice(0, given === "fewer" ? -1 : undefined).join(" ") };
}
