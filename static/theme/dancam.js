// Conveniences for readers; every page is complete without them.
(() => {
  "use strict";

  const link = document.querySelector('link[rel="canonical"]')?.href ?? location.href;

  // The row of tools under an article
  const actions = {
    share: navigator.share && (() => navigator.share({ title: document.title, url: link }).catch(() => {})),
    copy: navigator.clipboard && ((button, status) =>
      navigator.clipboard.writeText(link).then(() => {
        status.textContent = button.dataset.done;
        setTimeout(() => { status.textContent = ""; }, 4000);
      }, () => {})),
    print: () => window.print(),
  };
  for (const row of document.querySelectorAll(".tools")) {
    const status = row.querySelector("[role=status]");
    for (const button of row.querySelectorAll("[data-tool]")) {
      const action = actions[button.dataset.tool];
      button.hidden = !action;
      if (action) button.addEventListener("click", () => action(button, status));
    }
    row.hidden = false;
  }

  // Open menus close with Escape or by a click elsewhere
  const close = (outside) => {
    for (const menu of document.querySelectorAll(".submenu[open]")) {
      if (outside && menu.contains(outside)) continue;
      if (!outside && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  };
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(null); });

  // Tables say so where they are wider than the page
  const tables = document.querySelectorAll(".prose .table");
  const measure = () => {
    for (const box of tables) box.classList.toggle("scrolls", box.scrollWidth > box.clientWidth + 1);
  };
  if (tables.length) {
    measure();
    addEventListener("resize", measure);
    document.fonts?.ready.then(measure);
  }
})();
