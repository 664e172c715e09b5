// The front matter as the values of a form, and back: only fields that somebody changed are written anew.
'use strict';
(() => {
  const { blanks, moments } = window.dancamEditing;
  const KEY = /^(?<label>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s#:'"[\]{}-][^:\n]*?)[ ]*:(?=[ \n])/;
  const PLAIN = /^\p{L}[^:#,[\]{}&*!|>'"%@`\n]*$/u;
  const NOT_TEXT = new Set(['yes', 'no', 'true', 'false', 'on', 'off', 'null', 'y', 'n']);
  const MOMENT = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/;
  const FLAGS = { true: true, yes: true, on: true, có: true, false: false, no: false, off: false, không: false };
  const ONE_LINE =
    /^[^\n]*?:[ ]*(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s'"#|>[{&*!\n](?:[^#\n]|(?<=\S)#)*?)(?<note>[ \t]+#[^\n]*)\n$/;

  // Every scalar is text: what YAML would make of `010` or `no` is not what somebody wrote.
  const nothing = new jsyaml.Type('tag:yaml.org,2002:null', {
    kind: 'scalar',
    resolve: (text) => text === null || /^(?:~|null|Null|NULL)$/.test(text),
    construct: () => null,
    predicate: (value) => value === null,
    represent: () => 'null',
  });
  const schema = jsyaml.FAILSAFE_SCHEMA.extend({ implicit: [nothing] });
  const values = (front) => jsyaml.load(blanks.straight(front), { schema });
  const isText = (value) => typeof value === 'string' || value === null;
  const textOf = (value) => value ?? '';
  const isForm = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

  function isNothing(value) {
    if (Array.isArray(value)) return value.every(isNothing);
    if (isForm(value)) return Object.values(value).every(isNothing);
    return value === undefined || value === null || value === '' || value === false;
  }

  function isSame(one, two) {
    if (isNothing(one) && isNothing(two)) return true;
    if (Array.isArray(one) && Array.isArray(two))
      return one.length === two.length && one.every((each, i) => isSame(each, two[i]));
    if (isForm(one) && isForm(two))
      return [...Object.keys(one), ...Object.keys(two)].every((name) => isSame(one[name], two[name]));
    return one === two;
  }

  // What the form of each kind shows of a value; undefined where it has no way to show it.
  const SHOWN = {
    boolean: (value) => (isText(value) ? (textOf(value) === '' ? false : FLAGS[blanks.asSign(value).toLowerCase()]) : undefined),
    moment: (value, zone) => (isText(value) ? moments.shown(textOf(value), zone) : undefined),
    list(value, _, name) {
      // People who know other systems write tags as `one, two`.
      const parts = name === 'tags' && typeof value === 'string' ? value.split(',').map((each) => each.trim()) : [value];
      if (isText(value)) return parts.filter(Boolean);
      return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined;
    },
    object(value) {
      if (isText(value)) return textOf(value) === '' ? {} : { src: value };
      const isShown = isForm(value) && Object.values(value).every(isText);
      return isShown
        ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, textOf(each)]))
        : undefined;
    },
  };
  const text = (value) => (isText(value) ? textOf(value) : undefined);

  // Return the values of a front matter that the page has a form for, by name.
  function shown(front, { kinds, zone }) {
    const found = Object.entries(values(front) ?? {}).map(([name, value]) => [
      name,
      name in kinds ? (SHOWN[kinds[name]] ?? text)(value, zone, name) : undefined,
    ]);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }

  const linesOf = (text) => text.split(/(?<=\n)/);
  const labelOf = (line) => KEY.exec(line)?.groups.label;

  // Return the fields of a front matter with their lines, in order; what stands between them has no name.
  function blocks(front) {
    const [meant, all] = [blanks.straight(front), front].map(linesOf);
    const keys = meant.flatMap((line, i) => (KEY.test(line) ? [i] : []));
    const made = [];
    if (keys[0] !== 0) made.push(['', all.slice(0, keys[0] ?? all.length).join('')]);
    keys.forEach((start, i) => {
      const lines = all.slice(start, keys[i + 1] ?? all.length);
      let count = lines.length;
      while (count > 1 && (!lines[count - 1].trim() || lines[count - 1].startsWith('#'))) count--;
      const label = labelOf(meant[start]);
      made.push([/^["']/.test(label) ? values(label) : label, lines.slice(0, count).join('')]);
      if (lines.length > count) made.push(['', lines.slice(count).join('')]);
    });
    return made;
  }

  const quoted = (value) =>
    JSON.stringify(value).replace(
      /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

  function scalar(value, kind) {
    if (typeof value !== 'string') return String(value);
    if (kind === 'moment' && MOMENT.test(value)) return value;
    const isPlain = PLAIN.test(value) && value === value.trim() && !NOT_TEXT.has(value.toLowerCase());
    return isPlain ? value : quoted(value);
  }

  // Return the line at which a list or a form begins with the lines of its parts, by name or value; null where its parts
  // do not have a line each.
  function partsOf(old, name) {
    const [head, ...lines] = linesOf(old).filter(Boolean);
    const meant = linesOf(blanks.straight(old)).slice(1, lines.length + 1);
    if (!lines.length || !/:[ ]*(?:#[^\n]*)?\n$/.test(blanks.straight(head))) return null;
    const was = values(old)[name];
    const keys = Array.isArray(was) ? was : isForm(was) ? Object.keys(was) : [];
    const isEach = meant.every((line) => (Array.isArray(was) ? /^ *- / : /^ +[^\s-]/).test(line));
    if (keys.length !== lines.length || !isEach) return null;
    return { head, indent: /^ */.exec(meant[0])[0], was, lines: new Map(keys.map((key, i) => [key, lines[i]])) };
  }

  const noteBehind = (old) => /[\]}](?<note>[ \t]+#[^\n]*)\n$/.exec(old)?.groups.note ?? '';

  // Return a field as it is written, in the manner of its old lines.
  function block(field, value, kind, old) {
    const name = (old && labelOf(blanks.straight(old))) || field;
    const parted = old && typeof value === 'object' ? partsOf(old, field) : null;
    if (Array.isArray(value)) {
      const given = value.filter((each) => !isNothing(each));
      const items = given.map((each) => scalar(each));
      if (/^[^:]*:\s*\[/.test(blanks.straight(old))) {
        return `${name}: [${items.join(', ')}]${noteBehind(old)}\n`;
      }
      const { head = `${name}:\n`, indent = '  ', lines = new Map() } = (Array.isArray(parted?.was) && parted) || {};
      return head + given.map((each, i) => lines.get(each) ?? `${indent}- ${items[i]}\n`).join('');
    }
    if (isForm(value)) {
      const parts = Object.entries(value).filter(([, each]) => !isNothing(each));
      const isBare = parts.length === 1 && parts[0][0] === 'src' && old && /^[^:\n]*:[ ]*[^\s{]/.test(old);
      if (isBare) return `${name}: ${scalar(parts[0][1])}\n`;
      if (/^[^:]*:\s*\{[^\n]*\n$/.test(blanks.straight(old))) {
        const written = parts.map(([part, each]) => `${part}: ${scalar(each)}`);
        return `${name}: {${written.join(', ')}}${noteBehind(old)}\n`;
      }
      const { head = `${name}:\n`, indent = '  ', was = {}, lines = new Map() } = (isForm(parted?.was) && parted) || {};
      const place = ([part]) => [...lines.keys(), part].indexOf(part);
      const line = ([part, each]) =>
        lines.has(part) && isSame(was[part], each) ? lines.get(part) : `${indent}${part}: ${scalar(each)}\n`;
      return head + parts.sort((one, two) => place(one) - place(two)).map(line).join('');
    }
    const lines = typeof value === 'string' ? value.split('\n') : [];
    if (lines.length > 1 && !/^\s|[\s\uFEFF]$/.test(value) && !/[^\P{Cc}\n\t]/u.test(value)) {
      return `${name}: |-\n${lines.map((line) => (line ? `  ${line}\n` : '\n')).join('')}`;
    }
    return `${name}: ${scalar(value, kind)}${ONE_LINE.exec(blanks.straight(old))?.groups.note ?? ''}\n`;
  }

  // Return a front matter with the values of a form.
  // old: the front matter as it was; empty where there was none. data: the values. order: the names of the fields.
  function written(old, data, order, settings) {
    const { kinds } = settings;
    const was = values(old) ?? {};
    const before = shown(old, settings);
    const isMine = (name) => name in kinds && data[name] !== undefined;
    const isChanged = (name) => isMine(name) && !isSame(before[name], data[name]);
    const added = [...order, ...Object.keys(data)].filter((name, i, all) => all.indexOf(name) === i);
    const news = added.filter((name) => isMine(name) && !(name in was) && !isNothing(data[name]));
    const changed = Object.keys(was).filter(isChanged);
    if (!news.length && !changed.length) return old;

    const parts = blocks(old);
    const names = parts.map(([name]) => name).filter(Boolean);
    const isInLines = names.length === Object.keys(was).length && names.every((name) => name in was);
    const kept = isInLines
      ? parts
      : Object.entries(was).map(([name, value]) => [name, jsyaml.dump({ [name]: value }, { schema, lineWidth: -1 })]);
    const made = kept.map(([name, lines]) => {
      if (!name || !isChanged(name)) return lines;
      return isNothing(data[name]) ? '' : block(name, data[name], kinds[name], lines);
    });
    const front = [...made, ...news.map((name) => block(name, data[name], kinds[name], ''))].join('');

    // What was written must say what was meant, and all else what it said before.
    const now = values(front) ?? {};
    const isRight = (name) => {
      if (!isChanged(name) && name in was) return JSON.stringify(now[name]) === JSON.stringify(was[name]);
      return isSame(shown(front, settings)[name], data[name]);
    };
    if (![...Object.keys(was), ...news].every(isRight)) throw new Error('The front matter cannot be written.');
    return front;
  }

  window.dancamEditing.fields = { isForm, isSame, shown, values, written };
})();
