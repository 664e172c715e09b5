// Keeps an open page of the dev server as its file is. Only what differs is exchanged, so the reader's place, open menus
// and what scripts have set up stay; where that cannot be done, the page is loaded anew.
'use strict';
(() => {
  const KEPT = 'dancam-scroll';
  // The page as the server sent it: this script runs before any other that waits for the whole page.
  let before = document.cloneNode(true);

  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept?.path === location.pathname) scrollTo(0, kept.top);

  function load() {
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, top: scrollY }));
    location.reload();
  }

  class Unlike extends Error {}

  // Make `live`, which is as `old` but for what scripts changed, as `now` is.
  function exchange(old, now, live) {
    if (old.isEqualNode(now)) return;
    if (live.nodeName !== old.nodeName || live.childNodes.length !== old.childNodes.length) throw new Unlike();
    const sameTag = old.nodeName === now.nodeName && old.cloneNode().isEqualNode(now.cloneNode());
    if (!sameTag || !old.childNodes.length || old.nodeName === 'SCRIPT') {
      if (!live.parentNode || old.nodeName === 'SCRIPT') throw new Unlike();
      live.replaceWith(document.importNode(now, true));
      return;
    }
    const [were, are] = [[...old.childNodes], [...now.childNodes]];
    let head = 0;
    while (head < were.length && head < are.length && were[head].isEqualNode(are[head])) head += 1;
    let tail = 0;
    const most = Math.min(were.length, are.length) - head;
    while (tail < most && were.at(-1 - tail).isEqualNode(are.at(-1 - tail))) tail += 1;
    const place = [...live.childNodes];
    if (were.length === are.length) {
      for (let at = head; at < were.length - tail; at += 1) exchange(were[at], are[at], place[at]);
      return;
    }
    const next = place[were.length - tail] ?? null;
    for (const node of place.slice(head, were.length - tail)) node.remove();
    for (const node of are.slice(head, are.length - tail)) live.insertBefore(document.importNode(node, true), next);
  }

  async function refresh() {
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
      exchange(before.documentElement, now.documentElement, document.documentElement);
      before = now;
    } catch {
      load();
    }
  }

  new EventSource('/_dancam/events').addEventListener('reload', refresh);
})();
