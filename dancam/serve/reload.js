// Updates an open page of the dev server when its sources change. Only what differs is replaced, so that the scroll
// position, open menus and what scripts have set up stay; where that is not possible, the page is reloaded.
'use strict';
(() => {
  const KEPT = 'dancam-scroll';
  const { version } = document.currentScript.dataset;
  // The page as the server sent it: this script runs before any other that waits for the whole page.
  let before = document.cloneNode(true);
  before.querySelector('dancam-notes')?.remove(); // the problems may be on the page already

  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept?.path === location.pathname) scrollTo(0, kept.top);

  function load() {
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, top: scrollY }));
    location.reload();
  }

  class Unlike extends Error {}

  // What the dev server's scripts have put into the page is not part of it.
  const partsOf = (node) => [...node.childNodes].filter((each) => each.nodeName !== 'DANCAM-NOTES');
  const isProgram = (node) => node.nodeName === 'SCRIPT' && !node.type.endsWith('json');
  const isStyle = (node) => node.nodeName === 'LINK' && node.relList.contains('stylesheet');

  // A style sheet is removed once the new one is loaded: in between, the page would have none.
  function restyle(live, now) {
    const next = document.importNode(now, true);
    const ready = new Promise((done) => {
      next.addEventListener('load', done);
      next.addEventListener('error', done);
    }).then(() => live.remove());
    live.before(next);
    return ready;
  }

  // The dev server's own scripts differ in nothing but their version.
  const isOurs = (node) => node.nodeName === 'SCRIPT' && 'version' in node.dataset;
  const same = (one, two) => one.isEqualNode(two) || (isOurs(one) && isOurs(two));

  // Make `live`, which is `old` with changes by scripts, equal to `now`; style sheets are done when `waiting` is.
  function exchange(old, now, live, waiting) {
    if (same(old, now)) return;
    if (live.nodeName !== old.nodeName || partsOf(live).length !== old.childNodes.length) throw new Unlike();
    if (isStyle(old) && isStyle(now)) {
      waiting.push(restyle(live, now));
      return;
    }
    const sameTag = old.nodeName === now.nodeName && old.cloneNode().isEqualNode(now.cloneNode());
    if (!sameTag || !old.childNodes.length || old.nodeName === 'SCRIPT') {
      if (!live.parentNode || isProgram(old)) throw new Unlike();
      live.replaceWith(document.importNode(now, true));
      return;
    }
    const [were, are] = [[...old.childNodes], [...now.childNodes]];
    let head = 0;
    while (head < were.length && head < are.length && same(were[head], are[head])) head += 1;
    let tail = 0;
    const most = Math.min(were.length, are.length) - head;
    while (tail < most && same(were.at(-1 - tail), are.at(-1 - tail))) tail += 1;
    const place = partsOf(live);
    if (were.length === are.length) {
      for (let at = head; at < were.length - tail; at += 1) exchange(were[at], are[at], place[at], waiting);
      return;
    }
    const next = place[were.length - tail] ?? null;
    for (const node of place.slice(head, were.length - tail)) node.remove();
    for (const node of are.slice(head, are.length - tail)) live.insertBefore(document.importNode(node, true), next);
  }

  // Changed pictures and other files keep their address, so they are requested with another query.
  let turn = 0;
  function renew(files) {
    if (!files.length) return;
    turn += 1;
    for (const node of document.querySelectorAll('img[src], source[src], video[src], audio[src], image[href]')) {
      const name = node.hasAttribute('src') ? 'src' : 'href';
      const address = new URL(node.getAttribute(name), location.href);
      if (!files.includes(decodeURI(address.pathname))) continue;
      address.searchParams.set('dancam', String(turn));
      node.setAttribute(name, address.pathname + address.search);
    }
  }

  async function refresh(files) {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (document.documentElement.dataset.dancam && answer.status !== 500) {
        load(); // the page shown stands in for one that could not be rendered
        return;
      }
      if (answer.status !== 500) {
        const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const waiting = [];
        exchange(before.documentElement, now.documentElement, document.documentElement, waiting);
        before = now;
        await Promise.all(waiting);
        renew(files);
      }
      document.dispatchEvent(new Event('dancam-refreshed'));
    } catch {
      load();
    }
  }

  // One refresh after the other: each compares with the page that the one before has left.
  let last = Promise.resolve();
  new EventSource(`/_dancam/events?since=${version}`).addEventListener('reload', (event) => {
    last = last.then(() => refresh(JSON.parse(event.data)));
  });
})();
