// Conveniences for readers; every page is complete without them.
(() => {
  "use strict";

  const link = document.querySelector('link[rel="canonical"]')?.href ?? location.href;

  // Size of the text of articles: chosen once, kept in this browser
  const SIZES = ["", "1", "2", "3"];
  const root = document.documentElement;
  const remembered = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("dancam-size", value);
      return localStorage.getItem("dancam-size") ?? "";
    } catch { return value ?? ""; } // a browser that keeps nothing
  };
  const show = (size) => {
    if (size && SIZES.includes(size)) root.dataset.size = size; else delete root.dataset.size;
    const at = Math.max(0, SIZES.indexOf(size));
    for (const [tool, end] of [["smaller", 0], ["larger", SIZES.length - 1]]) {
      for (const button of document.querySelectorAll(`[data-tool=${tool}]`)) button.setAttribute("aria-disabled", at === end);
    }
  };
  const resize = (step) => () => {
    const at = Math.max(0, SIZES.indexOf(root.dataset.size ?? "")) + step;
    if (SIZES[at] !== undefined) show(remembered(SIZES[at]));
  };
  show(remembered());

  // Reading aloud, with a voice of the browser in the language of the article; piece by piece, as long ones are cut off
  const speech = window.speechSynthesis;
  const prose = document.querySelector(".article .prose");
  const language = (prose?.closest("[lang]") ?? root).lang.slice(0, 2);
  const voice = () => speech?.getVoices().find((each) => each.lang.toLowerCase().startsWith(language));
  let stop = null;
  const listen = (button) => {
    if (stop) { stop(); return; }
    const label = button.textContent;
    const parts = [...document.querySelectorAll(
      ".article h1, .article .sapo, .article .correction, .article .prose :is(h2, h3, h4, p, li, dt, dd):not(table *, figure *, .footnote *)",
    )].filter((part) => !part.querySelector("p, li"));
    const pieces = parts.flatMap((part) => part.textContent.replace(/\s+/g, " ").match(/[^.!?…]+[.!?…]*\s*/g) ?? []);
    let running = true;
    stop = () => {
      running = false;
      stop = null;
      speech.cancel();
      button.textContent = label;
    };
    const next = () => {
      const text = pieces.shift();
      if (!running) return;
      if (text === undefined) { stop(); return; }
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice();
      said.lang = said.voice?.lang ?? language;
      said.onend = said.onerror = next;
      speech.speak(said);
    };
    button.textContent = button.dataset.stop;
    next();
  };
  addEventListener("pagehide", () => stop?.());

  // An article as one file, to be read where there is no network: its style and pictures are in it, no script is
  const article = document.querySelector(".article");
  const inlined = async (image) => {
    const answer = await fetch(image.currentSrc || image.src);
    if (!answer.ok) throw new Error(answer.status);
    const data = await answer.blob();
    return new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(data);
    });
  };
  const save = async () => {
    const page = document.implementation.createHTMLDocument(document.title);
    page.documentElement.lang = root.lang;
    const add = (parent, tag, values) => Object.assign(parent.appendChild(page.createElement(tag)), values);
    add(page.head, "meta", {}).setAttribute("charset", "utf-8");
    add(page.head, "meta", { name: "viewport", content: "width=device-width, initial-scale=1" });
    const style = (await (await fetch(document.querySelector("link[rel=stylesheet]").href)).text())
      .replace(/@font-face\s*{[^}]*}/g, "");
    const main = add(page.body, "main", { className: "page" });
    const copy = main.appendChild(page.importNode(article, true));
    const shown = [...article.querySelectorAll("img")];
    await Promise.all([...copy.querySelectorAll("img")].map(async (image, at) => {
      try { image.src = await inlined(shown[at]); } catch { image.removeAttribute("src"); }
      for (const name of ["loading", "srcset", "sizes"]) image.removeAttribute(name);
    }));
    for (const part of copy.querySelectorAll(".tools, .contents, audio, video, source, img:not([src])")) part.remove();
    for (const each of copy.querySelectorAll("a[href]")) each.href = new URL(each.getAttribute("href"), link).href;
    const origin = add(copy, "p", { className: "meta" });
    origin.append(`${document.querySelector('meta[property="og:site_name"]')?.content ?? ""} · `);
    add(origin, "a", { href: link, textContent: link });
    const text = page.documentElement.outerHTML.replace("</head>", () => `<style>${style}</style></head>`);
    const file = new Blob([`<!doctype html>\n${text}`], { type: "text/html" });
    const name = new URL(link).pathname.split("/").filter(Boolean).pop() ?? "bai";
    const way = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(file), download: `${name.replace(/\.html$/, "")}.html`,
    });
    way.click();
    setTimeout(() => URL.revokeObjectURL(way.href), 60000);
  };

  // The row of tools under an article. Zalo has no address to share by: telephones have it in their own sheet, and
  // elsewhere the link is copied for it
  const copyLink = navigator.clipboard && ((button, status) =>
    navigator.clipboard.writeText(link).then(() => {
      status.textContent = button.dataset.done;
      setTimeout(() => { status.textContent = ""; }, 4000);
    }, () => {}));
  const sheet = navigator.share && (() => navigator.share({ title: document.title, url: link }).catch(() => {}));
  const facebook = document.querySelector("[data-tool=facebook]");
  if (facebook) {
    const href = `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(link)}`;
    Object.assign(facebook, { href, target: "_blank", rel: "noopener" });
  }
  const actions = {
    smaller: resize(-1),
    larger: resize(1),
    listen: prose && voice() && listen,
    share: sheet,
    copy: copyLink,
    facebook: () => {},
    zalo: (matchMedia("(pointer: coarse)").matches && sheet) || copyLink,
    print: () => window.print(),
    save: article && save,
  };
  for (const row of document.querySelectorAll(".tools")) {
    const status = row.querySelector("[role=status]");
    for (const button of row.querySelectorAll("[data-tool]")) {
      const action = actions[button.dataset.tool];
      button.hidden = !action;
      if (action) button.addEventListener("click", () => action(button, status));
      else if (button.dataset.tool === "listen" && prose && speech) {
        speech.addEventListener("voiceschanged", () => { // they come late, and more than once
          if (!button.hidden || !voice()) return;
          button.hidden = false;
          button.addEventListener("click", () => listen(button));
        });
      }
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
