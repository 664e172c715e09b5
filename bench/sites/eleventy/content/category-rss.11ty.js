const rss = require("./_includes/rss.js");

exports.data = {
  layout: false,
  pagination: { data: "portal.categories", size: 1, alias: "own" },
  permalink: (data) => `/${data.own.key}/rss.xml`,
};

exports.render = ({ portal, collections, own }) =>
  rss(portal, {
    title: `${own.title} – ${portal.short_title}`,
    description: own.description,
    home: `/${own.key}/`,
    articles: collections.sections[own.key].articles,
  });
