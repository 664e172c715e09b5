// What all articles have: a file in a category's folder becomes a page of the same name.
module.exports = {
  layout: "article.11ty.js",
  permalink: (data) => `${data.page.filePathStem}.html`,
};
