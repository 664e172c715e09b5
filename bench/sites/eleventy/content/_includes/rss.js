// A feed of the newest 20 articles.
const { escaped, titles } = require("./parts.js");

module.exports = function rss(portal, { title, description, home, articles }) {
  const local = (date) => `${new Date(date.getTime() + 7 * 3600 * 1000).toUTCString().replace("GMT", "+0700")}`;
  const newest = articles.slice(0, 20);
  const items = newest.map((each) => {
    const { authors, category, keywords } = each.data;
    const url = portal.base_url + each.url;
    const lines = [
      "<item>",
      `<title>${escaped(each.data.title)}</title>`,
      `<link>${url}</link>`,
      `<guid isPermaLink="true">${url}</guid>`,
      `<pubDate>${local(each.date)}</pubDate>`,
      `<description>${escaped(each.data.description)}</description>`,
      ...authors.map((key) => `<dc:creator>${escaped(portal.authors[key].name)}</dc:creator>`),
      ...[titles(portal)[category], ...(keywords || [])].map((name) => `<category>${escaped(name)}</category>`),
      "</item>",
    ];
    return lines.join("\n");
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escaped(title)}</title>
<link>${portal.base_url}${home}</link>
<description>${escaped(description)}</description>
<language>vi</language>
<atom:link href="${portal.base_url}${home}rss.xml" rel="self" type="application/rss+xml"/>
<copyright>${escaped(portal.footer.reuse)}</copyright>
<lastBuildDate>${local(newest[0].date)}</lastBuildDate>
${items.join("\n")}
</channel>
</rss>
`;
};
