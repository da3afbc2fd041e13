/**
 * Keeps a page as it is on the disk: reloads it when it is another one now, changes its
 * stylesheets in place, and shows what there is to mend.
 */

(() => {
  const { events, tag, number } = document.currentScript.dataset;
  const etag = `"${tag}"`;
  const STEM = /\.[0-9a-f]{10}\.css$/;
  let shown = Number(number);
  let pictures = null;
  let hidden = "";
  let asking = null;

  const source = new EventSource(events);
  source.addEventListener("message", (event) => hear(JSON.parse(event.data)));

  function hear(told) {
    dress(told.stylesheets);
    show(told);
    if (hasNewPicture(told.pictures)) location.reload();
    else if (told.number !== shown) ask(told.number);
  }

  /** Put newer stylesheets beside the old ones, which go once the new ones are there. */
  function dress(addresses) {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const path = new URL(link.href).pathname;
      const stem = path.replace(STEM, "");
      const newer = addresses.find((address) => address.replace(STEM, "") === stem);
      if (!newer || newer === path || link.dataset.leaves) continue;
      link.dataset.leaves = "true";
      const next = link.cloneNode();
      next.removeAttribute("data-leaves");
      next.href = newer;
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => next.remove());
      link.after(next);
    }
  }

  function hasNewPicture(told) {
    const before = pictures;
    pictures = told;
    if (!before) return false;
    const newer = Object.keys(told).filter((url) => told[url] !== before[url]);
    const here = [...document.images].map((image) => new URL(image.src, location.href).pathname);
    return newer.some((url) => here.includes(url));
  }

  /** Ask whether this page is another one now. */
  async function ask(current) {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(location.href, {
        headers: { "If-None-Match": etag },
        signal: asking.signal,
        cache: "no-store",
      });
      if (answer.status === 304 || answer.headers.get("ETag") === etag) shown = current;
      else location.reload();
    } catch {
      // Overtaken by a newer question, or the server is gone: it tells when it is back.
    }
  }

  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647; overflow: auto;
      box-sizing: border-box; width: min(40rem, calc(100vw - 2rem)); max-height: 60vh;
      padding: 1rem 1.25rem; border: 2px solid #b3261e; border-radius: 0.5rem;
      background: #fff8f7; color: #1f1413; font: 16px/1.5 system-ui, sans-serif;
      box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 35%);
    }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; color: #8c1d18; font-size: 1.125rem; }
    button {
      min-height: 24px; padding: 0.25rem 0.75rem; border: 1px solid #8c1d18;
      border-radius: 0.25rem; background: none; color: #8c1d18; font: inherit; cursor: pointer;
    }
    ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
    li { padding: 0.5rem 0; border-top: 1px solid #e8c4c1; overflow-wrap: anywhere; }
    p { margin: 0; }
    code { font: 14px/1.5 ui-monospace, monospace; }
    .hint { color: #14532d; }
    .note { color: #5b4744; }
    @media print { section { display: none; } }
  `;

  let host = null;

  function show({ problems, words }) {
    const told = JSON.stringify(problems);
    if (!problems.length) hidden = "";
    if (!problems.length || told === hidden) {
      host?.remove();
      host = null;
      return;
    }
    if (host?.told === told) return;
    host?.remove();
    host = document.createElement("khotin-problems");
    host.told = told;
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const hide = element("button", words.hide);
    hide.type = "button";
    hide.addEventListener("click", () => {
      hidden = told;
      host.remove();
      host = null;
    });
    const header = element("header");
    header.append(element("h2", words.title), hide);
    const list = element("ol");
    list.append(...problems.map((problem) => item(problem, words)));
    const box = element("section");
    box.setAttribute("role", "alert");
    box.append(header, element("p", words.note, "note"), list);
    root.append(box);
    document.body.append(host);
  }

  function item(problem, words) {
    const one = element("li");
    const place = element("p");
    place.append(element("code", problem.place));
    one.append(
      place,
      element("p", problem.message),
      element("p", `${words.hint}: ${problem.hint}`, "hint"),
    );
    return one;
  }

  function element(name, text = "", role = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (role) made.className = role;
    return made;
  }
})();
