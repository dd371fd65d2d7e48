/* The search page: words and facets in, entries out of the Pagefind index. Nothing is loaded before it is asked for, and
   of the index first the bundles of the newest entries; older ones where too little is found, or the reader asks.
   The address holds the whole state (?q=words&person=Name&from=2020-01&sort=newest), so that it can be shared and gone
   back to. */

// A facet's name in the index, and the class that gives it the colour of its kind.
const FACETS = {
  person: "kind-people",
  place: "kind-places",
  organisation: "kind-organisations",
  topic: "kind-topics",
  source: "",
  year: "",
};
const SORTS = ["relevance", "newest", "oldest"];
const FIRST_REACH = [50, 500]; // A first search covers a twentieth of all entries, at least and at most so many.
const FIRST_SHARE = 20;
const REACH_STEP = 10; // The next search covers so many times more.
const VISIT = Date.now().toString(36); // No list of bundles is older than the page.
const FIRST_SIZE = 4; // What a screen shows: each result costs a kilobyte and a half. With fewer a search goes on.
const PAGE_SIZE = 12;
const EXCERPT_SIZE = 32; // Words, of which some stand before the first that was found.
const BEFORE_FOUND = 6;
const EVENT_ID = /^e[\dx-]/;
const TIMELINE_ID = /^(e[\dx-]|entry-timeline$|entry-ahead$)/;
const MAX_EVENTS = 2;
const MAX_PAGES = 3;
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
const hint = find(".search-hint");
const reach = find(".search-reach");
const ends = { from: find("#search-from"), to: find("#search-to") };
const sortBox = find("#search-sort");
const words = JSON.parse(app.dataset.words); // Every phrase, or its forms where it counts, in the language of the site.
const { language } = app.dataset;
const plurals = new Intl.PluralRules(language);
// The newest period first: with its first day, for machines and in words, and the number of its entries.
const bundles = JSON.parse(app.dataset.bundles).map(([address, day, told, count]) => ({ address, day, told, count }));

let state = readAddress();
let results = [];
let shown = 0;
let asked = ""; // The words that the results answer: those of the reader, or the names that they were taken for.
let search = 0; // Number of the latest search: answers to earlier ones are dropped.
let isTyping = false; // Words typed in one go make one step in the browser's history.
let pagefind = null; // Once it is loaded.
let open = []; // The bundles that it searches.
let lost = []; // Those that it should, whose files did not load.
let opening = Promise.resolve();
let facetWords = {};

/** Return a phrase cut at its values, which are texts, elements or lists of these; a number chooses its form. */
function tell(key, values = {}) {
  const forms = words[key];
  const text = forms.other ? forms[plurals.select(values.number)] || forms.other : forms;
  const shown = { ...values, number: values.number?.toLocaleString(language) };
  return text.split(/\{(\w+)\}/).flatMap((part, at) => (at % 2 ? shown[part] : part));
}

/** Return a phrase with its values, which are texts. */
function phrase(key, values) {
  return tell(key, values).join("");
}

/** Return the state that the address holds. */
function readAddress() {
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(Object.keys(FACETS).map((name) => [name, [...new Set(given.getAll(name))]]));
  const sort = SORTS.includes(given.get("sort")) ? given.get("sort") : SORTS[0];
  const months = Object.fromEntries(Object.keys(ends).map((end) => [end, readMonth(given.get(end))]));
  return { query: (given.get("q") || "").trim(), chosen, sort, ...months };
}

/** Return a month of the digest as the address gives it, or nothing. */
function readMonth(text) {
  return listMonths().includes(text) ? text : "";
}

