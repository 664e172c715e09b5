// The search page: its form, its address, and what was found. What is asked for is looked up by search-index.js.
(() => {
  "use strict";

  const SHOWN = 10; // articles shown at once
  const CARDS = 4; // articles in a file of headlines
  const LOOKED = 40; // syllables of a phrase from which on an excerpt is looked for
  const WAIT = 250; // milliseconds after the last letter

  const { loadTable, part, numbers, spell, pieces, syllables, is, parse, find } = globalThis.dancamIndex;
  const box = document.querySelector(".search");
  const form = box.querySelector("form");
  const { q: field, c: category, y: year, a: author, s: sort } = form.elements;
  const status = box.querySelector("[role=status]");
  const hint = box.querySelector(".search-hint");
  const list = box.querySelector(".found");
  const more = box.querySelector(".search-more");
  const words = box.dataset;

  // Filters

  const within = async (rows, segments, index) => {
    const wanted = new Set();
    if (category.value) { // with all below it
      const { categories } = index;
      const start = categories.findIndex(([key]) => key === category.value);
      const end = categories.findIndex(([, , depth], at) => at > start && depth <= categories[start][2]);
      for (const [key] of start < 0 ? [] : categories.slice(start, end < 0 ? undefined : end)) wanted.add(key);
    }
    const groups = wanted.size || author.value ? await Promise.all(segments.map((each) => part(each, "groups", 0))) : [];
    const members = (at, by, keys) => new Set(Object.entries(groups[at][by]).flatMap(([key, its]) => keys.has(key) ? numbers(its) : []));
    const allowed = segments.map((segment, at) => [
      wanted.size ? members(at, 0, wanted) : null,
      author.value ? members(at, 1, new Set([author.value])) : null,
    ].filter(Boolean));
    return rows.filter(({ at, article }) => allowed[at].every((each) => each.has(article))
      && (!year.value || yearOf(segments[at], article) === Number(year.value)));
  };
  const yearOf = (segment, article) => segment[5].findLast(([, , start]) => start <= article)?.[0];

  // Showing

  const marked = (text, phrases) => { // the text in pieces, with what was looked for as <mark>
    const sought = phrases.flatMap(({ spelled }) => spelled);
    const found = pieces(text.normalize("NFC")).map((match) => ({ match, plain: spell(match[0].toLowerCase()).plain }));
    const pairs = new Set(); // two side by side; where there are none, also one that stands alone
    found.forEach(({ plain }, at) => sought.forEach((each, next) => {
      if (is(each, plain) && next + 1 < sought.length && at + 1 < found.length && is(sought[next + 1], found[at + 1].plain)) pairs.add(at).add(at + 1);
    }));
    const shown = document.createDocumentFragment();
    let done = 0;
    for (const [at, { match, plain }] of found.entries()) {
      if (pairs.size ? !pairs.has(at) : !sought.some((each) => is(each, plain))) continue;
      shown.append(text.slice(done, match.index));
      shown.appendChild(document.createElement("mark")).textContent = match[0];
      done = match.index + match[0].length;
    }
    shown.append(text.slice(done));
    return shown;
  };
  const standsIn = (text, phrases) => {
    const plain = syllables(text).map((each) => spell(each).plain);
    return phrases.every(({ spelled }) => plain.some((_, start) => start + spelled.length <= plain.length
      && spelled.every((each, at) => is(each, plain[start + at]))));
  };
  const excerpt = (text, phrases) => { // what stands around the place where most of a phrase stands together
    const found = pieces(text);
    const plain = found.map((match) => spell(match[0].toLowerCase()).plain);
    let at = -1, most = phrases.some(({ spelled }) => spelled.length > 1) ? 1 : 0;
    for (const { spelled } of phrases) {
      for (let from = 0; from < Math.min(spelled.length, LOOKED); from++) {
        for (let start = 0; start < plain.length; start++) {
          let length = 0;
          while (from + length < spelled.length && start + length < plain.length && is(spelled[from + length], plain[start + length])) length++;
          if (length > most) [at, most] = [start, length];
        }
      }
    }
    if (at < 0) return "";
    const start = found[Math.max(0, at - 12)].index, last = found[Math.min(found.length - 1, at + 24)];
    return `${start ? "…" : ""}${text.slice(start, last.index + last[0].length)}…`;
  };
  const EXCERPTS = 3; // that come at once: a page is as much as the whole search; others when the reader scrolls to them
  const fetched = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      fetched.unobserve(target);
      target.fill();
    }
  });

  const show = ([title, href, summary, date, key], phrases, index, leave) => {
    const item = list.appendChild(document.createElement("li"));
    const add = (tag, kind) => Object.assign(item.appendChild(document.createElement(tag)), { className: kind });
    const label = index.categories.find(([each]) => each === key)?.[1];
    add("p", "meta").textContent = label ? `${date} · ${label}` : date;
    const link = add("h2", "headline").appendChild(Object.assign(document.createElement("a"), { href }));
    link.append(marked(title, phrases));
    const text = add("p", "summary");
    text.append(marked(summary, phrases));
    if (standsIn(title, phrases) || standsIn(summary, phrases)) return;
    text.fill = async () => { // it stands in the body: the page itself has it
      const answer = await fetch(href).catch(() => null);
      if (!answer?.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const each of page.querySelectorAll(".footnote-ref")) (each.closest("sup") ?? each).remove(); // they part no words
      const main = page.querySelector("main");
      const apart = [];
      for (const walker = page.createTreeWalker(main ?? page, NodeFilter.SHOW_TEXT); walker.nextNode();) apart.push(walker.currentNode.data);
      const whole = `${main?.textContent} ${apart.join(" ")}`.normalize("NFC"); // tags, too, each by itself
      if (!standsIn(whole, phrases.filter((each) => each.isQuoted))) { // its syllables stand there, but not together
        if (item.isConnected) leave();
        item.remove();
        return;
      }
      const found = excerpt((page.querySelector(".prose") ?? main)?.textContent.normalize("NFC").replace(/\s+/g, " ") ?? "", phrases);
      if (found) text.replaceChildren(marked(found, phrases));
    };
    if (list.children.length <= EXCERPTS || scrollY) fetched.observe(text);
    else addEventListener("scroll", () => fetched.observe(text), { once: true });
  };

  let turn = 0; // of the search that is running: an older one stops
  const run = async (isAgain = false, least = SHOWN) => {
    const mine = ++turn;
    const phrases = parse(field.value.trim() && field.value);
    list.replaceChildren();
    hint.replaceChildren();
    more.hidden = true;
    status.textContent = !phrases.length && field.value.trim() ? words.short : "";
    list.ariaBusy = String(phrases.length > 0);
    if (!phrases.length) return;
    status.textContent = words.running;
    try {
      const index = await loadTable(box.dataset.index, isAgain);
      fill(index);
      const { segments } = index;
      const { rows: found, like, isShort, phrases: meant = phrases } = await find(phrases, new Map(segments.entries()));
      const rows = await within(found, segments, index);
      if (mine !== turn) return;
      const newest = (one, two) => one.at - two.at || two.article - one.article;
      rows.sort(sort.value === "new" ? newest : (one, two) => two.units - one.units || two.score - one.score || newest(one, two));
      let count = rows.length;
      const tell = () => { status.textContent = count ? `${words.found}: ${count}` : isShort ? words.short : words.none; };
      const leave = () => { count--; tell(); };
      tell();
      if (rows.length && like) hint.append(`${words.like} “${like}”? `);
      hint.append(...narrowed());
      let shown = 0;
      const next = async (most = SHOWN) => {
        const these = rows.slice(shown, shown + most);
        const cards = await Promise.all(these.map(({ at, article }) => part(segments[at], "cards", Math.floor(article / CARDS))));
        if (mine !== turn) return;
        these.forEach(({ article }, at) => show(cards[at][article % CARDS], meant, index, leave));
        shown += these.length;
        more.hidden = shown >= rows.length;
      };
      more.onclick = async () => {
        if (list.ariaBusy === "true") return;
        const focus = list.children.length;
        list.ariaBusy = "true";
        status.textContent = words.running;
        try {
          const now = await loadTable(box.dataset.index);
          if (mine !== turn) return;
          if (String(now.segments) === String(index.segments)) await next();
          else await run(false, shown + SHOWN); // something was published meanwhile: numbers may mean others
          if (mine === turn) tell();
          list.children[focus]?.querySelector("a").focus();
        } catch {
          if (mine === turn) failed();
        }
        if (mine === turn) list.ariaBusy = "false";
      };
      await next(least);
    } catch (error) {
      if (mine === turn && !isAgain) return run(true); // the segments may be others by now
      if (mine === turn) failed(error);
    }
    if (mine === turn) list.ariaBusy = "false";
  };
  const failed = () => { status.textContent = words.failed; };
  const narrowed = () => { // by what was searched only, and the way out of it
    const by = [category, year, author].filter((each) => each.value);
    if (!by.length) return [];
    const said = by.map((each) => `${each.labels[0].firstChild.data.trim()}: ${each.selectedOptions[0].text.trim()}`).join(" · ");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.everywhere });
    button.onclick = () => {
      for (const each of [category, year, author]) each.value = "";
      field.focus();
      keep();
      run();
    };
    return [`${said} `, button];
  };

  // The form and the address

  const keep = () => {
    const here = new URL(location.href);
    for (const each of [field, sort, ...(isFilled ? [category, year, author] : [])]) { // a blank behind the last word says that it is whole
      if (each.value.trim() && each.value !== "best") here.searchParams.set(each.name, each.value.trimStart());
      else here.searchParams.delete(each.name);
    }
    history.replaceState(null, "", here);
  };
  const option = (select, value, text) => select.append(Object.assign(document.createElement("option"), { value, textContent: text }));
  const asked = new URLSearchParams(location.search);
  let isFilled = false;
  const fill = (index) => { // the filters, once the table is there
    if (isFilled) return;
    isFilled = true;
    for (const [key, title, depth] of index.categories) option(category, key, `${"\u00a0\u00a0".repeat(depth)}${title}`);
    const years = new Set(index.segments.flatMap((each) => each[5].map(([year]) => year)));
    for (const each of [...years].sort((one, two) => two - one)) option(year, each, each);
    if (asked.get("a")) option(author, asked.get("a"), asked.get("a"));
    for (const each of [category, year, author]) each.value = asked.get(each.name) ?? "";
    for (const each of [category, year, author]) if (each.selectedIndex < 0) each.value = "";
  };
  let isNamed = false;
  author.addEventListener("focus", async () => { // the names come when somebody asks for them
    if (isNamed) return;
    isNamed = true;
    try {
      const { segments } = await loadTable(box.dataset.index);
      const groups = await Promise.all(segments.map((each) => part(each, "groups", 0)));
      const names = new Set(groups.flatMap(([, authors]) => Object.keys(authors)));
      for (const { value } of author.options) names.delete(value); // that of the address is there already
      for (const name of [...names].sort((one, two) => one.localeCompare(two, "vi"))) option(author, name, name);
    } catch {
      isNamed = false;
      failed();
    }
  });

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { keep(); run(); }, WAIT);
  });
  form.addEventListener("change", (event) => {
    if (event.target === field) return;
    keep();
    run();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    keep();
    run();
  });
  field.value = asked.get("q") ?? "";
  sort.value = asked.get("s") === "new" ? "new" : "best";
  form.hidden = false;
  if (field.value) run();
  else {
    loadTable(box.dataset.index).then(fill, failed);
    field.focus({ preventScroll: true });
  }
})();
