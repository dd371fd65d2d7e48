/* Stands in the head of every page, so that it costs no request and the page never flashes in the wrong colours: the
   reader's choice of light or dark, the key that leads to the search box, and what that box needs once it is used. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const show = (scheme) => {
    if (scheme) root.dataset.scheme = scheme;
    // Else the reader's system decides.
    else delete root.dataset.scheme;
  };
  const recall = () => {
    try {
      show(localStorage.getItem("dateline-scheme"));
      // A browser that keeps nothing for the page shows it by the system.
    } catch {}
  };
  const turn = () => {
    const wanted = (root.dataset.scheme || system()) === "dark" ? "light" : "dark";
    show(wanted === system() ? "" : wanted);
    try {
      if (wanted === system()) localStorage.removeItem("dateline-scheme");
      else localStorage.setItem("dateline-scheme", wanted);
    } catch {}
  };
  root.dataset.scripts = "";
  recall();
  addEventListener("pageshow", recall);
  addEventListener("click", (event) => event.target.closest?.(".scheme-switch") && turn());
  addEventListener("keydown", (event) => {
    const isWriting = document.activeElement?.matches("input:not([type=checkbox]), select, textarea");
    if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("#search-query, #search-box");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  addEventListener("focusin", async ({ target }) => {
    const script = target.form?.dataset.offers;
    if (!script || target.type !== "search" || "offered" in target.dataset) return;
    target.dataset.offered = "";
    (await import(script)).offerNames(target);
  });
})();
