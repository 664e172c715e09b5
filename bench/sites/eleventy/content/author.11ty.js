const list = require("./_includes/list.js");

exports.data = {
  layout: false,
  pagination: { data: "collections.authorPages", size: 1, alias: "list" },
  permalink: (data) => data.list.address,
};

exports.render = list("Tác giả", [{ title: "Tác giả", address: "/tac-gia/" }], (portal, key) => ({
  title: portal.authors[key].name,
  description: portal.authors[key].position,
}));
