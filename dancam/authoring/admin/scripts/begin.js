// Begins the page: Decap CMS with the parts that dancam brings, which keep what nobody changed.
'use strict';
window.CMS_MANUAL_INIT = true;
document.addEventListener('DOMContentLoaded', async () => {
  const { bodyField, momentField, preview, sources, wordsOf } = window.dancamEditing;
  const { CMS } = window;
  const answer = await fetch(document.querySelector('link[rel=cms-config-url]').href);
  const { dancam: own, ...config } = await answer.json();

  const all = config.collections.flatMap((each) => each.fields).filter((field) => field.name !== 'body');
  const kinds = Object.fromEntries(all.map((field) => [field.name, field.widget]));
  const needed = [
    ...new Set(all.filter((field) => field.required && field.widget !== 'hidden').map((field) => field.name)),
  ];
  const settings = { ...own, kinds, needed, words: wordsOf(config.locale) };

  CMS.registerCustomFormat('dancam', 'md', {
    fromFile: (text) => sources.read(text, settings),
    toFile: (data, order) => sources.written(data, order, settings),
  });
  CMS.registerWidget('body', bodyField(settings));
  CMS.registerWidget('moment', momentField(settings));
  if (own.preview) {
    const collections = Object.fromEntries(config.collections.map((each) => [each.name, each]));
    for (const each of config.collections) CMS.registerPreviewTemplate(each.name, preview(settings, collections));
  }

  // The text of a file as it is now, empty where there is none; the page's own reading of a repository leaves out a
  // byte-order mark.
  async function textAt(backend, path) {
    if (!backend.api?.readFile) return (await backend.getEntry(path)).data ?? '';
    try {
      const blob = await backend.api.readFile(path, null, { parseText: false });
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await blob.arrayBuffer());
    } catch (error) {
      if (error.status === 404) return '';
      throw error;
    }
  }

  // The files of a folder at Gitea or Forgejo. They give all folders at once in pages, of which the program reads but the
  // first: a large portal would miss articles.
  async function filesAt(api, folder, repoURL) {
    const path = folder.split('/').filter(Boolean).map(encodeURIComponent).join('/');
    try {
      const found = await api.request(`${repoURL ?? api.repoURL}/contents/${path}`, { params: { ref: api.branch } });
      const files = found.filter((each) => each.type === 'file');
      return files.map(({ sha, name, path: at, size }) => ({ type: 'blob', id: sha, name, path: at, size }));
    } catch (error) {
      if (error.status === 404) return [];
      throw error;
    }
  }

  // By path, what the form said when it was saved here last, and what that was made from.
  const saved = new Map();

  async function upon(backend, path, { made, origin }) {
    const last = saved.get(path);
    const base = last?.origin === origin ? last.text : origin;
    const current = await textAt(backend, path);
    if (!current) return made; // somebody has deleted it; what was written is not lost
    const mark = current.startsWith('\uFEFF') && !base.startsWith('\uFEFF') ? '\uFEFF' : '';
    return sources.rebased(mark + made, mark + base, current, settings);
  }

  async function persisted(backend, persist, entry, options) {
    const written = entry.dataFiles.map((file) => sources.unpacked(file.raw));
    const texts = await Promise.all(
      entry.dataFiles.map((file, i) => (options.newEntry ? written[i].made : upon(backend, file.path, written[i]))),
    );
    const dataFiles = entry.dataFiles.map((file, i) => ({ ...file, raw: texts[i] }));
    const answer = await persist({ ...entry, dataFiles }, options);
    dataFiles.forEach((file, i) => {
      saved.set(file.newPath ?? file.path, { origin: written[i].origin, text: written[i].made });
    });
    return answer;
  }

  const registered = CMS.getBackend(config.backend.name);
  const { init } = registered;
  registered.init = (...given) => {
    const backend = init(...given);
    const persist = backend.persistEntry.bind(backend);
    backend.persistEntry = (entry, options) => persisted(backend, persist, entry, options);
    if (config.backend.name === 'forgejo') {
      const authenticate = backend.authenticate.bind(backend);
      backend.authenticate = async (user) => {
        const answer = await authenticate(user);
        backend.api.listFiles = (folder, { repoURL } = {}) => filesAt(backend.api, folder, repoURL);
        return answer;
      };
    }
    return backend;
  };
  CMS.init({ config: { ...config, load_config_file: false } });
});
