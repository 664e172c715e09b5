const frame = require("./frame.js");
const { escaped, moment, parts, titles } = require("./parts.js");

// The five newer and the ten older ones; more of one side where the other has too few.
function neighbours({ articles, ranks }, path) {
  const rank = ranks.get(path);
  const start = Math.max(0, Math.min(rank - 5, articles.length - 16));
  return articles.slice(start, start + 16).filter((_, index) => start + index !== rank);
}

function contents(html) {
  const headings = [...html.matchAll(/<h[2-4] id="([^"]*)"[^>]*>(.*?)<\/h[2-4]>/g)];
  if (headings.length < 4) return "";
  const items = headings.map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`);
  return `<nav class="contents" aria-label="Trong bài này">
<details>
<summary>Trong bài này</summary>
<ol>
${items.join("\n")}
</ol>
</details>
</nav>
`;
}

module.exports = function (data) {
  const { portal, collections, category, title, description, picture } = data;
  const { teaser } = parts(collections);
  const tags = data.keywords || [];
  const authors = data.authors.map((key) => portal.authors[key]);
  const when = moment(data.page.date);
  const section = titles(portal)[category];
  const signed = authors.map((each) => `<a href="/tac-gia/${each.key}/" rel="author">${escaped(each.name)}</a>`);
  const signatures = authors.map(
    (each) => `<p class="signature"><b>${escaped(each.name)}</b><span>${escaped(each.position)}</span></p>`,
  );
  const figure = picture
    ? `<figure class="figure">
<img src="${picture.src}" alt="${escaped(picture.alt)}" width="960" height="600" fetchpriority="high" decoding="async">
<figcaption>${escaped(picture.caption)}</figcaption>
</figure>
`
    : "";
  const tagged = tags.map((tag) => `<li><a href="/the/${this.slug(tag)}/">${escaped(tag)}</a></li>`);
  const related = neighbours(collections.sections[category], data.page.inputPath);
  const main = `<article class="article">
<header class="article-head">
<p class="kicker"><a href="/${category}/">${escaped(section)}</a></p>
<h1>${escaped(title)}</h1>
<p class="sapo">${escaped(description)}</p>
<p class="byline meta">
<time datetime="${when.iso}">${when.weekday}, ${when.day}, ${when.time}</time>
${signed.join("\n")}
</p>
</header>
${figure}${contents(data.content)}<div class="prose">
${data.content}
</div>
<div class="signatures">
${signatures.join("\n")}
</div>
<footer class="article-foot">
${tagged.length ? `<section class="tags">\n<h2 class="label">Từ khóa</h2>\n<ul class="row">\n${tagged.join("\n")}\n</ul>\n</section>\n` : ""}<div class="tools" role="group" aria-label="Công cụ đọc" hidden>
<button type="button" data-tool="share" hidden>Chia sẻ</button>
<button type="button" data-tool="copy" data-done="Đã chép" hidden>Chép liên kết</button>
<button type="button" data-tool="print">In bài</button>
<span role="status"></span>
</div>
</footer>
</article>
<section class="related" aria-labelledby="page-related">
<h2 class="marked" id="page-related">Tin cùng chuyên mục</h2>
<ul class="teasers">
${related.map((each) => `<li>\n${teaser(each)}\n</li>`).join("\n")}
</ul>
</section>`;
  const url = portal.base_url + data.page.url;
  const news = {
    "@type": "NewsArticle",
    mainEntityOfPage: { "@type": "WebPage", "@id": url },
    headline: title,
    description,
    inLanguage: "vi",
    datePublished: when.iso,
    dateModified: when.iso,
    articleSection: section,
    publisher: { "@type": "Organization", name: portal.footer.managing_body },
    author: authors.map((each) => ({
      "@type": "Person",
      name: each.name,
      url: `${portal.base_url}/tac-gia/${each.key}/`,
      jobTitle: each.position,
    })),
  };
  if (picture) news.image = [portal.base_url + picture.src];
  if (tags.length) news.keywords = tags;
  const page = {
    address: data.page.url,
    title,
    description,
    section: category,
    steps: [
      { title: section, address: `/${category}/` },
      { title, address: data.page.url },
    ],
    picture,
    article: { date: when.iso, tags },
    data: news,
  };
  return frame(portal, page, main);
};
