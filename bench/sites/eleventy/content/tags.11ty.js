const frame = require("./_includes/frame.js");
const { escaped } = require("./_includes/parts.js");

exports.data = { layout: false, permalink: "/the/" };

exports.render = function ({ portal, collections }) {
  const fronts = collections.tagPages.filter((each) => each.number === 1).sort((a, b) => (a.front < b.front ? -1 : 1));
  const items = fronts.map((each) => `<li><a href="${each.front}">${escaped(each.key)}</a></li>`);
  const title = "Tất cả từ khóa";
  const main = `<header class="page-head">
<h1 class="marked">${title}</h1>
</header>
<ul class="columns">
${items.join("\n")}
</ul>`;
  return frame(portal, { address: "/the/", title, section: "", steps: [{ title, address: "/the/" }] }, main);
};
