// Loads the page again when the preview has another version of it; where one was reading stays in sight.
const shown = document.currentScript.dataset.version;
const kept = "dateline-preview";
const here = location.pathname + location.search;
const events = new EventSource("/_dateline/events");
const before = JSON.parse(sessionStorage.getItem(kept));
sessionStorage.removeItem(kept);
let isReloading = false;
// Where one was reading, as long as this page is not whole: until then its own place means nothing.
let place = before?.here === here ? before : null;
const goBack = () => {
  scrollTo({ left: before.left, top: before.top, behavior: "instant" });
  if (document.readyState === "complete") place = null;
};
events.addEventListener("message", (message) => {
  if (message.data === shown) return;
  events.close();
  isReloading = true;
  location.reload();
});
addEventListener("pagehide", () => {
  // Without this some browsers keep the connection of a page that is left, and run out of connections.
  events.close();
  // Only now: one may go on reading until the new page is there.
  if (!isReloading) return;
  const open = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
  const { left, top } = place ?? { left: scrollX, top: scrollY };
  sessionStorage.setItem(kept, JSON.stringify({ here, left, top, open }));
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
if (before?.here === here) {
  for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
  goBack();
  // A style sheet or a font that comes later moves what is in sight.
  addEventListener("load", goBack, { once: true });
}
