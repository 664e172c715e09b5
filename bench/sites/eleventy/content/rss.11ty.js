const rss = require("./_includes/rss.js");

exports.data = { layout: false, permalink: "/rss.xml" };

exports.render = ({ portal, collections }) =>
  rss(portal, { title: portal.title, description: portal.description, home: "/", articles: collections.newest });
