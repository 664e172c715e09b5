const frame = require("./_includes/frame.js");
const { escaped, link, moment, parts, titles } = require("./_includes/parts.js");

exports.data = { layout: false, permalink: "/" };

function lead(article, portal) {
  const { picture, category, description } = article.data;
  const when = moment(article.date);
  const shown = picture
    ? `<div class="lead-picture"><img src="${picture.src}" alt="${escaped(picture.alt)}" width="960" height="600" fetchpriority="high" decoding="async"></div>\n`
    : "";
  return `<article class="lead">
${shown}<p class="kicker"><a href="/${category}/">${escaped(titles(portal)[category])}</a></p>
<h2 class="headline">${link(article)}</h2>
<p class="summary">${escaped(description)}</p>
<p class="meta"><time datetime="${when.iso}">${when.day}</time></p>
</article>`;
}

function line(article) {
  const when = moment(article.date);
  return `<li><time datetime="${when.iso}">${when.day}, ${when.time}</time><span>${link(article)}</span></li>`;
}

exports.render = function ({ portal, collections }) {
  const { teaser, card } = parts(collections);
  const newest = collections.newest.slice(0, 15);
  const blocks = portal.categories
    .filter((each) => collections.sections[each.key])
    .map(({ key, title }) => {
      const [first, ...rest] = collections.sections[key].articles.slice(0, 5);
      return `<section class="block">
<h2 class="marked"><a href="/${key}/">${escaped(title)}</a></h2>
${teaser(first)}
<ul>
${rest.map((each) => `<li>${link(each)}</li>`).join("\n")}
</ul>
</section>`;
    });
  const main = `<header class="home-head">
<h1 class="visually-hidden">${escaped(portal.title)}</h1>
<p class="meta">${escaped(portal.description)}</p>
</header>
<section class="top-stories" aria-label="Tin nổi bật">
${lead(newest[0], portal)}
<ul class="beside">
${newest
  .slice(1, 5)
  .map((each) => `<li>\n${card(each, titles(portal))}\n</li>`)
  .join("\n")}
</ul>
</section>
<section class="newest" aria-labelledby="page-newest">
<h2 class="marked" id="page-newest">Tin mới nhất</h2>
<ul>
${newest.slice(5).map(line).join("\n")}
</ul>
</section>
<div class="blocks">
${blocks.join("\n")}
</div>`;
  const data = {
    "@type": "WebSite",
    name: portal.title,
    url: `${portal.base_url}/`,
    inLanguage: "vi",
    description: portal.description,
  };
  return frame(portal, { address: "/", title: portal.title, section: "", steps: [], data }, main);
};