/** Return every month from the digest's first to its last: `2020-01`. */
function listMonths() {
  const { first, last } = app.dataset;
  const months = [];
  for (let [year, month] = first.split("-").map(Number); first && months.at(-1) !== last && months.length < 12000; ) {
    months.push(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

/** Return a month in words: `January 2020`. */
function nameMonth(month, options = { month: "long", year: "numeric" }) {
  const day = new Date(`${month}-15T12:00:00Z`);
  return day.toLocaleDateString(language, { ...options, timeZone: "UTC" });
}

/** Write the state into the address, as a new step of the history or in place of the present one. */
function writeAddress(isStep) {
  const params = new URLSearchParams();
  if (state.query) params.set("q", state.query);
  for (const [name, values] of Object.entries(state.chosen)) for (const value of values) params.append(name, value);
  for (const end of Object.keys(ends)) if (state[end]) params.set(end, state[end]);
  if (state.sort !== SORTS[0]) params.set("sort", state.sort);
  const text = params.toString();
  const address = location.pathname + (text && `?${text}`);
  if (address !== location.pathname + location.search) history[isStep ? "pushState" : "replaceState"](null, "", address);
}

/** Load so many of the newest bundles, those that are not open yet all at once. */
function openIndex(number) {
  opening = opening.catch(() => {}).then(() => addBundles(bundles.slice(0, number)));
  return opening;
}

/** Forget the index, so that the next search loads it anew. */
function closeIndex() {
  [open, lost] = [[], []];
  opening = opening.catch(() => {}).then(() => pagefind?.destroy());
}

/** Add bundles to those that are searched; one that does not load is left out, and asked for again next time. */
async function addBundles(wanted) {
  const missing = wanted.filter((bundle) => !open.includes(bundle));
  if (!missing.length) return;
  const isFirst = !open.length;
  const program = pagefind || import(`${missing[0].address}pagefind.js`).catch(() => null);
  const loaded = await Promise.all(missing.map((bundle, at) => loadBundle(bundle, isFirst && !at)));
  const fresh = missing.filter((_, at) => loaded[at]);
  lost = missing.filter((bundle) => !fresh.includes(bundle));
  if (!fresh.length) return;
  pagefind = (await program) || (await import(`${fresh[0].address}pagefind.js`));
  const settle = ({ address }) => ({ baseUrl: app.dataset.base, metaCacheTag: VISIT, mergeFilter: { bundle: address } });
  if (isFirst) {
    // A worker would cost every reader 12 kB more, and saves nothing at some hundred entries a bundle.
    await pagefind.options({ ...settle(fresh[0]), basePath: fresh[0].address, noWorker: true });
    await pagefind.init();
  }
  const merged = isFirst ? fresh.slice(1) : fresh;
  await Promise.all(merged.map((bundle) => pagefind.mergeIndex(bundle.address, settle(bundle))));
  open = bundles.filter((bundle) => open.includes(bundle) || fresh.includes(bundle));
}

/** Load the files with which a bundle is opened, and tell whether they are there. Pagefind asks for them one after
    another, and stumbles over a bundle that lacks them; here all are asked for as soon as their names are known. */
async function loadBundle({ address }, isFirst) {
  const entry = `${address}pagefind-entry.json?ts=${VISIT}`;
  const answer = await fetch(entry).catch(() => null);
  const { languages } = (answer?.ok && (await answer.json().catch(() => null))) || { languages: {} };
  const [language] = Object.values(languages);
  if (!language) return false;
  const files = [entry, `${address}pagefind.${language.hash}.pf_meta`];
  if (isFirst) files.push(`${address}wasm.${language.wasm || "unknown"}.pagefind`);
  return (await Promise.all(files.map(preload))).every(Boolean);
}

/** Load a file for the script that asks for it next, and tell whether it is there. */
function preload(href) {
  return new Promise((resolve) => {
    const link = make("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
    link.addEventListener("load", () => resolve(true));
    link.addEventListener("error", () => resolve(false));
    document.head.append(link);
  });
}

/** Return how many bundles hold so many of the newest entries at least. */
function countBundles(entries) {
  let sum = 0;
  const at = bundles.findIndex(({ count }) => (sum += count) >= entries);
  return at < 0 ? bundles.length : at + 1;
}

/** Return how many bundles hold all entries since a month, or all bundles where there is none. */
function countBundlesSince(month) {
  const at = bundles.findIndex(({ day }) => day.slice(0, 7) < month);
  return month && at >= 0 ? at + 1 : bundles.length;
}

/** Return the first month that the reader asks for by its name or its year, or nothing. */
function findFirstMonth() {
  const year = [...state.chosen.year].sort()[0];
  return [state.from, year && `${year}-01`].filter(Boolean).sort().at(-1) || "";
}

/** Return how many bundles a search opens at least, and at most where it finds too little. */
function findReach() {
  const most = countBundlesSince(findFirstMonth());
  const isAsked = findFirstMonth() || state.sort === "oldest";
  const first = Math.min(Math.max(countEntries(bundles) / FIRST_SHARE, FIRST_REACH[0]), FIRST_REACH[1]);
  return { least: isAsked ? most : Math.min(most, countBundles(first)), most };
}

/** Search for words, first among the newest entries, then among older ones while there are too few results. */
async function searchIndex(query, number) {
  const { least, most } = findReach();
  for (let wanted = Math.max(least, open.length + lost.length); ; ) {
    await openIndex(wanted);
    if (number !== search) return null;
    if (open.length) {
      const filters = makeFilters();
      // What a search needs is loaded all at once.
      await Promise.all([pagefind.preload(query, { filters }), panel.open && pagefind.filters()]);
      const answer = await pagefind.search(query, { filters });
      if (wanted >= most || (answer.results.length >= FIRST_SIZE && (await holdWords(answer.results, query)))) return answer;
    } else if (wanted === bundles.length) {
      throw new Error("no part of the search index could be loaded");
    }
    const more = countBundles(REACH_STEP * countEntries(bundles.slice(0, wanted)));
    wanted = open.length ? Math.min(most, more) : bundles.length;
  }
}

/** Tell whether the first results hold each word: one that nothing holds, Pagefind takes for others that begin alike. */
async function holdWords(some, query) {
  const pages = await loadPages(some.slice(0, FIRST_SIZE));
  const found = pages.map((page) => ({ text: readWords(page), places: [...new Set(page.locations)] }));
  const seen = cutWords(found.flatMap(({ text, places }) => places.map((at) => text[at])).join(" "));
  return cutWords(query).every((word) => beginsAlike(seen, word));
}

/** Return the words of a text, in small letters and without punctuation. */
function cutWords(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Tell whether one of some words may be a form of another: Pagefind finds both by either. */
function beginsAlike(some, word) {
  return some.some((text) => text.startsWith(word.slice(0, Math.max(4, word.length - 3))));
}

/** Return how many entries some bundles hold. */
function countEntries(some) {
  return some.reduce((sum, { count }) => sum + count, 0);
}

/** Return the chosen values as Pagefind's filters: any value within a facet, all facets together; years are months. */
function makeFilters(without) {
  const chosen = without ? { ...state.chosen, [without]: [] } : state.chosen;
  const used = Object.entries(chosen).filter(([name, values]) => values.length && name !== "year");
  const filters = Object.fromEntries(used.map(([name, values]) => [name, { any: values }]));
  const isWithin = (month) =>
    (!state.from || month >= state.from) && (!state.to || month <= state.to) &&
    (!chosen.year.length || chosen.year.includes(month.slice(0, 4)));
  // Where no month is left nothing may be found, and an empty list would mean any month.
  if (state.from || state.to || chosen.year.length) filters.month = { any: ["", ...listMonths().filter(isWithin)] };
  return filters;
}

/** Return the module that knows the names; it is loaded only where the words alone do not lead to results. */
async function loadNames() {
  const module = await import(app.dataset.names);
  return { ...module, names: await module.loadNames(app.dataset.search) };
}

/** Search for the state and show what is found: number, facets and results change in one step, and the earlier ones
    stay until then. */
async function runSearch() {
  const number = ++search;
  showChips();
  if (state.query.length < MIN_LETTERS) return clearResults();
  let sorted, counts, pages;
  try {
    if (!bundles.length) return say(phrase("empty"));
    asked = state.query;
    let answer = await searchIndex(asked, number);
    if (answer && !answer.results.length) answer = (await askForNames(number)) || answer;
    if (number !== search) return;
    sorted = await sortResults(answer.results);
    counts = panel.open ? await countFacets(answer) : null;
    pages = await loadPages(sorted.slice(0, FIRST_SIZE));
  } catch (error) {
    closeIndex();
    say(phrase("broken"));
    throw error;
  }
  if (number !== search) return;
  results = sorted;
  found.hidden = !results.length && !isNarrowed();
  announce(results.length);
  showReach();
  if (counts) showFacets(counts);
  list.replaceChildren();
  shown = 0;
  showPages(pages);
  if (asked === state.query) await showHint(number);
}

/** Search for the names that the words were meant for, where they are known and lead to more than the words did. */
async function askForNames(number) {
  const { guessSpelling, names } = await loadNames();
  const guessed = guessSpelling(names, state.query);
  const answer = guessed && number === search ? await pagefind.search(guessed, { filters: makeFilters() }) : null;
  if (!answer?.results.length) return null;
  asked = guessed;
  return answer;
}

/** Show what the words may have been meant for, where no result holds them: Pagefind then answers with the words that
    begin alike, or knows them from the names of an entry, which no excerpt shows. */
async function showHint(number) {
  hint.replaceChildren();
  hint.hidden = true;
  const seen = [...list.querySelectorAll("mark, h2, .search-events bdi")].map((each) => each.textContent);
  const marked = cutWords(seen.join(" "));
  const isMarked = (word) => beginsAlike(marked, word);
  const words = state.query.toLowerCase().split(/\s+/).filter((word) => word.length > 3);
  if (results.length && words.every(isMarked)) return;
  const { guessSpelling, findNames, names } = await loadNames().catch(() => ({ names: null }));
  if (number !== search || !names) return;
  const guessed = guessSpelling(names, state.query, isMarked);
  const pages = findNames(names, state.query, MAX_PAGES);
  const better = guessed ? await pagefind.search(guessed, { filters: makeFilters() }) : null;
  if (number !== search) return;
  if (better?.results.length) hint.append(...tell("did_you_mean", { words: makeGuess(guessed) }));
  else if (pages.length) hint.append(...tell("pages", { names: pages.flatMap((row, at) => [at ? phrase("between") : "", ...makePageLink(row)]) }));
  hint.hidden = !hint.childNodes.length;
}

/** Return the link to the results of other words. */
function makeGuess(words) {
  const params = new URLSearchParams(location.search);
  params.set("q", words);
  const link = make("a", { href: `?${params}`, textContent: words, dir: "auto" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.value = words;
    isTyping = false;
    readQuery();
    input.focus();
  });
  return link;
}

/** Return the link to the page of a name, and the spelling by which it was found. */
function makePageLink(row) {
  const link = make("a", { href: row.address, textContent: row.name, dir: "auto" });
  return row.also ? tell("also", { name: link, other: make("bdi", { textContent: row.also }) }) : [link];
}

/** Return the results in the order that the reader chose. Pagefind sorts by date within a bundle only, so that each
    is asked by itself, in the order of their periods. */
async function sortResults(unsorted) {
  if (state.sort === "relevance") return unsorted;
  const [order, periods] = state.sort === "newest" ? ["desc", open] : ["asc", [...open].reverse()];
  const ask = ({ address }) =>
    pagefind.search(asked, { filters: { ...makeFilters(), bundle: address }, sort: { date: order } });
  return (await Promise.all(periods.map(ask))).flatMap((answer) => answer.results);
}

/** Return how many entries each value would leave; a facet with chosen values is counted as if it had none. */
async function countFacets(answer) {
  const counts = { ...answer.filters, year: countYears(answer) };
  for (const name of Object.keys(FACETS).filter((each) => state.chosen[each].length)) {
    const others = await pagefind.search(asked, { filters: makeFilters(name) });
    counts[name] = name === "year" ? countYears(others) : others.filters[name] || {};
  }
  return counts;
}

/** Return the entries of an answer by year; of a year that no open bundle reaches the number is not known. */
function countYears(answer) {
  const last = open.at(-1).day.slice(0, 4);
  const older = open.length + lost.length < bundles.length ? listMonths().map((month) => month.slice(0, 4)) : [];
  const years = Object.fromEntries(older.filter((year) => year < last).map((year) => [year, null]));
  for (const [month, count] of Object.entries(answer.filters.month || {})) {
    years[month.slice(0, 4)] = (years[month.slice(0, 4)] || 0) + count;
  }
  return years;
}

/** Show the next results, when the reader asks for more. */
async function showMore() {
  const [number, from] = [search, shown];
  const pages = await loadPages(results.slice(from, from + PAGE_SIZE));
  if (number !== search || from !== shown) return;
  const first = list.children.length;
  showPages(pages);
  list.children[first]?.querySelector("a").focus();
}

/** Return what the index keeps of each result. */
function loadPages(some) {
  return Promise.all(some.map((result) => result.data()));
}

/** Show results below those that are shown. */
function showPages(pages) {
  list.append(...pages.map(makeResult));
  shown += pages.length;
  more.hidden = shown >= results.length;
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
  const excerpt = make("p", { className: "search-excerpt", dir: "auto" }, ...makeExcerpt(page));
  const parts = [make("h2", {}, title), excerpt, make("p", { className: "card-meta" }, ...meta)];
  const events = findEvents(page).map((event) => makeEvent(page, event));
  if (events.length) parts.push(make("ol", { className: "search-events" }, ...events));
  return make("li", {}, ...parts);
}

/** Return the events of an entry's timeline that hold most of the words found, in their order. */
function findEvents(page) {
  const words = readWords(page);
  const places = [...page.anchors].sort((a, b) => a.location - b.location);
  const events = places.map((place, at) => {
    const end = places.slice(at + 1).find((next) => next.location > place.location)?.location ?? words.length;
    const hits = new Set(page.locations.filter((location) => location >= place.location && location < end));
    return { id: place.id, start: place.location, words: words.slice(place.location, end), hits };
  });
  const isHit = (event) => EVENT_ID.test(event.id) && event.hits.size;
  const best = events.filter(isHit).sort((a, b) => b.hits.size - a.hits.size || a.start - b.start).slice(0, MAX_EVENTS);
  return best.sort((a, b) => a.start - b.start);
}

/** Return a link to an event where it stands on the timeline: its date, then what happened. */
function makeEvent(page, event) {
  const told = event.words.join(" ");
  const [, date, text] = told.match(/^(.{4,40}?)\. (.*)$/s) || ["", "", told];
  const link = make("a", { href: `${page.url}#${event.id}` });
  link.append(make("b", { textContent: date }), " ", make("bdi", { textContent: text }));
  return make("li", {}, link);
}

/** Return the words of an entry, as they were indexed. */
function readWords(page) {
  const parsed = new DOMParser().parseFromString(page.raw_content, "text/html");
  return parsed.body.textContent.split(/\s+/);
}

/** Return the part of an entry that holds most of the words found, these marked; the title, shown above, and the
    timeline, whose events are shown below, are passed over. */
function makeExcerpt(page) {
  const words = readWords(page);
  const title = page.meta.title.trim().split(/\s+/).length;
  const cuts = [...new Set([title, ...page.anchors.map((anchor) => anchor.location), words.length])].sort((a, b) => a - b);
  const isTimeline = (at) => page.anchors.some(({ id, location }) => location === at && TIMELINE_ID.test(id));
  const parts = cuts.flatMap((at, index) => (at < title || isTimeline(at) ? [] : [[at, cuts[index + 1] ?? at]]));
  const findHits = ([from, end]) => [...new Set(page.locations)].filter((at) => at >= from && at < end).sort((a, b) => a - b);
  const [from, end] = parts.reduce((best, part) => (findHits(part).length > findHits(best).length ? part : best));
  const hits = findHits([from, end]);
  const size = EXCERPT_SIZE - BEFORE_FOUND;
  const countFrom = (start) => hits.filter((at) => at >= start && at < start + size).length;
  const first = hits.reduce((best, at) => (best < 0 || countFrom(at) > countFrom(best) ? at : best), -1);
  const start = Math.max(from, Math.min(first - BEFORE_FOUND, end - EXCERPT_SIZE));
  const shownWords = words.slice(start, Math.min(end, start + EXCERPT_SIZE));
  const marked = shownWords.flatMap((word, at) => [at ? " " : "", ...(hits.includes(start + at) ? markWord(word) : [word])]);
  return [start > title ? "… " : "", ...marked, start + EXCERPT_SIZE < end ? " …" : ""];
}

/** Return a word that was found, marked without the punctuation around it. */
function markWord(text) {
  const [, before, word, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
  return [before, make("mark", { textContent: word }), after];
}

/** Show the facets with their counts: the greatest first, a dozen each, all of them where a word narrows them. */
function showFacets(counts) {
  const focused = document.activeElement?.dataset?.facetKey;
  facetList.replaceChildren(...Object.keys(FACETS).map((name) => makeFacet(name, counts)).filter(Boolean));
  if (focused) facetList.querySelector(`[data-facet-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Return one facet, or null where it has nothing to choose. */
function makeFacet(name, counts) {
  const isWorthIt = ([value, count]) => count !== 0 || state.chosen[name].includes(value);
  const values = Object.entries(counts[name] || {}).filter(isWorthIt);
  if (!values.length) return null;
  const byCount = (a, b) => b[1] - a[1] || a[0].localeCompare(b[0], language);
  values.sort(name === "year" ? (a, b) => b[0] - a[0] : byCount);
  const box = make("fieldset", { className: `search-facet ${FACETS[name]}` });
  const options = make("div");
  const fill = () => options.replaceChildren(...chooseValues(name, values).map((value) => makeOption(name, ...value)));
  box.append(make("legend", { textContent: phrase(`facet_${name}`) }));
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
  const placeholder = phrase(`find_${name}`);
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
  const number = make("span", { className: "facet-count", textContent: count?.toLocaleString(language) ?? "" });
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
  const facets = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) => [name, value, value]));
  const months = Object.keys(ends).filter((end) => state[end]).map((end) => [end, state[end], nameMonth(state[end])]);
  const chosen = [...facets, ...months];
  chips.hidden = !chosen.length;
  chips.replaceChildren(
    ...chosen.map(([name, value, shown]) => {
      const text = name in ends ? phrase(`chip_${name}`, { month: shown }) : shown;
      const button = make("button", { type: "button", textContent: `${text} ×` });
      button.setAttribute("aria-label", phrase(`remove_${name}`, { value: shown }));
      button.addEventListener("click", () => {
        if (name in ends) chooseMonth(name, "");
        else choose(name, value, false);
        (chips.querySelector("button") || input).focus();
      });
      return make("li", {}, button);
    }),
  );
}

/** Choose the first or the last month, or drop it; the other end gives way. */
function chooseMonth(end, month) {
  state[end] = month;
  if (state.from && state.to && state.from > state.to) state[end === "from" ? "to" : "from"] = month;
  showMonths();
  isTyping = false;
  writeAddress(true);
  runSearch();
}

/** Show the chosen months in their boxes; the first call fills these, newest year first. */
function showMonths() {
  for (const [end, box] of Object.entries(ends)) {
    if (box.options.length < 2) {
      const years = Object.groupBy ? Object.entries(Object.groupBy(listMonths(), (month) => month.slice(0, 4))) : [];
      const groups = years.reverse().map(([year, months]) => {
        const options = months.map((month) => make("option", { value: month, textContent: nameMonth(month) }));
        return make("optgroup", { label: year }, ...options);
      });
      box.append(...(groups.length ? groups : listMonths().map((month) => new Option(nameMonth(month), month))));
    }
    box.value = state[end];
  }
}

/** Tell whether the reader has narrowed the results. */
function isNarrowed() {
  return Object.keys(makeFilters()).length > 0;
}

function say(text) {
  status.textContent = text;
}

function announce(count) {
  const said = { number: count, words: state.query, guess: asked };
  if (!count) say(phrase(isNarrowed() ? "none_filtered" : "none", said));
  else say(phrase(asked === state.query ? "found" : "guessed", said));
}

/** Say how far back the search went, with a button that leads further, and what could not be searched. */
function showReach() {
  const covered = open.length + lost.length;
  const parts = lost.length ? [phrase("lost", { number: countEntries(lost) })] : [];
  if (covered < findReach().most) {
    const button = make("button", { type: "button", textContent: phrase("older") });
    button.addEventListener("click", searchOlder);
    parts.push(phrase("reach", { day: bundles[covered - 1].told }), button);
  }
  reach.replaceChildren(...parts.flatMap((part, at) => (at ? [" ", part] : [part])));
  reach.hidden = !parts.length;
}

/** Search older entries too. */
async function searchOlder() {
  const covered = bundles.slice(0, open.length + lost.length);
  reach.querySelector("button").disabled = true;
  await openIndex(countBundles(REACH_STEP * countEntries(covered))).catch(() => {});
  await runSearch();
  (reach.querySelector("button") || list.querySelector("h2 a") || input).focus();
}

function clearResults() {
  results = [];
  reach.hidden = true;
  hint.hidden = true;
  found.hidden = true;
  list.replaceChildren();
  say(chips.hidden && !state.query ? "" : phrase("too_short"));
}

/** Take over what the address says, on arrival and when the reader goes back. */
function followAddress() {
  state = readAddress();
  input.value = state.query;
  sortBox.value = state.sort;
  showMonths();
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
  const links = [input, ...list.querySelectorAll("h2 a, .search-events a")];
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
  if (event.key === "Escape" && app.contains(document.activeElement)) {
    event.preventDefault();
    clearQuery();
  } else {
    moveFocus(event);
  }
}

let pause;
input.addEventListener("focus", () => bundles.length && openIndex(findReach().least).catch(() => {}), { once: true });
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
for (const [end, box] of Object.entries(ends)) box.addEventListener("change", () => chooseMonth(end, box.value));
more.addEventListener("click", () => showMore());
panel.addEventListener("toggle", () => panel.open && state.query && runSearch());
addEventListener("keydown", onKey);
addEventListener("popstate", followAddress);
followAddress();
