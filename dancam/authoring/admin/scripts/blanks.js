// Blanks and signs that look like the usual ones and are others, read as a build reads them (content/blanks, content/text).
'use strict';
window.dancamEditing = {};
(() => {
  const WIDE = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
  const NOTHING = '\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';
  const ALL = WIDE + NOTHING;
  const WORD = '\\p{L}\\p{M}\\p{N}_';
  const STRIPPED = ` \\t\\n\\r\\v\\f\\x1c-\\x1f\\x85${ALL}`;
  const ANY = new RegExp(`[${ALL}：]`);
  const EACH_WIDE = new RegExp(`[${WIDE}]`, 'g');
  const EACH_NOTHING = new RegExp(`[${NOTHING}]`, 'g');
  const AROUND = new RegExp(`^[${STRIPPED}]+|[${STRIPPED}]+$`, 'g');
  const BEFORE = new RegExp(`^[ ${ALL}]*(?:-(?=[${ALL} ])[ ${ALL}]*)*`);
  const KEY = new RegExp(
    `(?<name>[${WORD}-](?:[${WORD} ${NOTHING}-]*[${WORD}-])?)[ ${ALL}]*(?<colon>[:：])(?<behind>[ \\t${ALL}]*)`,
    'uy',
  );
  const BLOCK = new RegExp(`:[ \\t${ALL}]+[|>][-+0-9]{0,2}[ \\t${ALL}]*(?:#.*)?$`);
  const QUOTES = new Set(['“”', '””', '„“', '‘’', '’’', '«»']);

  const asBlanks = (text) => text.replace(EACH_WIDE, ' ').replace(EACH_NOTHING, '');
  const trimmed = (text) => text.replace(AROUND, '');

  // A value that is no prose (a key, a date, a flag) as it is meant, without curly quotes around it.
  function asSign(text) {
    const bare = trimmed(asBlanks(text));
    return bare.length > 2 && QUOTES.has(bare[0] + bare.at(-1)) ? trimmed(bare.slice(1, -1)) : bare;
  }

  const asFigures = (text) => asSign(text).replace(/[‐‑‒–—―−]/g, '-').replaceAll('：', ':');

  function straightLine(line) {
    const [before] = BEFORE.exec(line);
    const rest = asBlanks(before) + line.slice(before.length);
    KEY.lastIndex = before.length;
    const found = KEY.exec(line);
    if (!found) return rest;
    const { name, colon, behind } = found.groups;
    const end = found.index + found[0].length;
    const isLast = end >= line.length;
    if (colon === '：' && !/^[A-Za-z_-]+$/.test(asBlanks(name))) return rest;
    if (colon === ':' && !behind && !isLast) return rest; // `https://…`, or a blank is missing
    const gap = isLast ? '' : asBlanks(behind) || ' ';
    return `${asBlanks(before)}${name.replace(EACH_NOTHING, '')}:${gap}${trimmed(`.${line.slice(end)}`).slice(1)}`;
  }

  // A front matter with usual blanks and colons wherever only these can be meant; it has as many lines.
  function straight(text) {
    if (!ANY.test(text)) return text;
    let inside = -1; // how deep the block of text is indented whose lines are not looked at
    const made = text.split('\n').map((line) => {
      const isInside = inside >= 0 && (BEFORE.exec(line)[0].length > inside || !trimmed(line));
      if (isInside) return line.replaceAll('\uFEFF', '');
      const now = ANY.test(line) ? straightLine(line).replaceAll('\uFEFF', '') : line;
      inside = BLOCK.test(now) ? /^ */.exec(now)[0].length : -1;
      return now;
    });
    return made.join('\n');
  }

  const DASHES =
    '(?:-{3,}|-*[\\u2013-\\u2015][-\\u2010-\\u2015]*|[-\\u2010-\\u2015\\u2212\\u2500\\u2501\\ufe58\\ufe63\\uff0d]{3,})';
  const DIVIDER = '(?<divider>--|-(?:[ \\t]+-){2,}|(?<sign>[*_+.])(?:[ \\t]*\\k<sign>){2,})';
  const END = `[ \\t${ALL}]*(?=\\n|$)`;
  const CLOSING = new RegExp(`\\n---${END}`, 'g');
  const LIKE_CLOSING = new RegExp(`\\n(?<indent>[ \\t${ALL}]*)(?:${DASHES}|${DIVIDER})${END}`, 'g');
  const LIKE_OPENING = new RegExp(`^[ ${ALL}]*${DASHES}[ \\t${ALL}]*$`);
  const FIELD = new RegExp(`^[ \\t\\n${ALL}]*["']?[${WORD} -]{1,40}["']?[ ${ALL}]*[:：]`, 'u');

  // Whether a line closes the front matter that looks like one that does, and is not a part of a text in it.
  function closes(found, text) {
    const before = text.slice(0, found.index).trimEnd().split('\n').at(-1);
    const depth = found.groups.indent.replace(EACH_NOTHING, '').length;
    const depthBefore = before.length - before.trimStart().length;
    const isText = /:(?:[ \t]+[|>][-+0-9]{0,2})?[ \t]*$/.test(before);
    if (depth && ((depth >= depthBefore && depthBefore) || isText)) return false;
    if (!found.groups.divider) return true;
    const isBehindField = depthBefore || /^[-#]/.test(before) || FIELD.test(before);
    return isBehindField && !/^\s*[a-z_]+[ ]*:(?=\s)/.test(text.slice(found.index + found[0].length));
  }

  // Where the front matter of a text begins and ends, and where the line behind it ends; null where there is none.
  function fences(text) {
    const first = text.indexOf('\n');
    const opening = text.slice(0, Math.max(first, 0));
    const isOpening = opening.trimEnd() === '---' || (LIKE_OPENING.test(opening) && FIELD.test(text.slice(first)));
    if (first < 0 || !isOpening) return null;
    CLOSING.lastIndex = first;
    const proper = CLOSING.exec(text);
    LIKE_CLOSING.lastIndex = first;
    let found = null;
    do found = LIKE_CLOSING.exec(text);
    while (found && !closes(found, text));
    if (!found || (proper && proper.index < found.index)) found = proper;
    if (!found) return null;
    const end = found.index + found[0].length;
    return { start: first + 1, stop: found.index + 1, end: text[end] === '\n' ? end + 1 : end };
  }

  window.dancamEditing.blanks = { asFigures, asSign, fences, straight };
})();
