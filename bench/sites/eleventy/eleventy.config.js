// The portal for Eleventy. The titles, the menu and the authors are in content/_data/portal.json, which the bench writes.
const anchor = require("markdown-it-anchor");
const footnote = require("markdown-it-footnote");

const SIZE = 20;

// Cut the articles into pages of 20, with the addresses of the pages around each.
function pages(list) {
  const count = Math.max(1, Math.ceil(list.articles.length / SIZE));
  const address = (number) => (number > 1 ? `${list.front}trang/${number}/` : list.front);
  return Array.from({ length: count }, (_, index) => ({
    ...list,
    number: index + 1,
    articles: list.articles.slice(index * SIZE, (index + 1) * SIZE),
    address: address(index + 1),
    newer: index ? address(index) : "",
    older: index + 1 < count ? address(index + 2) : "",
  }));
}

function grouped(articles, keys) {
  const groups = new Map();
  for (const article of articles) {
    for (const key of keys(article)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(article);
    }
  }
  return groups;
}

module.exports = function (config) {
  // Each tag's address is made once.
  const slugs = new Map();
  const slugify = config.getFilter("slugify");
  const slug = (text) => slugs.get(text) ?? slugs.set(text, slugify(text)).get(text);
  config.addJavaScriptFunction("slug", slug);
  config.amendLibrary("md", (md) => md.use(anchor, { tabIndex: false, slugify: slug }).use(footnote));
  config.addPassthroughCopy("static");

  // Newest first.
  const articles = (api) => api.getFilteredByGlob("content/*/*.md").sort((a, b) => b.date - a.date || (a.url < b.url ? 1 : -1));
  const category = (article) => article.data.category;

  config.addCollection("newest", articles);
  // The articles of each category, and where each of them stands among them.
  config.addCollection("sections", (api) => {
    const sections = {};
    for (const [key, list] of grouped(articles(api), (each) => [category(each)])) {
      sections[key] = { articles: list, ranks: new Map(list.map((each, rank) => [each.inputPath, rank])) };
    }
    return sections;
  });
  config.addCollection("categoryPages", (api) => {
    const groups = grouped(articles(api), (each) => [category(each)]);
    return [...groups].flatMap(([key, list]) => pages({ kind: "category", key, front: `/${key}/`, articles: list }));
  });
  config.addCollection("tagPages", (api) => {
    const groups = grouped(articles(api), (each) => each.data.keywords || []);
    return [...groups].flatMap(([key, list]) => pages({ kind: "tag", key, front: `/the/${slug(key)}/`, articles: list }));
  });
  config.addCollection("authorPages", (api) => {
    const groups = grouped(articles(api), (each) => each.data.authors);
    return [...groups].flatMap(([key, list]) => pages({ kind: "author", key, front: `/tac-gia/${key}/`, articles: list }));
  });

  return { dir: { input: "content", output: "public" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
};
