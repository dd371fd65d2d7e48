/* The search page: words and facets in, entries out of the Pagefind index. Nothing is loaded before it is asked for.
   The address holds the whole state (?q=words&person=Name&sort=newest), so that it can be shared and gone back to. */

// A facet's name in the index, its title, and the class that gives it the colour of its kind.
const FACETS = {
  person: ["People", "kind-people"],
  place: ["Places", "kind-places"],
  organisation: ["Organisations", "kind-organisations"],
  topic: ["Topics", "kind-topics"],
  source: ["Sources", ""],
  year: ["Years", ""],
};
const SORTS = ["relevance", "newest", "oldest"];
const PAGE_SIZE = 10;
const FACET_SIZE = 12;
const MIN_LETTERS = 2;
const PAUSE_MS = 130;
const WIDE = "(min-width: 60rem)";

const app = document.querySelector(".search-app");
const find = (selector) => app.querySelector(selector);
const input = find("input[name=q]");
const status = find(".search-status");
const chips = find(".search-chips");
const found = find(".search-found");
const panel = find(".search-facets");
const facetList = find(".search-facet-list");
const list = find(".search-results");
const more = find(".search-more");
const sortBox = find("#search-sort");
const bundles = app.dataset.bundles.split(" ").filter(Boolean); // The newest period first.

let state = readAddress();
let results = [];
let shown = 0;
let search = 0; // Number of the latest search: answers to earlier ones are dropped.
let isTyping = false; // Words typed in one go make one step in the browser's history.
let index = null;
let facetWords = {};

/** Return the state that the address holds. */
function readAddress() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, [...new Set(given.getAll(name))]]));
  const sort = SORTS.includes(given.get("sort")) ? given.get("sort") : SORTS[0];
  return { query: (given.get("q") || "").trim(), chosen, sort };
}

/** Write the state into the address, as a new step of the history or in place of the present one. */
function writeAddress(isStep) {
  const params = new URLSearchParams();
  if (state.query) params.set("q", state.query);
  for (const [name, values] of Object.entries(state.chosen)) for (const value of values) params.append(name, value);
  if (state.sort !== SORTS[0]) params.set("sort", state.sort);
  const text = params.toString();
  const address = location.pathname + (text && `?${text}`);
  if (address !== location.pathname + location.search) history[isStep ? "pushState" : "replaceState"](null, "", address);
}

/** Return the index; the first call loads it: one bundle, with all others merged into it. */
function loadIndex() {
  index ||= (async () => {
    const [first, ...others] = bundles;
    if (!first) return null;
    const pagefind = await import(`${first}pagefind.js`);
    const settings = { baseUrl: app.dataset.base, excerptLength: 32 };
    await pagefind.options({ ...settings, mergeFilter: { bundle: first } });
    for (const bundle of others) await pagefind.mergeIndex(bundle, { ...settings, mergeFilter: { bundle } });
    return pagefind;
  })();
  return index;
}

/** Return the chosen values as Pagefind's filters: any value within a facet, all facets together. */
function makeFilters(without) {
  const used = Object.entries(state.chosen).filter(([name, values]) => values.length && name !== without);
  return Object.fromEntries(used.map(([name, values]) => [name, { any: values }]));
}

/** Search for the state and show what is found. */
async function runSearch() {
  const number = ++search;
  showChips();
  if (state.query.length < MIN_LETTERS) return clearResults();
  let pagefind, answer;
  try {
    pagefind = await loadIndex();
    if (!pagefind) return say("Nothing has been published yet.");
    if (panel.open) await pagefind.filters();
    answer = await pagefind.search(state.query, { filters: makeFilters() });
  } catch (error) {
    index = null;
    say("The search index could not be loaded. Try again, or use the archive below.");
    throw error;
  }
  if (number !== search) return;
  results = await sortResults(pagefind, answer.results);
  const counts = panel.open ? await countFacets(pagefind, answer) : null;
  if (number !== search) return;
  found.hidden = false;
  announce(results.length);
  if (counts) showFacets(counts);
  list.replaceChildren();
  shown = 0;
  await showMore(number);
}

