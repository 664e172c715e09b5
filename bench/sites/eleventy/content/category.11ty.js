const list = require("./_includes/list.js");

exports.data = {
  layout: false,
  pagination: { data: "collections.categoryPages", size: 1, alias: "list" },
  permalink: (data) => data.list.address,
};

exports.render = list("", [], (portal, key) => portal.categories.find((each) => each.key === key));
