// The search index: of a query, the few files in which its syllables lie, from all segments side by side.
// docs/search.md has the form of the files; dancam/render/search/syllables.py the same rules for letters.
(() => {
  "use strict";

  const FIRST = 2; // pairs that are looked up in all segments; others only where these are found
  const MOST = 8; // pairs that are looked up at all: enough to tell one article from all others
  const WHOLE = 24; // the same of a quotation, of which all must stand
  const SHORT = 3; // letters by which files of single syllables are chosen
  const FRESH = 10000; // milliseconds for which a table of segments is taken as it is
  const KEPT = 300000; // and all other files
  const LIKELY = 2; // segments in which another syllable is looked for
  const MANY = 100; // articles from which on fewer pairs tell enough
  const TITLE = 8, FIELD = 3, BODY = 1; // what a hit weighs by where it stands
  const BEGUN = 0.05; // how much of that where a syllable only begins as the last one does: what is typed in full comes first

  // Letters

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const ONSETS = new Set("b c d g h k l m n p r s t v x ch gh gi kh ng nh ph qu th tr".split(" ").concat(""));
  const TONES = ["", ..."\u0300\u0309\u0303\u0301\u0323"];
  const VALUES = new Map([...DIGITS].map((sign, value) => [sign, value]));
  const LONGEST = 8; // letters of a syllable of Vietnamese, with one too much
  const LETTERS = "abcdeghiklmnopqrstuvxy";
  const RHYMES = "a[cimnoptuy]?|a[cn]h|ang|e[cmnopt]?|en[gh]|ech|eu|i[acmnptu]?|i[cn]h|ie[cmnptu]|ieng|o[aceimnpt]?|oo?ng|oa[cimnopty]"
    + "|oa[cn]h|oang|oe[not]?|ooc|u[aceimnoptuy]?|ung|uan?g?|ua[ty]|ue[cn]h|uo[cimnptu]|uong|uy[anptu]|uye[nt]|uy[cn]h|ye[mntu]|yeng";
  const SYLLABLE = new RegExp(`^(?:[bcdghklmnpqrstvx]|[cgknpt]h|gi|ng|ngh|qu|tr)?(?:${RHYMES})$`);
  const utf8 = new TextEncoder();
  const crc = (text) => {
    let sum = -1;
    for (const byte of utf8.encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return (sum ^ -1) >>> 0;
  };
  const SOUNDS = ["", "\u0302", "\u0306"]; // of vowels: as in a, â, ă; behind them ơ and ư
  const signOf = (decomposed) => { // tone, vowel and đ: no two syllables of Vietnamese with the same letters have the same one
    const marks = decomposed.replace(/[^đ\p{M}]/gu, "");
    const tones = [...marks].filter((each) => TONES.includes(each));
    const vowels = new Set([...marks].filter((each) => each !== "đ" && !TONES.includes(each)));
    const [vowel = ""] = vowels;
    const sound = vowel === "\u031b" ? (/u\p{M}?\u031b/u.test(decomposed) ? 4 : 3) : SOUNDS.indexOf(vowel);
    if (tones.length > 1 || vowels.size > 1 || sound < 0) return 60 + (crc(marks) & 3); // of another language
    return (marks.includes("đ") ? 30 : 0) + 6 * sound + TONES.indexOf(tones[0] ?? "");
  };
  const spell = (syllable) => {
    const decomposed = syllable.normalize("NFKD");
    const letters = decomposed.replace(/[^\p{L}\p{N}]/gu, "").replace(/đ/g, "d");
    const plain = letters.endsWith("y") && ONSETS.has(letters.slice(0, -1)) ? `${letters.slice(0, -1)}i` : letters;
    const sign = signOf(decomposed);
    const signs = plain.startsWith("d") && sign < 30 ? [sign, sign + 30] : [sign]; // a d may have been meant for đ
    return { plain, letters, accent: sign ? signs.map((each) => DIGITS[each]).join("") : "" };
  };
  const pieces = (text) => [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu)];
  const syllables = (text) => pieces(text.normalize("NFC")).map(([each]) => each.toLowerCase());
  // Whether a syllable is one that is looked for, or begins as it does: kỳ is found as ki, but what begins as ky is not over
  const begins = ({ plain, letters = plain, isBegun }, spelled) => isBegun && (spelled.startsWith(plain) || spelled.startsWith(letters));
  const is = (sought, spelled) => spelled === sought.plain || begins(sought, spelled);

  // Files

  const fetched = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const loaded = new Map();
  const load = (address) => { // again after minutes, as bodies may have changed
    const before = loaded.get(address);
    if (before && performance.now() - before.since < KEPT) return before.coming;
    const coming = fetched(address).catch((error) => {
      if (before && error instanceof TypeError) return before.coming; // offline, what was loaded still holds
      loaded.delete(address);
      throw error;
    });
    loaded.set(address, { coming, since: performance.now() });
    return coming;
  };
  const table = { since: -Infinity, coming: null };
  const loadTable = (address, isAnew = false) => { // again after a while: an article may have come, and files have gone
    if (isAnew || performance.now() - table.since > FRESH) {
      const before = table.coming;
      table.since = performance.now();
      table.coming = fetched(address, { cache: "no-cache" }).catch((error) => {
        if (!before) table.since = -Infinity;
        table.coming = before; // offline, what was loaded still holds
        return before ?? Promise.reject(error);
      });
    }
    return table.coming;
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
  const hits = (postings, accents, count, into, share = 1) => {
    for (const spelled of postings.split(".")) {
      const others = accents.map((accent, at) => accent && accent.indexOf(spelled[at])); // 0: as they were typed
      const part = others.includes(-1) ? 0.5 : others.includes(1) ? 0.75 : 1;
      const [, bodies, fields = "", titles = ""] = /^([^!*]*)(?:!([^*]*))?(?:\*(.*))?$/.exec(spelled.slice(accents.length));
      const all = bodies === "~" ? Array.from({ length: count }, (_, at) => at) : numbers(bodies);
      for (const [found, weight] of [[all, BODY], [numbers(fields), FIELD], [numbers(titles), TITLE]]) {
        const worth = weight * part * share; // accents as they were typed come first
        for (const each of found) if ((into.get(each) ?? 0) < worth) into.set(each, worth);
      }
    }
    return into;
  };

  // Looking up one unit of a query, two syllables or one, in one segment

  const near = (one, two) => { // one letter more, less, another one, or two that changed places; another figure is another thing
    if (one === two || /\d/.test(one + two) || Math.abs(one.length - two.length) > 1) return false;
    let start = 0, end = 0;
    while (start < one.length && one[start] === two[start]) start++;
    while (end < Math.min(one.length, two.length) - start && one.at(-1 - end) === two.at(-1 - end)) end++;
    const left = one.slice(start, one.length - end), right = two.slice(start, two.length - end);
    return left.length < 2 && right.length < 2 ? true : left.length === 2 && left === [...right].reverse().join("");
  };
  const nearby = (plain) => { // the syllables of Vietnamese that are near
    const found = new Set();
    if (plain.length > LONGEST) return [];
    for (let at = 0; at <= plain.length; at++) {
      const [before, here, next, after] = [plain.slice(0, at), plain[at], plain[at + 1], plain.slice(at + 1)];
      if (here && next) found.add(before + next + here + after.slice(1));
      if (here) found.add(before + after);
      for (const letter of LETTERS) {
        found.add(before + letter + (here ?? "") + after);
        if (here) found.add(before + letter + after);
      }
    }
    found.delete(plain);
    return [...found].filter((each) => SYLLABLE.test(each));
  };
  const start = (word, count) => [...word].slice(0, count).join("");
  const places = ([first, second], segment) => second
    ? ["pairs", ((crc(`${first.plain} `) ^ crc(start(second.plain, 2))) >>> 0) % segment[3]]
    : ["words", crc(start(first.plain, SHORT)) % segment[4]];
  const rowOf = async (unit, segment) => {
    const drawer = await part(segment, ...places(unit, segment));
    return unit.length > 1 ? drawer[unit[0].plain] ?? {} : drawer;
  };
  const lookUp = async (unit, segment) => {
    const sought = unit.at(-1), before = unit.slice(0, -1);
    const found = new Map();
    for (const plain of new Set([sought.plain, sought.isBegun ? sought.letters : sought.plain])) {
      for (const [spelled, postings] of Object.entries(await rowOf([...before, { plain }], segment))) {
        if (spelled === sought.plain) hits(postings, unit.map((each) => each.accent), segment[2], found);
        else if (begins(sought, spelled)) hits(postings, [...before.map((each) => each.accent), ""], segment[2], found, BEGUN);
      }
    }
    return found;
  };

  // A query: phrases in quotes must stand as they are, everything else is one phrase that may be in pieces

  const parse = (text) => {
    const isOpen = /[\p{L}\p{N}\u0300-\u036f]$/u.test(text);
    const phrases = [];
    for (const [, quoted, plain] of text.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^"“”„]+)/g)) {
      const spelled = syllables(quoted ?? plain).map((typed) => ({ ...spell(typed), typed }));
      if (spelled.length) phrases.push({ spelled, isQuoted: quoted !== undefined });
    }
    const last = phrases.at(-1);
    if (last && isOpen) last.spelled.at(-1).isBegun = true;
    return phrases;
  };
  const pairsOf = ({ spelled }) => spelled.slice(1).map((each, at) => [spelled[at], each]);
  const unitsOf = (phrases) => phrases.flatMap((each) => each.spelled.length > 1 ? pairsOf(each) : [[each.spelled[0]]]);
  const inTurn = (units, most) => { // first what has most letters, as it is rarest, and shares no syllable with what was before
    const left = new Map(units.map((unit) => [unit.map(({ plain, accent }) => plain + accent).join(" "), unit])), turn = [], used = new Set();
    const letters = (unit) => unit.reduce((sum, { plain, isBegun }) => sum + (isBegun ? plain.length / 2 : plain.length), 0);
    while (left.size && turn.length < most) {
      let best, worth = -1;
      for (const [key, unit] of left) {
        const its = letters(unit) + (unit.some((each) => used.has(each)) ? 0 : 100) + (unit.length > 1 ? 1000 : 0);
        if (its > worth) [best, worth] = [key, its];
      }
      turn.push(left.get(best));
      for (const each of left.get(best)) used.add(each);
      left.delete(best);
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
    const turn = inTurn(units, isQuoted ? WHOLE : MOST);
    const first = turn.slice(0, FIRST);
    const rows = withAll(await together(first, segments), first);
    const having = new Set(rows.map((each) => each.at));
    const rest = turn.slice(FIRST, isQuoted ? undefined : rows.length > MANY ? MOST / 2 : MOST);
    const some = rest.length ? await together(rest, new Map([...segments].filter(([at]) => having.has(at))), rows) : rows;
    return withAll(some, [...first, ...rest]);
  };
  const sizes = async (units, segments, is) => { // by syllable, how much there is with one that will do, in each unit's row
    const found = new Map();
    const add = (key, size) => found.set(key, (found.get(key) ?? 0) + size);
    await Promise.all(units.flatMap((unit) => segments.map(async (segment) => {
      for (const [spelled, postings] of Object.entries(await rowOf(unit, segment))) is(spelled, unit, (key) => add(key, postings.length));
    })));
    return found;
  };
  const most = (sizes) => [...sizes].sort(([, one], [, two]) => two - one)[0]?.[0];
  const whose = async (units, at, segments) => { // in which syllable of a pair that is nowhere found the mistake can be
    const [first, second] = units[at];
    if (units[at - 1]?.[1] === first) return [false, true];
    const next = units[at + 1];
    if (next?.[0] === second) { // it stands in another pair, too
      const isFound = (await sizes([next], segments, (spelled, [, sought], add) =>
        is(sought, spelled) && add(sought.plain))).size > 0;
      return [isFound, !isFound];
    }
    if (!SYLLABLE.test(first.plain)) return [true, false];
    return [second.isBegun || SYLLABLE.test(second.plain), true];
  };
  const mendedWord = async (word, segments, likely) => { // the same of a query of one syllable
    const will = (spelled, _, add) => near(spelled, word.plain) && add(spelled);
    const begins = new Map(nearby(word.plain).map((plain) => [plain.slice(0, SHORT), [{ plain }]]));
    const found = most(await sizes([[word]], segments, will)) ?? most(await sizes([...begins.values()].slice(0, MOST), likely, will));
    return new Map(found ? [[word, { plain: found, accent: "" }]] : []);
  };
  const mended = async (units, segments, likely) => { // what is found nowhere with another syllable that is
    const instead = new Map();
    const others = [];
    const put = (syllable, plain) => instead.set(syllable, { plain, accent: "" });
    for (const [at, [first, second]] of units.entries()) {
      const one = instead.get(first) ?? first;
      const there = (spelled) => is(second, spelled);
      const row = await sizes([[one, second]], segments, (spelled, _, add) => {
        if (there(spelled)) add(second.plain);
        else if (near(spelled, second.plain)) add(spelled);
      });
      const found = row.has(second.plain) ? second.plain : most(row);
      if (found === undefined) { // a mistake in the letters by which files are chosen: in one segment, as these are many
        const [isFirst, isSecond] = await whose(units, at, segments);
        const rows = nearby(second.plain).map((plain) => [one, { plain }]);
        const begins = rows.filter(([, { plain }], number) => rows.findIndex(([, each]) => each.plain.slice(0, 2) === plain.slice(0, 2)) === number);
        const seconds = await sizes(isSecond ? begins.slice(0, MOST) : [], likely, (spelled, _, add) => near(spelled, second.plain) && add(spelled));
        const firsts = isFirst ? await sizes(nearby(first.plain).slice(0, 2 * MOST).map((plain) => [{ plain }, second]), likely,
          (spelled, [{ plain }], add) => there(spelled) && add(plain)) : new Map();
        const [other, before] = [most(seconds), most(firsts)];
        if (before && !(seconds.get(other) > firsts.get(before))) put(first, before);
        else if (other) put(second, other);
      } else if (found !== second.plain) put(second, found);
      others.push([first, second]);
    }
    return { units: others.map((unit) => unit.map((each) => instead.get(each) ?? each)), instead };
  };
  const quotedIn = async (phrases, segments) => { // what is in quotes must stand; what more stands of the rest comes first
    const rows = await all(unitsOf(phrases.filter((each) => each.isQuoted)), segments, true);
    const rest = inTurn(unitsOf(phrases.filter((each) => !each.isQuoted)), FIRST);
    if (!rows.length || !rest.length) return rows;
    const having = new Set(rows.map((each) => each.at)), known = new Set(rows.map((each) => `${each.at} ${each.article}`));
    const some = await together(rest, new Map([...segments].filter(([at]) => having.has(at))), rows);
    return some.filter((each) => known.has(`${each.at} ${each.article}`));
  };
  const isNoPrefix = ({ plain }, at, all) => plain !== "so" || !/^\d/.test(all[at + 1]?.plain ?? ""); // “Số 159” of what is cited as 159
  const find = async (phrases, segments) => {
    const units = unitsOf(phrases);
    const [alone, ...others] = units.flat();
    if (!others.length && alone.isBegun && alone.plain.length < SHORT) { // what begins with it lies in many files
      alone.isBegun = false;
      return { rows: await all(units, segments), isShort: true };
    }
    const isQuoted = phrases.some((each) => each.isQuoted);
    let rows = await all(units, segments, isQuoted);
    if (rows.length) return { rows };
    if (isQuoted) return { rows: phrases.every((each) => each.isQuoted) ? [] : await quotedIn(phrases, segments) };
    const bare = phrases.map((each) => ({ ...each, spelled: each.spelled.filter(isNoPrefix) }));
    if (bare.some(({ spelled }, at) => spelled.length < phrases[at].spelled.length)) return find(bare, segments);
    const last = units.at(-1).at(-1);
    if (units[0].length > 1 && last.isBegun && last.plain.length < 2) {
      rows = await all(units.length > 1 ? units.slice(0, -1) : [[units[0][0]]], segments); // one letter is too little to look for
      if (rows.length) return { rows };
    }
    const largest = [...segments.values()].sort((one, two) => two[2] - one[2]).slice(0, LIKELY);
    const mend = async (units, instead) => {
      const others = phrases.map((each) => ({ ...each, spelled: each.spelled.map((each) => instead.get(each) ?? each) }));
      const like = others.flatMap(({ spelled }) => spelled.map(({ typed, plain }) => typed ?? plain)).join(" ");
      return { rows: instead.size ? await all(units ?? unitsOf(others), segments) : [], like, phrases: others };
    };
    const [[word, second]] = units;
    if (!second) return word.plain.length > 2 ? mend(null, await mendedWord(word, [...segments.values()], largest)) : { rows };
    const some = inTurn(units, MOST / 2);
    const any = await together(some, segments);
    if (units.length < MOST) {
      const best = any.sort((one, two) => two.units - one.units || two.score - one.score)[0];
      const { units: others, instead } = await mended(units, [...segments.values()], best ? [segments.get(best.at)] : largest);
      const found = await mend(others, instead);
      if (found.rows.length) return found;
    }
    if (some.length > 2) rows = withAll(any, some, Math.max(2, some.length - 2)); // with a mistake in one syllable
    if (rows.length) return { rows };
    const single = phrases.flatMap(({ spelled }) => spelled.map((each) => [each])).slice(0, MOST / 2);
    rows = withAll(await together(single, segments), single); // in another order
    return { rows: rows.length ? rows : any };
  };

  globalThis.dancamIndex = { loadTable, part, numbers, spell, pieces, syllables, is, parse, find };
})();
