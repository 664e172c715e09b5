const frame = require("./_includes/frame.js");
const { escaped } = require("./_includes/parts.js");

exports.data = { layout: false, permalink: "/tac-gia/" };

exports.render = function ({ portal, collections }) {
  const fronts = collections.authorPages.filter((each) => each.number === 1).sort((a, b) => (a.key < b.key ? -1 : 1));
  const items = fronts.map((each) => `<li><a href="${each.front}">${escaped(portal.authors[each.key].name)}</a></li>`);
  const title = "Tác giả";
  const main = `<header class="page-head">
<h1 class="marked">${title}</h1>
</header>
<ul class="columns">
${items.join("\n")}
</ul>`;
  return frame(portal, { address: "/tac-gia/", title, section: "", steps: [{ title, address: "/tac-gia/" }] }, main);
};
