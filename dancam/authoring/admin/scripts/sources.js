// A source as the values of a form, and back. The page keeps the text that an entry was read from, and what it saves is
// that text with what somebody changed: the form of a file that the page is told of, for all ways of saving.
'use strict';
(() => {
  const { blanks, fields, lines } = window.dancamEditing;
  // No field of a front matter has such names.
  const RAW = ' raw';
  const FAULT = ' fault';
  // No source holds this sign. A written text and the one that it was made from stand before one each: the page keeps
  // written texts as unsaved drafts too, and ends every text with a line end.
  const END = '\0';

  // Cut a text in two: its front matter, null where there is none, and its body.
  function partsOf(text) {
    const found = blanks.fences(text);
    if (!found) return { head: '', front: null, foot: '', body: text };
    const { start, stop, end } = found;
    return {
      head: text.slice(0, start),
      front: text.slice(start, stop),
      foot: text.slice(stop, end),
      body: text.slice(end),
    };
  }

  const margins = (body) => /^((?:[ \t]*\n)*)([^]*?)([ \t\n]*)$/.exec(body).slice(1);

  function withBody(old, now) {
    const [above, text, below] = margins(old);
    if (now === text) return old;
    const changed = margins(now)[1];
    if (!changed) return '';
    return text ? above + changed + below : `\n${changed}\n`;
  }

  // Return what the page is to be given of a text, as it was read or as it was written here.
  function read(given, settings) {
    const { made, origin } = unpacked(given);
    if (given === made) return shown(made, settings);
    const was = shown(origin, settings);
    if (was[FAULT] !== undefined) return { ...was, body: lines.plain(made) };
    const gone = Object.keys(was).flatMap((name) => (name in settings.kinds ? [[name, null]] : []));
    return { ...Object.fromEntries(gone), ...shown(made, settings), [RAW]: origin };
  }

  function shown(text, settings) {
    const whole = lines.plain(text);
    const { front, body } = partsOf(whole);
    try {
      if (front === null && /^[^\n]{0,3}---/.test(whole)) throw new Error('---');
      const values = front === null ? {} : (fields.values(front) ?? {});
      if (!fields.isForm(values)) throw new Error(String(values));
      return { ...fields.shown(front ?? '', settings), body: margins(body)[1], [RAW]: text };
    } catch (error) {
      // All of it is shown where the body is, to be mended there; fields that must not be empty get a dash.
      const needed = Object.fromEntries(settings.needed.map((name) => [name, '—']));
      return { ...needed, body: whole, [RAW]: text, [FAULT]: error.message };
    }
  }

  // Return the text of a source with the values of the form.
  function text(data, order, settings) {
    const raw = data[RAW] ?? '';
    const old = lines.plain(raw);
    if (data[FAULT] !== undefined) return lines.replanted(raw, data.body ?? '');
    const parts = partsOf(old);
    const front = fields.written(parts.front ?? '', data, order, settings);
    const head = parts.front === null ? (front ? '---\n' : '') : parts.head;
    const foot = parts.front === null ? (front ? '---\n' : '') : parts.foot;
    const body = withBody(parts.body, data.body ?? '');
    const gap = parts.front === null && front && parts.body && !parts.body.startsWith('\n') ? '\n' : '';
    const now = head + front + foot + gap + body;
    return raw ? lines.replanted(raw, now) : now;
  }

  const written = (data, order, settings) => `${text(data, order ?? [], settings)}${END}${data[RAW] ?? ''}${END}\n`;

  // Cut what was written in two: the text, and what it was made from; what was not written here is a text as it is.
  function unpacked(given) {
    const parts = given.split(END);
    return parts.length === 3 && parts[2] === '\n' ? { made: parts[0], origin: parts[1] } : { made: given, origin: '' };
  }

  // Return a text that somebody saves, put upon what somebody else has saved since it was read.
  // made: the text. base: what it was made from. current: what is there now. It throws where both changed one field.
  function rebased(made, base, current, settings) {
    if (current === base) return made;
    const [was, mine, theirs] = [base, made, current].map((each) => read(each, settings));
    const names = [...Object.keys(settings.kinds), 'body'];
    const changed = names.filter((name) => !fields.isSame(was[name], mine[name]));
    const isBoth = (name) => !fields.isSame(was[name], theirs[name]) && !fields.isSame(mine[name], theirs[name]);
    const hasFault = [was, mine, theirs].some((each) => each[FAULT] !== undefined);
    if (hasFault || changed.some(isBoth)) throw new Error(settings.words.conflict);
    const news = Object.fromEntries(changed.map((name) => [name, mine[name] ?? null]));
    return text({ ...theirs, ...news }, names, settings);
  }

  window.dancamEditing.sources = { FAULT, read, rebased, text, unpacked, written };
})();
