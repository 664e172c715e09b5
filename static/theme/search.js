// Searching: the months are asked for one after the other, the newest first, until there is enough to read.
(() => {
  "use strict";

  const ENOUGH = 20; // articles that are shown before somebody asks for more
  const AT_ONCE = 4; // months that are asked for together
  const box = document.querySelector(".search");
  const form = box.querySelector("form");
  const field = form.elements.q;
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".found");
  const more = box.querySelector(".search-more");
  const loaded = new Map();

  // A word typed with its marks is found with them, one without is found either way
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const matcher = (query) => {
    const words = plain(query).split(" ").filter(Boolean).map((word) => [` ${word}`, bare(word) === word]);
    const phrase = words.map(([word]) => word).join("");
    const isBare = words.every(([, each]) => each);
    return words.length && (([title, , summary, category]) => {
      const text = ` ${plain(`${title} ${summary} ${category}`)}`;
      const without = bare(text);
      if ((isBare ? without : text).includes(phrase)) return 2; // the words as they were typed
      return words.every(([word, each]) => (each ? without : text).includes(word)) ? 1 : 0;
    });
  };

  const load = (address) => {
    if (!loaded.has(address)) {
      const coming = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
      coming.catch(() => loaded.delete(address));
      loaded.set(address, coming);
    }
    return loaded.get(address);
  };

  const show = ([title, href, summary, category, date]) => {
    const item = list.appendChild(document.createElement("li"));
    const add = (tag, text, kind) => Object.assign(item.appendChild(document.createElement(tag)), { textContent: text, className: kind });
    add("p", `${date} · ${category}`, "meta");
    const link = add("h2", "", "headline").appendChild(document.createElement("a"));
    Object.assign(link, { href, textContent: title });
    if (summary) add("p", summary, "summary");
  };

  let turn = 0; // of the search that is running: an older one stops
  const run = async (query) => {
    const mine = ++turn;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    const fits = matcher(query);
    if (!fits) return;
    status.textContent = box.dataset.running;
    try {
      const months = [...await load(box.dataset.index)];
      let shown = 0, wanted = ENOUGH;
      while (months.length) {
        const entries = (await Promise.all(months.splice(0, AT_ONCE).map(load))).flat();
        if (mine !== turn) return;
        const found = entries.map((entry) => [fits(entry), entry]).filter(([fit]) => fit).sort(([a], [b]) => b - a);
        for (const [, entry] of found) show(entry);
        shown += found.length;
        if (shown >= wanted && months.length) {
          status.textContent = `${box.dataset.found}: ${shown}+`;
          more.hidden = false;
          await new Promise((go) => { more.onclick = go; });
          more.hidden = true;
          wanted = shown + ENOUGH;
        }
      }
      if (mine === turn) status.textContent = shown ? `${box.dataset.found}: ${shown}` : box.dataset.none;
    } catch {
      if (mine === turn) status.textContent = box.dataset.failed;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const here = new URL(location.href);
    here.searchParams.set("q", field.value.trim());
    history.replaceState(null, "", here);
    run(field.value);
  });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) run(field.value);
  else field.focus({ preventScroll: true });
})();
