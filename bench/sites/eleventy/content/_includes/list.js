// A page of the list of a category, a tag or an author.
const frame = require("./frame.js");
const { escaped, parts, titles } = require("./parts.js");

module.exports = function list(kicker, above, describe) {
  return function ({ portal, collections, list: page }) {
    const { card } = parts(collections);
    const { title, description } = describe(portal, page.key);
    const pager = [];
    if (page.newer) pager.push(`<a class="newer" rel="prev" href="${page.newer}">Mới hơn</a>`);
    pager.push(`<a href="${page.front}">Về trang mới nhất</a>`);
    if (page.older) pager.push(`<a class="older" rel="next" href="${page.older}">Cũ hơn</a>`);
    const main = `<header class="page-head">
${kicker ? `<p class="kicker">${kicker}</p>\n` : ""}<h1 class="marked">${escaped(title)}</h1>
${description ? `<p class="lede">${escaped(description)}</p>\n` : ""}${page.number > 1 ? `<p class="meta">Trang ${page.number}</p>\n` : ""}</header>
<div class="cards">
${page.articles.map((article) => card(article, titles(portal))).join("\n")}
</div>
${pager.length > 1 ? `<nav class="pager" aria-label="Phân trang">\n${pager.join("\n")}\n</nav>` : ""}`;
    return frame(
      portal,
      {
        address: page.address,
        title: page.number > 1 ? `${title} – Trang ${page.number}` : title,
        description,
        section: page.kind === "category" ? page.key : "",
        steps: [...above, { title, address: page.front }],
      },
      main,
    );
  };
};
