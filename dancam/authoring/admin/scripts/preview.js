// The article as it will be published: dancam on this machine renders what stands in the form.
'use strict';
(() => {
  const { sources } = window.dancamEditing;
  // Milliseconds without a key after which the article is rendered.
  const PAUSE = 300;
  const FRAME = { width: '100%', height: '100vh', border: 0, display: 'block' };
  const NOTE = {
    margin: 0,
    padding: '10px 14px',
    font: '15px/1.5 sans-serif',
    whiteSpace: 'pre-line',
    background: '#fff4e5',
  };

  const base64 = (blob) =>
    new Promise((done, failed) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.split(',', 2)[1] ?? '');
      reader.onerror = failed;
      reader.readAsDataURL(blob);
    });

  window.dancamEditing.preview = (settings, collections) => {
    const { words, preview: address } = settings;
    const sent = new Set(); // pictures that are chosen, but not saved yet

    // Of a new article the page does not know yet where its pictures will lie.
    const placeOf = (entry, { folder, media_folder: pictures }, path) =>
      entry.get('path') ? path : `${folder}/${pictures}/${path.split('/').pop()}`;

    async function newPictures(entry, collection) {
      const files = (entry.get('mediaFiles')?.toJS() ?? []).filter(
        (each) => each.draft && each.url?.startsWith('blob:') && !sent.has(each.url),
      );
      return Promise.all(
        files.map(async ({ path, url }) => {
          const content = await base64(await (await fetch(url)).blob());
          sent.add(url);
          return { path: placeOf(entry, collection, path), content };
        }),
      );
    }

    return window.createClass({
      getInitialState: () => ({ page: '', note: words.wait }),
      componentDidMount() {
        this.ask();
      },
      componentDidUpdate(before) {
        if (before.entry === this.props.entry) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), PAUSE);
      },
      componentWillUnmount() {
        clearTimeout(this.timer);
        this.isGone = true;
      },
      async ask() {
        const { entry, collection } = this.props;
        const turn = (this.turn = (this.turn ?? 0) + 1);
        let state;
        try {
          const order = collection
            .get('fields')
            .map((field) => field.get('name'))
            .toArray();
          const data = entry.get('data').toJS();
          const raw = sources.text(data, order, settings);
          const own = collections[collection.get('name')];
          const path = entry.get('path') || `${own.folder}/xem-truoc.md`;
          const body = JSON.stringify({ path, raw, assets: await newPictures(entry, own) });
          const answer = await fetch(address, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body,
          });
          if (!answer.ok) throw new Error(await answer.text());
          const { page, notes } = await answer.json();
          state = { page: page || this.state.page, note: page ? '' : `${words.stopped}\n${notes.join('\n')}` };
        } catch (error) {
          console.warn(error);
          state = { note: words.unreachable };
        }
        if (turn === this.turn && !this.isGone) this.setState(state);
      },
      shown(frame) {
        if (!frame || frame === this.frame) return;
        this.frame = frame;
        frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, this.top ?? 0));
      },
      render() {
        if (this.frame?.contentWindow) this.top = this.frame.contentWindow.scrollY;
        const { page, note } = this.state;
        return h(
          'div',
          {},
          note ? h('p', { role: 'status', style: NOTE }, note) : null,
          // Without its programs, which would take it for a page of its own.
          h('iframe', { ref: this.shown, srcDoc: page, style: FRAME, sandbox: 'allow-same-origin', title: 'preview' }),
        );
      },
    });
  };
})();
