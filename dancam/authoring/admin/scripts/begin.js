// Begins the page: Decap CMS with the parts that dancam brings, which keep what nobody changed.
'use strict';
window.CMS_MANUAL_INIT = true;
document.addEventListener('DOMContentLoaded', async () => {
  const { bodyField, lines, momentField, preview, sources, wordsOf } = window.dancamEditing;
  const { CMS } = window;
  const answer = await fetch(document.querySelector('link[rel=cms-config-url]').href);
  const { dancam: own, ...config } = await answer.json();

  const all = config.collections.flatMap((each) => each.fields).filter((field) => field.name !== 'body');
  const kinds = Object.fromEntries(all.map((field) => [field.name, field.widget]));
  const needed = [...new Set(all.filter((field) => field.required && field.widget !== 'hidden').map((field) => field.name))];
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

  // The text of a file as it is in the repository: the page's own reading leaves out a byte-order mark.
  async function bytesOf(backend, path) {
    const blob = await backend.api.readFile(path, null, { parseText: false });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await blob.arrayBuffer());
  }

  async function asTheyWere(backend, entry, isNew) {
    const dataFiles = [];
    for (const file of entry.dataFiles) {
      let raw = sources.unmarked(file.raw);
      if (!isNew && backend.api?.readFile) {
        const marked = await bytesOf(backend, file.path);
        if (marked.startsWith('\uFEFF') && !raw.startsWith('\uFEFF')) raw = `\uFEFF${raw}`;
      }
      dataFiles.push({ ...file, raw });
    }
    return { ...entry, dataFiles };
  }

  const registered = CMS.getBackend(config.backend.name);
  const { init } = registered;
  registered.init = (...given) => {
    const backend = init(...given);
    const persist = backend.persistEntry.bind(backend);
    backend.persistEntry = async (entry, options) => persist(await asTheyWere(backend, entry, options.newEntry), options);
    return backend;
  };
  CMS.init({ config: { ...config, load_config_file: false } });
});
