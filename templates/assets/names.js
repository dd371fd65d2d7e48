/* The names of the digest's people, places, organisations, topics and stories: found by any spelling that editors know,
   guessed from one that nobody knows, and offered under the search box of every page. Loaded when a search box is used. */

const MAX_OFFERED = 7;
const MIN_GUESSED = 4; // Letters of the shortest word that is taken for a misspelt name.
let loading = null;
let words = {}; // What is said of the names, in the language of the site: it comes with them.

/** Return the text without case, accents and punctuation, its words parted by one blank. */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/(\p{L})['’]s\b/gu, "$1").replace(/['’.]/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Return every name with its page; the first call loads them from beside the search page. */
export function loadNames(searchAddress) {
  loading ||= fetch(new URL("names.json", new URL(searchAddress, location.href)))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then(({ words: said, ...kinds }) => {
      words = said;
      return Object.entries(kinds).flatMap(([kind, rows]) => rows.map((row) => readRow(kind, row, searchAddress)));
    });
  loading.catch(() => (loading = null));
  return loading;
}

/** Return one name: [name, slug or 0 where it is the name itself, entries, other names...]. */
function readRow(kind, [name, slug, count, ...others], searchAddress) {
  const own = slug || name.toLowerCase().replaceAll(" ", "-");
  const address = new URL(`../${kind}/${own}/`, new URL(searchAddress, location.href)).pathname;
  return { kind: words[kind], className: `kind-${kind}`, name, address, count, others, forms: [name, ...others].map(fold) };
}

/** Return how well a form answers the words: 3 where it is them, 2 where it begins with them, 1 where words of it do. */
function rate(form, words) {
  if (form === words) return 3;
  if (form.startsWith(words)) return 2;
  const parts = form.split(" ");
  return words.split(" ").every((word) => parts.some((part) => part.startsWith(word))) ? 1 : 0;
}

/** Return the names that the words may begin, the best first, then those with most entries. */
export function findNames(names, text, limit = MAX_OFFERED) {
  const words = fold(text);
  if (!words) return [];
  const rated = names.flatMap((row) => {
    const rates = row.forms.map((form) => rate(form, words));
    const best = Math.max(...rates);
    return best ? [{ ...row, rate: best, also: rates[0] ? "" : row.others[rates.indexOf(best) - 1] }] : [];
  });
  rated.sort((a, b) => b.rate - a.rate || b.count - a.count || a.name.localeCompare(b.name));
  return rated.slice(0, limit);
}

/** Return the number of letters to put in, take out, change or swap to make one word of another; at most `limit` + 1. */
export function measureDistance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/** Return the words with each that no name knows replaced by the nearest that one does; empty where nothing is near. */
export function guessSpelling(names, text, isKnown = () => false) {
  const words = text.split(/\s+/).filter(Boolean);
  const guessed = words.map((word) => guessWord(names, word, isKnown) || word);
  return guessed.some((word, at) => word !== words[at]) ? guessed.join(" ") : "";
}

/** Return the canonical word nearest to one that is in no name; empty where it is in one, or none is near. */
function guessWord(names, word, isKnown) {
  const given = fold(word);
  if (given.length < MIN_GUESSED || /[\d ]/.test(given) || isKnown(given)) return "";
  const limit = given.length < 7 ? 1 : 2;
  let best = { distance: limit + 1, count: 0, text: "" };
  for (const row of names) {
    for (const [at, form] of row.forms.entries()) {
      for (const [index, part] of form.split(" ").entries()) {
        if (part.startsWith(given)) return "";
        const distance = measureDistance(given, part, limit);
        const isBetter = distance < best.distance || (distance === best.distance && row.count > best.count);
        if (distance <= limit && isBetter) best = { distance, count: row.count, text: choosePart(row, at, index, given) };
      }
    }
  }
  return best.text;
}

/** Return the word of the canonical name that is meant: that of the name itself, else the one nearest to it. */
function choosePart(row, at, index, given) {
  const parts = row.name.split(/\s+/);
  if (!at && parts[index]) return parts[index];
  const near = parts.map((part) => [measureDistance(given, fold(part), 3), part]).sort((a, b) => a[0] - b[0])[0];
  return near[0] <= 3 ? near[1] : row.name;
}

/** Offer names under a search box as its words are typed; arrows choose, Enter opens, Esc closes. */
export function offerNames(input) {
  const form = input.form;
  const list = document.createElement("ul");
  Object.assign(list, { id: `${input.id}-names`, className: "search-names", hidden: true });
  list.setAttribute("role", "listbox");
  form.append(list);
  const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(said)) input.setAttribute(name, value);
  let offered = [], chosen = -1;

  const show = (rows) => {
    [offered, chosen] = [rows, -1];
    list.replaceChildren(...rows.map((row, at) => makeOption(row, `${list.id}-${at}`)));
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = at;
    const option = list.children[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const answer = async () => {
    const words = input.value;
    const names = await loadNames(form.action).catch(() => []);
    if (words === input.value) show(document.activeElement === input ? findNames(names, words) : []);
  };
  const onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      const next = chosen + step; // -1 is the box itself.
      choose(next < -1 ? offered.length - 1 : next >= offered.length ? -1 : next);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(offered[chosen].address);
    } else if (event.key === "Escape" && offered.length) {
      event.preventDefault();
      show([]);
    }
  };
  input.addEventListener("input", answer);
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", () => show([]));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // The box keeps the focus, the list stays.
  list.addEventListener("click", (event) => {
    const at = [...list.children].indexOf(event.target.closest("li"));
    if (at >= 0) location.assign(offered[at].address);
  });
  loadNames(form.action).then(() => list.setAttribute("aria-label", words.label)).then(answer, () => {});
}

/** Return one name as an option of the list. */
function makeOption(row, id) {
  const option = document.createElement("li");
  Object.assign(option, { id, className: row.className });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const values = { kind: row.kind, other: row.also };
  const said = row.also ? words.also.replace(/\{(\w+)\}/g, (_, name) => values[name]) : row.kind;
  const texts = [["search-name", row.name], ["search-name-kind", said]];
  for (const [className, textContent] of texts) {
    option.append(Object.assign(document.createElement("span"), { className, textContent, dir: "auto" }), " ");
  }
  return option;
}
