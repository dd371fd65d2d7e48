/* Turns timelines, which begin with the oldest event, to begin with the newest, and back. The choice is kept in the
   browser and holds for every timeline. */

const KEY = "dateline-newest-first";

/** Return what the browser keeps, or nothing where it keeps nothing for the page. */
function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keep the choice, where the browser does. */
function remember(isNewestFirst) {
  try {
    if (isNewestFirst) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {}
}

/** Put the elements that the selector finds among the children the other way round, in their places. */
function reverse(parent, selector) {
  const found = [...parent.children].filter((child) => child.matches(selector));
  found.reverse().forEach((child) => parent.append(child));
}

/** Turn one timeline: its years, their months, the events of these. A gap stays between the months that it parts. */
function turn(timeline, isNewestFirst) {
  for (const events of timeline.querySelectorAll(".events")) reverse(events, ".event");
  for (const gap of timeline.querySelectorAll(".event-gap")) {
    if (isNewestFirst) gap.parentElement.append(gap);
    else gap.parentElement.prepend(gap);
  }
  for (const year of timeline.querySelectorAll(".event-year")) reverse(year, ".event-month");
  reverse(timeline, ".event-year");
}

for (const button of document.querySelectorAll(".order button")) {
  const timeline = button.closest(".event-years");
  const set = (isNewestFirst) => {
    turn(timeline, isNewestFirst);
    button.setAttribute("aria-pressed", String(isNewestFirst));
  };
  if (timeline.querySelectorAll(".event").length < 3) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isNewestFirst = button.getAttribute("aria-pressed") !== "true";
    set(isNewestFirst);
    remember(isNewestFirst);
  });
  if (recall()) set(true);
}
if (recall() && location.hash) document.querySelector(":target")?.scrollIntoView();