/** Return the results in the order that the reader chose. Pagefind sorts by date within a bundle only, so that each
    is asked by itself, in the order of their periods. */
async function sortResults(pagefind, unsorted) {
  if (state.sort === "relevance") return unsorted;
  const [order, periods] = state.sort === "newest" ? ["desc", bundles] : ["asc", [...bundles].reverse()];
  const ask = (bundle) => pagefind.search(state.query, { filters: { ...makeFilters(), bundle }, sort: { date: order } });
  return (await Promise.all(periods.map(ask))).flatMap((answer) => answer.results);
}

/** Return how many entries each value would leave; a facet with chosen values is counted as if it had none. */
async function countFacets(pagefind, answer) {
  const counts = { ...answer.filters };
  for (const name of Object.keys(makeFilters())) {
    const others = await pagefind.search(state.query, { filters: makeFilters(name) });
    counts[name] = others.filters[name] || {};
  }
  return counts;
}

/** Show the next results. */
async function showMore(number = search) {
  const next = results.slice(shown, shown + PAGE_SIZE);
  const pages = await Promise.all(next.map((result) => result.data()));
  if (number !== search) return;
  const first = list.children.length;
  list.append(...pages.map(makeResult));
  shown += next.length;
  more.hidden = shown >= results.length;
  if (first) list.children[first]?.querySelector("a").focus();
}

/** Return an element with properties and children. Texts are always set as text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Return one result as a list item. */
function makeResult(page) {
  const title = make("a", { href: page.url, textContent: page.meta.title, dir: "auto" });
  const meta = [page.meta.source, page.meta.date].filter(Boolean).map((text) => make("span", { textContent: text }));
  const excerpt = make("p", { className: "search-excerpt", dir: "auto" }, ...readExcerpt(page.excerpt));
  return make("li", {}, make("h2", {}, title), excerpt, make("p", { className: "card-meta" }, ...meta));
}

/** Return an excerpt's text with its marked words; no other element of it comes through. */
function readExcerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent,
  );
}

