// Loads the page again when the preview has another version of it; where one was reading stays in sight.
const shown = document.currentScript.dataset.version;
const kept = "dateline-preview";
const here = location.pathname + location.search;
const events = new EventSource("/_dateline/events");
let isReloading = false;
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
  sessionStorage.setItem(kept, JSON.stringify({ here, left: scrollX, top: scrollY, open }));
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
const before = JSON.parse(sessionStorage.getItem(kept));
sessionStorage.removeItem(kept);
if (before?.here === here) {
  for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
  const goBack = () => scrollTo({ left: before.left, top: before.top, behavior: "instant" });
  goBack();
  // A style sheet or a font that comes later moves what is in sight.
  if (document.readyState !== "complete") addEventListener("load", goBack, { once: true });
}
