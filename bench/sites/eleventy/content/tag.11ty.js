const list = require("./_includes/list.js");

exports.data = {
  layout: false,
  pagination: { data: "collections.tagPages", size: 1, alias: "list" },
  permalink: (data) => data.list.address,
};

exports.render = list("Từ khóa", [{ title: "Tất cả từ khóa", address: "/the/" }], (_, key) => ({ title: key, description: "" }));
