// What is pasted from Word or a page of the web, as Markdown: its headings, lists, tables and emphasis stay.
'use strict';
(() => {
  const MEANT = 'p, li, h1, h2, h3, h4, h5, h6, table, b, strong, i, em, a[href], blockquote, pre';
  const LEFT_OUT = 'style, script, head, meta, link, title, xml, template, o\\:p';
  const BLOCKS = new Set(
    (
      'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV ADDRESS CENTER FORM FIELDSET DETAILS SUMMARY FIGURE ' +
      'FIGCAPTION DL DT DD UL OL LI TABLE CAPTION BLOCKQUOTE PRE HR H1 H2 H3 H4 H5 H6'
    ).split(' '),
  );
  const INSIDE = [...BLOCKS].join(', ');
  const MARKS = { B: 'strong', STRONG: 'strong', I: 'em', EM: 'em', S: 'del', DEL: 'del', STRIKE: 'del' };
  const SIGNS = { strong: '**', em: '*', del: '~~' };
  const KEPT = new Set(['SUP', 'SUB']);
  const MOST_COLUMNS = 100;
  const HIDDEN = /display:\s*none|mso-hide:\s*all/i;
  // Where a look begins and ends, until all of a line is put together; no text has such signs.
  const [OPEN, CLOSE] = ['\u0001', '\u0002'];
  const BREAK = '\\\n';

  const styleOf = (node) => node.getAttribute('style') ?? '';
  const isHidden = (node) => node.nodeType === Node.ELEMENT_NODE && HIDDEN.test(styleOf(node));
  const isLabel = (node) => /mso-list:\s*Ignore/i.test(styleOf(node));
  const escaped = (text) =>
    text
      .replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, '')
      .replace(/[\\`*[\]<>|~^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(/[\t\n\r ]+/g, ' ');
  const begun = (text) =>
    text
      .replace(/^(#{1,6}(?=\s|$)|[-+>](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|:(?=\s)|:::)/, '\\$1')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
  const isLight = (node) => /font-weight:\s*(normal|400)/.test(styleOf(node));

  // How an element looks by its name, or by its style where it has no other meaning.
  function marksOf(node) {
    if (node.tagName in MARKS) return node.tagName === 'B' && isLight(node) ? [] : [MARKS[node.tagName]];
    if (node.tagName !== 'SPAN') return [];
    const isStrong = /font-weight:\s*(?:bold|[6-9]00)/i.test(styleOf(node));
    return [...(isStrong ? ['strong'] : []), ...(/font-style:\s*italic/i.test(styleOf(node)) ? ['em'] : [])];
  }

  function between(before, text, behind) {
    const [, start, inner, end] = /^(\s*)([^]*?)(\s*)$/.exec(text);
    return inner ? start + before + inner + behind + end : text;
  }

  function code(text) {
    const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map((each) => each[0].length)));
    const gap = /^`|`$/.test(text) ? ' ' : '';
    return between(fence + gap, text.replace(/\s+/g, ' '), gap + fence);
  }

  function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || isHidden(node) || isLabel(node)) return '';
    if (node.tagName === 'BR') return BREAK;
    const text = [...node.childNodes].map(inline).join('');
    if (BLOCKS.has(node.tagName) || node.tagName === 'TR') return BREAK + text + BREAK;
    if (node.tagName === 'TD' || node.tagName === 'TH') return `${text} `;
    if (node.tagName === 'CODE') return code(node.textContent);
    const raised = /vertical-align:\s*(sup|sub)/i.exec(styleOf(node))?.[1].toLowerCase();
    const kept = KEPT.has(node.tagName) ? node.tagName.toLowerCase() : node.tagName === 'SPAN' && raised;
    if (kept) return text.trim() ? between(`<${kept}>`, text, `</${kept}>`) : text;
    if (node.tagName === 'A' && /^(https?:|mailto:)/i.test(node.getAttribute('href') ?? '') && text.trim()) {
      const address = node.getAttribute('href').replace(/[<>\s]/g, encodeURIComponent);
      return `[${looked(text).trim()}](${/[()]/.test(address) ? `<${address}>` : address})`;
    }
    return marksOf(node).reduce((all, mark) => between(`${OPEN}${mark};`, all, `${CLOSE}${mark};`), text);
  }

  const isEdge = (char) => !char || /[\s\p{P}\p{S}]/u.test(char);
  const isSign = (char) => /[\p{P}\p{S}]/u.test(char);

  // Write looks with signs where those are seen as what they are meant for, else with tags.
  function looked(given) {
    let text = given;
    for (let last; last !== text; ) {
      last = text;
      text = text.replace(/\u0002(\w+);(\s*)\u0001\1;/g, '$2'); // Word cuts one look into many pieces
    }
    for (let last; last !== text; ) {
      last = text;
      text = text.replace(/\u0001(\w+);([^\u0001\u0002]*)\u0002\1;/g, (all, mark, inner, at, whole) => {
        const [before, after] = [whole.slice(0, at), whole.slice(at + all.length)];
        const left = /\u0001\w+;$/.test(before) ? '' : before.slice(-1);
        const right = /^\u0002/.test(after) ? '' : (after[0] ?? '');
        const beside = /\u0002\w+;$/.test(before) || /^\u0001/.test(after) || /[*~]/.test(left + right);
        const [first, end] = [inner[0], inner.at(-1)];
        const canStand = !beside && (!isSign(first) || isEdge(left)) && (!isSign(end) || isEdge(right));
        return canStand && inner ? SIGNS[mark] + inner + SIGNS[mark] : `<${mark}>${inner}</${mark}>`;
      });
    }
    return text;
  }

  // Return what stands in nodes, line by line.
  const linesOf = (nodes) =>
    looked(nodes.map(inline).join(''))
      .split(BREAK)
      .map((each) => each.trim())
      .filter(Boolean);
  const line = (nodes) => linesOf(nodes).map(begun).join(BREAK);
  const indented = (text, by) => text.replace(/\n(?!\n)/g, `\n${by}`);

  const LETTERS = /^(?:a|(?:lower|upper)-(?:alpha|latin))$/i;
  const ROMAN = /^(?:i|(?:lower|upper)-roman)$/i;
  const isListOf = (node) => node.tagName === 'UL' || node.tagName === 'OL';
  const styledForm = (node) => /list-style(?:-type)?:\s*([\w-]+)/i.exec(styleOf(node))?.[1];
  const formOf = (node) =>
    styledForm(node.querySelector(':scope > li') ?? node) ?? styledForm(node) ?? node.getAttribute('type') ?? '';

  function roman(number) {
    const worths = { m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40 };
    Object.assign(worths, { x: 10, ix: 9, v: 5, iv: 4, i: 1 });
    let [text, left] = ['', number];
    for (const [letters, worth] of Object.entries(worths)) {
      text += letters.repeat(Math.floor(left / worth));
      left %= worth;
    }
    return text;
  }

  // Return what stands before an item of a list. Markdown has no list with letters: those are text.
  function label(node, number) {
    if (node.tagName !== 'OL') return '- ';
    const form = formOf(node);
    const isLetter = LETTERS.test(form) && number > 0 && number < 27;
    const isRoman = ROMAN.test(form) && number > 0 && number < 4000;
    const text = isLetter ? String.fromCharCode(96 + number) : isRoman ? roman(number) : String(number);
    return `${/^(?:upper|[AI]$)/.test(form) ? text.toUpperCase() : text}. `;
  }

  // Whether a block is a list that may begin right under a paragraph.
  const isBegin = (text) => /^(?:- |1\. )/.test(text);

  // Return the number of each item, as the browser shows it.
  function numbersOf(node, items) {
    const step = node.hasAttribute('reversed') ? -1 : 1;
    let next = Number(node.getAttribute('start') ?? (step < 0 ? items.length : 1));
    return items.map((item) => {
      const number = Number(item.getAttribute('value') ?? next);
      next = number + step;
      return number;
    });
  }

  function list(node) {
    const children = [...node.children].filter((each) => !isHidden(each));
    const items = children.filter((each) => !isListOf(each));
    const numbers = numbersOf(node, items);
    const labels = numbers.map((number) => label(node, number));
    const isInOrder = numbers.every((number, i) => number >= 0 && number === numbers[0] + i);
    const isList = labels.every((each) => each === '- ' || (isInOrder && /^\d/.test(each)));
    const texts = [];
    let by = '';
    for (const child of children) {
      if (isListOf(child)) {
        // A list in a list without an item around it belongs to the item above.
        const inner = list(child);
        texts.push((isBegin(inner) ? '' : '\n') + by + indented(inner, by));
        continue;
      }
      const inside = child.tagName === 'LI' ? blocks(child) : blocks({ childNodes: [child] });
      const sign = labels[items.indexOf(child)];
      const text = inside.map((each, i) => (i ? (isBegin(each) ? '\n' : '\n\n') : '') + each).join('');
      by = isList ? ' '.repeat(sign.length) : '';
      texts.push(isList ? sign + indented(text, by) : begun(sign) + text);
    }
    return texts.join(isList ? '\n' : '\n\n');
  }

  // Return the cells of a table, each at its place; those that reach over several are the first of them.
  function gridOf(node) {
    const grid = [...node.rows].map(() => []);
    [...node.rows].forEach((row, i) => {
      for (const cell of row.cells) {
        let column = 0;
        while (grid[i][column] !== undefined) column++;
        const text = linesOf([...cell.childNodes]).join('<br>') || ' ';
        for (let down = 0; down < Math.min(cell.rowSpan || 1, grid.length - i); down++)
          for (let right = 0; right < Math.min(cell.colSpan, MOST_COLUMNS); right++)
            grid[i + down][column + right] = down || right ? ' ' : text;
      }
    });
    return grid.map((row) => Array.from(row, (cell) => cell ?? ' '));
  }

  function table(node) {
    const rows = gridOf(node);
    const width = Math.max(...rows.map((row) => row.length), 1);
    const row = (cells) => `| ${[...cells, ...new Array(width - cells.length).fill(' ')].join(' | ')} |`;
    const made = [row(rows[0] ?? []), `|${'---|'.repeat(width)}`, ...rows.slice(1).map(row)].join('\n');
    const caption = node.caption ? line([node.caption]) : '';
    return [...(caption ? [caption] : []), ...(rows.length ? [made] : [])];
  }

  // A paragraph that Word shows as an item of a list; it begins with a sign that no text has, until all are put together.
  const ITEM = '\0';
  function item(node) {
    const level = /mso-list:[^;]*level(\d)/i.exec(styleOf(node));
    if (!level) return '';
    const margin = '   '.repeat(Number(level[1]) - 1);
    const shown = labelOf(node);
    const number = /^(\d{1,9})([.)])$/.exec(shown);
    const isNumber = number || /^\s*(\d+)[.)]/.exec(shown ? '' : node.textContent);
    const text = line([...node.childNodes]);
    if (isNumber) return `${ITEM}${margin}${isNumber[1]}${number?.[2] ?? '.'} ${text}`;
    // A letter alone is a sign of a font that has signs at the places of letters.
    if (/^(?:[^\p{L}\p{N}]*|\p{L})$/u.test(shown)) return `${ITEM}${margin}- ${text}`;
    return `${margin}${begun(`${escaped(shown)} `).trimEnd()} ${text}`;
  }

  // Return the number that Word shows before a paragraph: `Điều 1.`, `a)`.
  function labelOf(node) {
    const found = [...node.querySelectorAll('[style]')].find(isLabel);
    return (found?.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim();
  }

  function block(node) {
    if (isListOf(node)) return [list(node)];
    if (node.tagName === 'TABLE') return table(node);
    if (node.tagName === 'HR') return ['---'];
    if (node.tagName === 'PRE') {
      const fence = '`'.repeat(Math.max(3, ...[...node.textContent.matchAll(/`+/g)].map((each) => each[0].length + 1)));
      return [`${fence}\n${node.textContent.replace(/\n$/, '')}\n${fence}`];
    }
    if (node.tagName === 'BLOCKQUOTE') return [blocks(node).join('\n\n').replace(/^/gm, '> ')];
    const level = /^H([1-6])$/.exec(node.tagName);
    if (level) {
      const text = linesOf([...node.childNodes]).join(' ');
      const whole = [escaped(labelOf(node)), text.replace(/#$/, '\\#')].filter(Boolean).join(' ');
      return text ? [`${'#'.repeat(Math.max(2, Number(level[1])))} ${whole}`] : [];
    }
    return item(node) ? [item(node)] : blocks(node);
  }

  // Return the blocks in an element; what stands between them is a block as well.
  function blocks(element) {
    const made = [];
    let loose = [];
    const finish = () => {
      const text = line(loose);
      if (text) made.push(text);
      loose = [];
    };
    for (const node of element.childNodes) {
      if (isHidden(node)) continue;
      if (!BLOCKS.has(node.tagName) && !node.querySelector?.(INSIDE)) {
        loose.push(node);
        continue;
      }
      finish();
      made.push(...(BLOCKS.has(node.tagName) ? block(node) : blocks(node)).filter(Boolean));
    }
    finish();
    return made;
  }

  // Return the HTML of a clipboard as Markdown; empty where it means no more than its text.
  window.dancamEditing.pasted = (html) => {
    if (!html) return '';
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    if (!body.querySelector(MEANT)) return '';
    for (const each of body.querySelectorAll(LEFT_OUT)) each.remove();
    const all = blocks(body);
    const gap = (i) => (!i ? '' : all[i].startsWith(ITEM) && all[i - 1].startsWith(ITEM) ? '\n' : '\n\n');
    return all.map((each, i) => gap(i) + each.replaceAll(ITEM, '')).join('');
  };
})();
