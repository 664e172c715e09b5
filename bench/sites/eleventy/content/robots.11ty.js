exports.data = { layout: false, permalink: "/robots.txt" };

exports.render = ({ portal }) => `User-agent: *\nAllow: /\n\nSitemap: ${portal.base_url}/sitemap.xml\n`;
