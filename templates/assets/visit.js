/* Marks on the first page what is new or changed since the reader's last visit. What the page showed then is kept in
   the browser, without a cookie; nothing is sent. What comes within half an hour belongs to the same visit. */

const KEY = "dateline-visit";
const VISIT_MS = 30 * 60 * 1000;
const edition = document.querySelector(".edition");

/** Return the entries of the page by address: the article, and the days on it, of which the last change is one. */
function listEntries() {
  const articles = [...document.querySelectorAll("article.h-entry")];
  return Object.fromEntries(articles.map((article) => [article.querySelector("a.u-url").getAttribute("href"), article]));
}

/** Return an entry's last change as it is shown, or nothing. */
function findChange(article) {
  return article.querySelector(".card-updated time")?.dateTime || "";
}

/** Return what was shown at the last visit, and keep what is shown now. */
function recall(entries) {
  const shown = Object.fromEntries(Object.entries(entries).map(([address, article]) => [address, findChange(article)]));
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) || {};
    const isSameVisit = Date.now() - kept.at < VISIT_MS;
    const before = isSameVisit ? kept.before : kept.shown;
    localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), shown: { ...before, ...shown }, before }));
    return before;
  } catch {
    return null;
  }
}

/** Mark the entries that were not shown then, or have changed since, and say how many they are. */
function mark(entries, before) {
  let number = 0;
  for (const [address, article] of Object.entries(entries)) {
    const isNew = !(address in before);
    if (!isNew && before[address] === findChange(article)) continue;
    const word = document.createElement("span");
    Object.assign(word, { className: "card-new", textContent: isNew ? edition.dataset.new : edition.dataset.changed });
    article.querySelector(".card-meta").prepend(word);
    number += 1;
  }
  const text = edition.dataset.since.replace("{count}", number.toLocaleString(document.documentElement.lang));
  if (number) edition.append(Object.assign(document.createElement("span"), { className: "card-new", textContent: text }));
}

if (edition) {
  const entries = listEntries();
  const before = recall(entries);
  if (before) mark(entries, before);
}
