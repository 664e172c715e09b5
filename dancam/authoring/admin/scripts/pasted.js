// What is pasted from Word or a page of the web, as Markdown: its headings, lists, tables and emphasis stay.
'use strict';
(() => {
  const MEANT = 'p, li, h1, h2, h3, h4, h5, h6, table, b, strong, i, em, a[href], blockquote, pre';
  const LEFT_OUT = 'style, script, head, meta, link, title, xml, template, o\\:p';
  const BLOCKS = new Set([
    'P',
    'DIV',
    'SECTION',
    'ARTICLE',
    'MAIN',
    'UL',
    'OL',
    'LI',
    'TABLE',
    'BLOCKQUOTE',
    'PRE',
    'HR',
    'H1',
    'H2',
    'H3',
    'H4',
    'H5',
    'H6',
  ]);
  const SIGNS = { B: '**', STRONG: '**', I: '*', EM: '*', S: '~~', DEL: '~~', STRIKE: '~~' };
  const KEPT = new Set(['SUP', 'SUB']);

  const escaped = (text) => text.replace(/[\\`*_[\]<>|~]/g, '\\$&').replace(/[\t\n\r ]+/g, ' ');
  const begun = (text) =>
    text.replace(/^(#{1,6}(?=\s)|[-+>](?=\s)|:::)/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2');
  const isLight = (node) => /font-weight:\s*(normal|400)/.test(node.getAttribute('style') ?? '');

  function between(sign, text) {
    const [, before, inner, behind] = /^(\s*)([^]*?)(\s*)$/.exec(text);
    return inner ? before + sign + inner + sign + behind : text;
  }

  function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || /mso-list:\s*Ignore/i.test(node.getAttribute('style') ?? '')) return '';
    if (node.tagName === 'BR') return '\\\n';
    const text = [...node.childNodes].map(inline).join('');
    if (node.tagName === 'CODE') return between('`', node.textContent);
    if (KEPT.has(node.tagName)) return `<${node.tagName.toLowerCase()}>${text}</${node.tagName.toLowerCase()}>`;
    if (node.tagName === 'A' && /^(https?:|mailto:)/i.test(node.getAttribute('href') ?? '') && text.trim()) {
      const address = node.getAttribute('href').replace(/[<>\s]/g, encodeURIComponent);
      return `[${text.trim()}](${/[()]/.test(address) ? `<${address}>` : address})`;
    }
    const sign = node.tagName === 'B' && isLight(node) ? undefined : SIGNS[node.tagName];
    return sign ? between(sign, text) : text;
  }

  const line = (nodes) =>
    begun(
      nodes
        .map(inline)
        .join('')
        .replace(/^\s+|[\s\\]+$/g, ''),
    );
  const indented = (text, by) => text.replace(/\n(?!\n)/g, `\n${by}`);

  function list(node) {
    let number = Number(node.getAttribute('start') ?? 1);
    return [...node.children]
      .map((item) => {
        const sign = node.tagName === 'OL' ? `${number++}. ` : '- ';
        const inside = item.tagName === 'LI' ? blocks(item) : blocks({ childNodes: [item] });
        return sign + indented(inside.join('\n'), ' '.repeat(sign.length));
      })
      .join('\n');
  }

  function table(node) {
    const rows = [...node.rows].map((row) =>
      [...row.cells].map((cell) => line([...cell.childNodes]).replace(/\\?\n/g, '<br>') || ' '),
    );
    const width = Math.max(...rows.map((row) => row.length), 1);
    const row = (cells) => `| ${[...cells, ...new Array(width - cells.length).fill(' ')].join(' | ')} |`;
    return [row(rows[0] ?? []), `|${'---|'.repeat(width)}`, ...rows.slice(1).map(row)].join('\n');
  }

  // A paragraph that Word shows as an item of a list; it begins with a sign that no text has, until all are put together.
  const ITEM = '\0';
  function item(node) {
    const level = /mso-list:[^;]*level(\d)/i.exec(node.getAttribute('style') ?? '');
    if (!level) return '';
    const sign = /^\s*(\d+)[.)]/.exec(node.textContent);
    return `${ITEM}${'   '.repeat(Number(level[1]) - 1)}${sign ? `${sign[1]}. ` : '- '}${line([...node.childNodes])}`;
  }

  function block(node) {
    if (node.tagName === 'UL' || node.tagName === 'OL') return [list(node)];
    if (node.tagName === 'TABLE') return [table(node)];
    if (node.tagName === 'HR') return ['---'];
    if (node.tagName === 'PRE') return [`\`\`\`\n${node.textContent.replace(/\n$/, '')}\n\`\`\``];
    if (node.tagName === 'BLOCKQUOTE') return [blocks(node).join('\n\n').replace(/^/gm, '> ')];
    const level = /^H([1-6])$/.exec(node.tagName);
    if (level) return [`${'#'.repeat(Math.max(2, Number(level[1])))} ${line([...node.childNodes])}`];
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
      if (!BLOCKS.has(node.tagName) && !node.querySelector?.('p, div, ul, ol, table, h1, h2, h3, h4')) {
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
