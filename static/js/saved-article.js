/**
 * An article as one HTML file: its pictures and styles within, no scripts, and where it was
 * taken from at its end. Opened anywhere, it asks nothing of anybody: its own policy forbids it.
 */

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
/** What belongs to the page as it is used, and not to what it says. */
const LEFT_OUT = "[data-module='tools'], [hidden], script, source, .film__note, .article__address";

/**
 * Give the text of the file. Rejects when the site's own styles cannot be loaded.
 *
 * @param {HTMLElement} article
 * @param {string} origin Words with {date} and {address}.
 * @returns {Promise<string>}
 */
export async function savedArticle(article, origin) {
  const copy = article.cloneNode(true);
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  for (const around of copy.querySelectorAll("mark, .large__open")) {
    around.replaceWith(...around.childNodes);
  }
  for (const film of copy.querySelectorAll("iframe, video")) film.replaceWith(linkTo(film.src));
  for (const link of copy.querySelectorAll("a[href]:not([href^='#'])")) {
    link.setAttribute("href", link.href);
  }
  await Promise.all([...copy.querySelectorAll("img")].map(takeIn));
  for (const element of [copy, ...copy.querySelectorAll("*")]) strip(element);
  copy.append(said(origin));
  return page(copy, await styles());
}

/** @param {string} address */
function linkTo(address) {
  const link = document.createElement("a");
  link.href = link.textContent = address;
  return link;
}

/**
 * Put a picture into the page; one that cannot be had becomes a link to where it is.
 *
 * @param {HTMLImageElement} image
 */
async function takeIn(image) {
  const address = image.src;
  image.removeAttribute("srcset");
  image.removeAttribute("sizes");
  image.removeAttribute("loading");
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    image.src = await asData(await answer.blob());
  } catch {
    const link = linkTo(address);
    link.textContent = image.alt || address;
    image.replaceWith(link);
  }
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function asData(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * Take from an element what only scripts and search engines read, and what scripts put there.
 *
 * @param {Element} element
 */
function strip(element) {
  for (const { name } of [...element.attributes]) {
    if (name.startsWith("data-") || name.startsWith("on")) element.removeAttribute(name);
  }
}

/** @param {string} origin */
function said(origin) {
  const line = document.createElement("p");
  const address = document.querySelector("link[rel=canonical]").href;
  // English puts the day first here as well, as the site itself does.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const date = new Intl.DateTimeFormat(language, {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).format(new Date());
  line.className = "tools__origin";
  line.textContent = origin.replace("{date}", date).replace("{address}", address);
  return line;
}

/** Give the styles of this page, without the files that they name. */
async function styles() {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(async ({ href }) => {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(href);
    return answer.text();
  });
  const texts = await Promise.all(sheets);
  return texts.join("\n").replace(/url\((?!["']?data:)[^)]*\)/g, "none");
}

/**
 * @param {HTMLElement} article
 * @param {string} css
 */
function page(article, css) {
  const made = document.implementation.createHTMLDocument(document.title);
  made.documentElement.lang = document.documentElement.lang;
  const head = (name, attributes) =>
    made.head.append(Object.assign(made.createElement(name), attributes));
  head("meta", { httpEquiv: "Content-Security-Policy", content: POLICY });
  head("meta", { name: "viewport", content: "width=device-width, initial-scale=1" });
  head("meta", { name: "color-scheme", content: "light dark" });
  head("style", { textContent: css });
  const charset = made.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  made.head.prepend(charset);
  const main = made.createElement("main");
  main.className = "main";
  main.append(article);
  made.body.append(main);
  return `<!doctype html>\n${made.documentElement.outerHTML}\n`;
}
