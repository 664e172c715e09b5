exports.data = { layout: false, permalink: "/sitemap.xml" };

exports.render = function ({ portal, collections }) {
  const { newest, categoryPages, tagPages, authorPages } = collections;
  const fronts = [...categoryPages, ...tagPages, ...authorPages].filter((each) => each.number === 1);
  const lines = [
    ...["/", "/the/", "/tac-gia/", ...fronts.map((each) => each.front)].map((address) => `<url><loc>${portal.base_url}${address}</loc></url>`),
    ...newest.map((each) => `<url><loc>${portal.base_url}${each.url}</loc><lastmod>${each.date.toISOString()}</lastmod></url>`),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join("\n")}
</urlset>
`;
};
