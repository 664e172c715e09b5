// Shows the problems of a page of the dev server in the open page: errors in a panel, the rest behind a small button.
// It has a shadow root, so that the styles of the page and its own do not affect each other.
'use strict';
(() => {
  const STYLE = `
    :host { all: initial; }
    section, button { font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif; color: #241c15; }
    section { position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh; overflow: auto; margin: 0;
      background: #fffaf0; border-top: 4px solid #b3121d; box-shadow: 0 -6px 30px rgb(0 0 0 / .25); padding: 14px 20px 20px; }
    section.mild { border-top-color: #b58a1b; }
    header { display: flex; align-items: baseline; gap: 16px; max-width: 64rem; margin: 0 auto; }
    h2 { flex: 1; margin: 0; font: 600 18px/1.4 system-ui, "Segoe UI", Roboto, sans-serif; }
    p.why { max-width: 64rem; margin: 2px auto 0; color: #5a4c3c; }
    ol { list-style: none; max-width: 64rem; margin: 12px auto 0; padding: 0; }
    li + li { margin-top: 16px; border-top: 1px solid #e4d9c4; padding-top: 14px; }
    .place { font-family: ui-monospace, Consolas, monospace; font-size: 13.5px; overflow-wrap: anywhere; }
    .label { font-weight: 700; color: #b3121d; }
    .warning .label, .hint .label { color: #7a5b06; }
    .message { margin: 2px 0 0; font-weight: 600; }
    .message::first-letter { text-transform: uppercase; }
    pre { margin: 6px 0 0; padding: 6px 10px; overflow-x: auto; background: #f3ead8; font: 13.5px/1.6 ui-monospace, Consolas, monospace; }
    mark { background: #f3b8b3; color: inherit; border-bottom: 2px solid #b3121d; }
    .advice { margin: 6px 0 0; white-space: pre-line; }
    button { cursor: pointer; border: 1px solid #a8977c; border-radius: 4px; background: #fff; padding: 2px 12px; }
    button:focus-visible { outline: 3px solid #b3121d; outline-offset: 2px; }
    .badge { position: fixed; z-index: 2147483647; right: 16px; bottom: 16px; background: #fdf0c8; border-color: #b58a1b;
      box-shadow: 0 2px 10px rgb(0 0 0 / .2); padding: 6px 14px; font-weight: 600; }
    @media print { section, .badge { display: none; } }`;
  const host = document.createElement('dancam-notes');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet(); // not a style element, which the page's policy forbids
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  let isOpen = false; // whether the reader has opened the panel for warnings and hints
  let closed = ''; // the errors that the reader has closed

  function make(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  function item({ severity, label, code, where, excerpt, message, hint, line }, words) {
    const place = make('div', 'place', make('span', 'label', `${label}[${code}]`), ` ${where}`);
    const node = make('li', severity, place, make('p', 'message', message));
    if (excerpt) {
      const [start, marked, all] = excerpt;
      node.append(make('pre', '', `${line} | `, start, make('mark', '', marked), all.slice((start + marked).length)));
    }
    if (hint) node.append(make('p', 'advice', make('b', '', `${words.hint}: `), hint));
    return node;
  }

  function button(text, className, act) {
    const node = make('button', className, text);
    node.type = 'button';
    node.addEventListener('click', act);
    return node;
  }

  function draw({ words, problems }) {
    const errors = problems.filter((each) => each.severity === 'error');
    const now = JSON.stringify(errors);
    if (now !== closed) closed = '';
    root.replaceChildren();
    if (!problems.length) {
      isOpen = false;
      host.remove();
      return;
    }
    if (!host.isConnected) document.documentElement.append(host);
    const redraw = () => draw({ words, problems });
    if ((errors.length && !closed) || isOpen) {
      const title = `${errors.length ? words.errors : words.warnings} (${problems.length})`;
      const close = button(words.close, '', () => {
        isOpen = false;
        closed = now;
        redraw();
      });
      const head = make('header', '', make('h2', '', title), close);
      const panel = make('section', errors.length ? '' : 'mild', head);
      panel.setAttribute('role', errors.length ? 'alert' : 'region');
      panel.setAttribute('aria-label', title);
      if (errors.length) panel.append(make('p', 'why', words.blocked));
      panel.append(make('ol', '', ...problems.map((each) => item(each, words))));
      panel.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') close.click();
      });
      root.append(panel);
      return;
    }
    const open = () => {
      isOpen = true;
      redraw();
      root.querySelector('button').focus();
    };
    root.append(button(`${errors.length ? words.errors : words.warnings}: ${problems.length}`, 'badge', open));
  }

  async function update() {
    try {
      const answer = await fetch(`/_dancam/notes?path=${encodeURIComponent(decodeURI(location.pathname))}`, { cache: 'no-store' });
      const notes = await answer.json();
      if (notes.problems) draw(notes);
    } catch {
      // The server has stopped: the problems stay on the page.
    }
  }

  document.addEventListener('dancam-refreshed', update);
  update();
})();