/** Show the facets with their counts: the greatest first, a dozen each, all of them where a word narrows them. */
function showFacets(counts) {
  const focused = document.activeElement?.dataset?.facetKey;
  facetList.replaceChildren(...Object.keys(FACETS).map((name) => makeFacet(name, counts)).filter(Boolean));
  if (focused) facetList.querySelector(`[data-facet-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Return one facet, or null where it has nothing to choose. */
function makeFacet(name, counts) {
  const isWorthIt = ([value, count]) => count || state.chosen[name].includes(value);
  const values = Object.entries(counts[name] || {}).filter(isWorthIt);
  if (!values.length) return null;
  const byCount = (a, b) => b[1] - a[1] || a[0].localeCompare(b[0]);
  values.sort(name === "year" ? (a, b) => b[0] - a[0] : byCount);
  const [title, kind] = FACETS[name];
  const box = make("fieldset", { className: `search-facet ${kind}` });
  const options = make("div");
  const fill = () => options.replaceChildren(...chooseValues(name, values).map((value) => makeOption(name, ...value)));
  box.append(make("legend", { textContent: title }));
  if (values.length > FACET_SIZE) box.append(makeNarrower(name, fill));
  box.append(options);
  fill();
  return box;
}

/** Return the values to show: those chosen, and the first dozen of those that hold the narrowing word. */
function chooseValues(name, values) {
  const word = (facetWords[name] || "").toLocaleLowerCase();
  const isChosen = ([value]) => state.chosen[name].includes(value);
  const fits = ([value]) => value.toLocaleLowerCase().includes(word);
  return [...values.filter(isChosen), ...values.filter((v) => !isChosen(v) && fits(v)).slice(0, FACET_SIZE)];
}

/** Return the box that narrows a long facet. */
function makeNarrower(name, fill) {
  const placeholder = `Find in ${FACETS[name][0].toLowerCase()}`;
  const box = make("input", { type: "search", value: facetWords[name] || "", placeholder });
  box.setAttribute("aria-label", placeholder);
  box.dataset.facetKey = `narrow:${name}`;
  box.addEventListener("input", () => {
    facetWords[name] = box.value.trim();
    fill();
  });
  return box;
}

/** Return one value of a facet with its box to tick. */
function makeOption(name, value, count) {
  const box = make("input", { type: "checkbox", checked: state.chosen[name].includes(value) });
  box.dataset.facetKey = `${name}:${value}`;
  box.addEventListener("change", () => choose(name, value, box.checked));
  const number = make("span", { className: "facet-count", textContent: count });
  return make("label", {}, box, make("span", { textContent: value, dir: "auto" }), number);
}

/** Choose a value of a facet, or drop it. */
function choose(name, value, isChosen) {
  const others = state.chosen[name].filter((other) => other !== value);
  state.chosen[name] = isChosen ? [...others, value] : others;
  isTyping = false;
  writeAddress(true);
  runSearch();
}

/** Show what is chosen, each with a button that drops it. */
function showChips() {
  const chosen = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) => [name, value]));
  chips.hidden = !chosen.length;
  chips.replaceChildren(
    ...chosen.map(([name, value]) => {
      const button = make("button", { type: "button", textContent: `${value} ×` });
      button.setAttribute("aria-label", `Remove ${name}: ${value}`);
      button.addEventListener("click", () => {
        choose(name, value, false);
        (chips.querySelector("button") || input).focus();
      });
      return make("li", {}, button);
    }),
  );
}

function say(text) {
  status.textContent = text;
}

function announce(count) {
  const remedy = chips.hidden ? "Try fewer or other words." : "Try fewer or other words, or remove a filter.";
  const number = count === 1 ? "1 result" : `${count} results`;
  say(count ? `${number} for “${state.query}”` : `Nothing found for “${state.query}”. ${remedy}`);
}

function clearResults() {
  results = [];
  found.hidden = true;
  list.replaceChildren();
  say(chips.hidden && !state.query ? "" : "Type two letters or more to search.");
}

/** Take over what the address says, on arrival and when the reader goes back. */
function followAddress() {
  state = readAddress();
  input.value = state.query;
  sortBox.value = state.sort;
  if (matchMedia(WIDE).matches) panel.open = true;
  runSearch();
}

/** Search for the words in the box. */
function readQuery() {
  const query = input.value.trim();
  if (query === state.query) return;
  state.query = query;
  writeAddress(!isTyping);
  isTyping = true;
  runSearch();
}

/** Move through the results by arrow keys; up from the first leads back to the box. */
function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [input, ...list.querySelectorAll("h2 a")];
  const at = links.indexOf(document.activeElement);
  if (!step || at < 0 || at + step < 0 || at + step >= links.length) return;
  event.preventDefault();
  links[at + step].focus();
}

function clearQuery() {
  input.value = "";
  isTyping = false;
  readQuery();
  input.focus();
}

function onKey(event) {
  const isWriting = document.activeElement?.matches("input[type=search], select, textarea");
  if (event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === "Escape" && app.contains(document.activeElement)) {
    event.preventDefault();
    clearQuery();
  } else {
    moveFocus(event);
  }
}

let pause;
input.addEventListener("focus", () => loadIndex().catch(() => {}), { once: true });
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(readQuery, PAUSE_MS);
});
input.addEventListener("blur", () => {
  isTyping = false;
});
find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  isTyping = false;
  readQuery();
});
sortBox.addEventListener("change", () => {
  state.sort = sortBox.value;
  isTyping = false;
  writeAddress(true);
  runSearch();
});
more.addEventListener("click", () => showMore());
panel.addEventListener("toggle", () => panel.open && state.query && runSearch());
addEventListener("keydown", onKey);
addEventListener("popstate", followAddress);
followAddress();
