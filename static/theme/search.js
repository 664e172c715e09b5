// Searching: the few files of the index in which the syllables of a query lie, from all segments side by side.
// docs/search.md has the form of the files; dancam/render/search/syllables.py the same rules for letters.
(() => {
  "use strict";

  const SHOWN = 10; // articles shown at once
  const CARDS = 4; // articles in a file of headlines
  const FIRST = 2; // pairs that are looked up in all segments; others only where these are found
  const MOST = 8; // pairs that are looked up at all: enough to tell one article from all others
  const MANY = 100; // articles from which on fewer pairs tell enough
  const WAIT = 250; // milliseconds after the last letter
  const TITLE = 8, FIELD = 3, BODY = 1; // what a hit weighs by where it stands

  const box = document.querySelector(".search");
  const form = box.querySelector("form");
  const { q: field, c: category, y: year, a: author, s: sort } = form.elements;
  const status = box.querySelector("[role=status]");
  const hint = box.querySelector(".search-hint");
  const list = box.querySelector(".found");
  const more = box.querySelector(".search-more");
  const words = box.dataset;

  // Letters

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const ONSETS = new Set("b c d g h k l m n p r s t v x ch gh gi kh ng nh ph qu th tr".split(" ").concat(""));
  const VALUES = new Map([...DIGITS].map((sign, value) => [sign, value]));
  const utf8 = new TextEncoder();
  const crc = (text) => {
    let sum = -1;
    for (const byte of utf8.encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return (sum ^ -1) >>> 0;
  };
  const spell = (syllable) => {
    const decomposed = syllable.normalize("NFD");
    let plain = decomposed.replace(/\p{M}/gu, "").replace(/đ/g, "d");
    let marks = decomposed.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "");
    if (plain.endsWith("y") && ONSETS.has(plain.slice(0, -1))) {
      plain = `${plain.slice(0, -1)}i`;
      marks = `${marks.slice(0, -1)}i`;
    }
    marks += decomposed.replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, "");
    return { plain, accent: marks === plain ? "" : DIGITS[crc(marks) & 63] };
  };
  const syllables = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  // Files

  const loaded = new Map();
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
  const part = ([address, digest], kind, number) => load(`${address}${kind}-${number}.json?v=${digest}`);

  // Postings: [accents][bodies]![sapo, tags …]*[headlines], of each spelling, with dots between

  const numbers = (text) => {
    const found = [];
    let last = -1, value = 0, shift = 0;
    for (const sign of text) {
      const digit = VALUES.get(sign);
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        last += value + 1;
        found.push(last);
        value = shift = 0;
      }
    }
    return found;
  };
  const hits = (postings, accents, count, into = new Map()) => {
    for (const spelled of postings.split(".")) {
      const isExact = accents.every((accent, at) => !accent || accent === spelled[at]);
      const isTyped = accents.some(Boolean);
      const [, bodies, fields = "", titles = ""] = /^([^!*]*)(?:!([^*]*))?(?:\*(.*))?$/.exec(spelled.slice(accents.length));
      const all = bodies === "~" ? Array.from({ length: count }, (_, at) => at) : numbers(bodies);
      for (const [found, weight] of [[all, BODY], [numbers(fields), FIELD], [numbers(titles), TITLE]]) {
        const worth = isTyped && !isExact ? weight / 2 : weight; // accents as they were typed come first
        for (const each of found) if ((into.get(each) ?? 0) < worth) into.set(each, worth);
      }
    }
    return into;
  };

  // Looking up one unit of a query, two syllables or one, in one segment

  const near = (one, two) => { // one letter more, less, another one, or two that changed places
    if (one === two || Math.abs(one.length - two.length) > 1) return false;
    let start = 0, end = 0;
    while (start < one.length && one[start] === two[start]) start++;
    while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end++;
    const left = one.slice(start, one.length - end), right = two.slice(start, two.length - end);
    return left.length < 2 && right.length < 2 ? true : left.length === 2 && left === [...right].reverse().join("");
  };
  const places = ([first, second], segment) => second
    ? ["pairs", crc(`${first.plain} ${second.plain.slice(0, 2)}`) % segment[3]]
    : ["words", crc(first.plain.slice(0, 3)) % segment[4]];
  const rowOf = async (unit, segment) => {
    const drawer = await part(segment, ...places(unit, segment));
    return unit.length > 1 ? drawer[unit[0].plain] ?? {} : drawer;
  };
  const lookUp = async (unit, segment) => {
    const sought = unit.at(-1);
    const found = new Map();
    for (const [spelled, postings] of Object.entries(await rowOf(unit, segment))) {
      if (spelled === sought.plain) hits(postings, unit.map((each) => each.accent), segment[2], found);
      else if (sought.isBegun && spelled.startsWith(sought.plain)) hits(postings, unit.map(() => ""), segment[2], found);
    }
    return found;
  };

  // A query: phrases in quotes must stand as they are, everything else is one phrase that may be in pieces

  const parse = (text) => {
    const isOpen = /[\p{L}\p{N}]$/u.test(text);
    const phrases = [];
    for (const [, quoted, plain] of text.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^"“”„]+)/g)) {
      const spelled = syllables(quoted ?? plain).map(spell);
      if (spelled.length) phrases.push({ spelled, isQuoted: quoted !== undefined });
    }
    const last = phrases.at(-1);
    if (last && isOpen && !last.isQuoted) last.spelled.at(-1).isBegun = true;
    return phrases;
  };
  const pairsOf = ({ spelled }) => spelled.slice(1).map((each, at) => [spelled[at], each]);
  const unitsOf = (phrases) => phrases.flatMap((each) => each.spelled.length > 1 ? pairsOf(each) : [[each.spelled[0]]]);
  const inTurn = (units) => { // first what has most letters, as it is rarest, and shares no syllable with what was before
    const left = [...units], turn = [];
    const letters = (unit) => unit.reduce((sum, { plain, isBegun }) => sum + (isBegun ? plain.length / 2 : plain.length), 0);
    const isNew = (unit) => unit.every((each) => !turn.flat().includes(each));
    while (left.length) {
      const worth = left.map((unit) => letters(unit) + (isNew(unit) ? 100 : 0) + (unit.length > 1 ? 1000 : 0));
      turn.push(...left.splice(worth.indexOf(Math.max(...worth)), 1));
    }
    return turn;
  };

  // What is found: [score, number of the segment, number of the article]

  const together = async (units, segments, rows = []) => { // all articles with any of some units, besides what is known
    const known = new Map(rows.map((each) => [`${each.at} ${each.article}`, each]));
    await Promise.all([...segments].map(async ([at, segment]) => {
      const found = await Promise.all(units.map((unit) => lookUp(unit, segment)));
      for (const articles of found) {
        const rarity = 1 + Math.log(1 + segment[2] / (1 + articles.size));
        for (const [article, worth] of articles) {
          const key = `${at} ${article}`;
          const row = known.get(key) ?? { score: 0, units: 0, at, article };
          row.score += worth * rarity;
          row.units += 1;
          known.set(key, row);
        }
      }
    }));
    return [...known.values()];
  };
  const withAll = (rows, units, least = units.length) => rows.filter((each) => each.units >= least);
  const all = async (units, segments, isQuoted = false) => { // all articles with all of some units
    const turn = inTurn(units);
    const first = turn.slice(0, FIRST);
    const rows = withAll(await together(first, segments), first);
    const having = new Set(rows.map((each) => each.at));
    const rest = turn.slice(FIRST, isQuoted ? undefined : rows.length > MANY ? MOST / 2 : MOST);
    const some = rest.length ? await together(rest, new Map([...segments].filter(([at]) => having.has(at))), rows) : rows;
    return withAll(some, [...first, ...rest]);
  };
  const mended = async (pairs, segments) => { // what is found nowhere with another second syllable that is
    const instead = new Map();
    const units = [];
    for (const [first, second] of pairs) {
      const unit = [instead.get(first) ?? first, second];
      const sizes = new Map();
      for (const row of await Promise.all([...segments.values()].map((each) => rowOf(unit, each)))) {
        for (const [spelled, postings] of Object.entries(row)) {
          const is = spelled === second.plain || (second.isBegun && spelled.startsWith(second.plain));
          if (is) sizes.set(second.plain, Infinity);
          else if (near(spelled, second.plain)) sizes.set(spelled, (sizes.get(spelled) ?? 0) + postings.length);
        }
      }
      const [[best] = [second.plain]] = [...sizes].sort(([, one], [, two]) => two - one);
      if (best !== second.plain) instead.set(second, unit[1] = { plain: best, accent: "" });
      units.push(unit);
    }
    return { units, instead };
  };
  const find = async (phrases, segments) => {
    const units = unitsOf(phrases);
    const isQuoted = phrases.some((each) => each.isQuoted);
    let rows = await all(units, segments, isQuoted);
    const last = units.at(-1).at(-1);
    if (!rows.length && units.length > 1 && last.isBegun && last.plain.length < 2) {
      rows = await all(units.slice(0, -1), segments); // a syllable of which there is one letter is too little to look for
    }
    if (rows.length || isQuoted) return { rows };
    const some = inTurn(units).slice(0, MOST / 2);
    const any = await together(some, segments);
    if (units.every((each) => each.length > 1)) {
      if (units.length < MOST) {
        const { units: others, instead } = await mended(units, segments);
        if (instead.size) rows = await all(others, segments);
        const like = phrases.flatMap(({ spelled }) => spelled.map((each) => (instead.get(each) ?? each).plain)).join(" ");
        if (rows.length) return { rows, like };
      }
      if (some.length > 2) rows = withAll(any, some, Math.max(2, some.length - 2)); // with a mistake in one syllable
      if (rows.length) return { rows };
      const single = phrases.flatMap(({ spelled }) => spelled.map((each) => [each])).slice(0, MOST / 2);
      rows = withAll(await together(single, segments), single); // in another order
    }
    return { rows: rows.length ? rows : any };
  };

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
    const members = (at, by, keys) => new Set([...keys].flatMap((key) => numbers(groups[at][by][key] ?? "")));
    const allowed = segments.map((segment, at) => [
      wanted.size ? members(at, 0, wanted) : null,
      author.value ? members(at, 1, [author.value]) : null,
    ].filter(Boolean));
    return rows.filter(({ at, article }) => allowed[at].every((each) => each.has(article))
      && (!year.value || yearOf(segments[at], article) === Number(year.value)));
  };
  const yearOf = (segment, article) => segment[5].findLast(([, , start]) => start <= article)?.[0];

  // Showing

  const marked = (text, phrases) => { // the text in pieces, with what was looked for as <mark>
    const sought = phrases.flatMap(({ spelled }) => spelled);
    const is = (each, plain) => each && plain && (each.plain === plain || (each.isBegun && plain.startsWith(each.plain)));
    const found = [...text.normalize("NFC").matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ match, plain: spell(match[0].toLowerCase()).plain }));
    const pairs = new Set(); // two side by side; where there are none, also one that stands alone
    found.forEach(({ plain }, at) => sought.forEach((each, next) => {
      if (is(each, plain) && is(sought[next + 1], found[at + 1]?.plain)) pairs.add(at).add(at + 1);
    }));
    const pieces = document.createDocumentFragment();
    let done = 0;
    for (const [at, { match, plain }] of found.entries()) {
      if (pairs.size ? !pairs.has(at) : !sought.some((each) => is(each, plain))) continue;
      pieces.append(text.slice(done, match.index));
      pieces.appendChild(document.createElement("mark")).textContent = match[0];
      done = match.index + match[0].length;
    }
    pieces.append(text.slice(done));
    return pieces;
  };
  const standsIn = (text, phrases) => {
    const spelled = ` ${syllables(text).map((each) => spell(each).plain).join(" ")} `;
    return phrases.every((each) => spelled.includes(` ${each.spelled.map(({ plain }) => plain).join(" ")}${each.spelled.at(-1).isBegun ? "" : " "}`));
  };
  const excerpt = (text, phrases) => { // what stands around the first place of a phrase
    const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
    const plain = found.map((match) => spell(match[0].toLowerCase()).plain);
    const [{ spelled }] = phrases;
    const length = Math.min(spelled.length, 2);
    const at = plain.findIndex((_, start) => spelled.slice(0, length).every((each, next) => plain[start + next] === each.plain));
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

  const show = ([title, href, summary, date, key], phrases, index) => {
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
      const found = excerpt((page.querySelector(".prose") ?? page.querySelector("main"))?.textContent.normalize("NFC").replace(/\s+/g, " ") ?? "", phrases);
      if (found) text.replaceChildren(marked(found, phrases));
      else if (phrases.some((each) => each.isQuoted)) item.remove(); // its syllables stand there, but not together
    };
    if (list.children.length <= EXCERPTS || scrollY) fetched.observe(text);
    else addEventListener("scroll", () => fetched.observe(text), { once: true });
  };

  let turn = 0; // of the search that is running: an older one stops
  const run = async () => {
    const mine = ++turn;
    const phrases = parse(field.value.trim() && field.value);
    list.replaceChildren();
    hint.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    list.ariaBusy = String(phrases.length > 0);
    if (!phrases.length) return;
    status.textContent = words.running;
    try {
      const index = await load(box.dataset.index);
      const { segments } = index;
      const { rows: found, like } = await find(phrases, new Map(segments.entries()));
      const rows = await within(found, segments, index);
      if (mine !== turn) return;
      const newest = (one, two) => one.at - two.at || two.article - one.article;
      rows.sort(sort.value === "new" ? newest : (one, two) => two.units - one.units || two.score - one.score || newest(one, two));
      status.textContent = rows.length ? `${words.found}: ${rows.length}` : words.none;
      if (!rows.length) hint.append(...help(index));
      else if (like) hint.textContent = `${words.like} “${like}”?`;
      let shown = 0;
      const next = async () => {
        const these = rows.slice(shown, shown + SHOWN);
        const cards = await Promise.all(these.map(({ at, article }) => part(segments[at], "cards", Math.floor(article / CARDS))));
        if (mine !== turn) return;
        these.forEach(({ article }, at) => show(cards[at][article % CARDS], phrases, index));
        shown += these.length;
        more.hidden = shown >= rows.length;
      };
      more.onclick = () => {
        const focus = list.children.length;
        next().then(() => list.children[focus]?.querySelector("a").focus(), failed);
      };
      await next();
    } catch (error) {
      if (mine === turn) failed(error);
    }
    if (mine === turn) list.ariaBusy = "false";
  };
  const failed = () => { status.textContent = words.failed; };
  const help = () => {
    const wider = category.value || year.value || author.value;
    if (!wider) return [];
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.everywhere });
    button.onclick = () => {
      for (const each of [category, year, author]) each.value = "";
      keep();
      run();
    };
    return [button];
  };

  // The form and the address

  const keep = () => {
    const here = new URL(location.href);
    for (const each of [field, category, year, author, sort]) {
      if (each.value.trim() && each.value !== "best") here.searchParams.set(each.name, each.value.trim());
      else here.searchParams.delete(each.name);
    }
    history.replaceState(null, "", here);
  };
  const option = (select, value, text) => select.append(Object.assign(document.createElement("option"), { value, textContent: text }));
  const prepare = async () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    sort.value = asked.get("s") === "new" ? "new" : "best";
    try {
      const index = await load(box.dataset.index);
      for (const [key, title, depth] of index.categories) option(category, key, `${"\u00a0\u00a0".repeat(depth)}${title}`);
      const years = new Set(index.segments.flatMap((each) => each[5].map(([year]) => year)));
      for (const each of [...years].sort((one, two) => two - one)) option(year, each, each);
      if (asked.get("a")) option(author, asked.get("a"), asked.get("a"));
      for (const each of [category, year, author]) each.value = asked.get(each.name) ?? "";
      for (const each of [category, year, author]) if (each.selectedIndex < 0) each.value = "";
    } catch {
      failed();
    }
    if (field.value) run();
  };
  author.addEventListener("focus", async () => { // the names come when somebody asks for them
    if (author.options.length > 2) return;
    const { segments } = await load(box.dataset.index);
    const groups = await Promise.all(segments.map((each) => part(each, "groups", 0)));
    const names = new Set(groups.flatMap(([, authors]) => Object.keys(authors)));
    names.delete(author.value);
    for (const name of [...names].sort((one, two) => one.localeCompare(two, "vi"))) option(author, name, name);
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
  form.hidden = false;
  prepare();
  if (!new URLSearchParams(location.search).get("q")) field.focus({ preventScroll: true });
})();
