// Loads the page again when the preview has built another version of the site.
const shown = document.currentScript.dataset.version;
const events = new EventSource("/_dateline/events");
events.addEventListener("message", (message) => {
  if (message.data !== shown) {
    events.close();
    location.reload();
  }
});
// Without this some browsers keep the connection of a page that is left, and run out of connections.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
