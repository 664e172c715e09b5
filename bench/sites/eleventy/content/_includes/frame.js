// What stands around every page.
const { escaped } = require("./parts.js");

const json = (value) => JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
const script = (value) =>
  `<script type="application/ld+json">${json({ "@context": "https://schema.org", ...value })}</script>`;

function menu(portal, section, address) {
  const entries = portal.categories.map(({ key, title }) => {
    const current = key === section ? ` aria-current="${address === `/${key}/` ? "page" : "true"}"` : "";
    return `<li>\n<a href="/${key}/"${current}>${escaped(title)}</a>\n</li>`;
  });
  const home = address === "/" ? ' aria-current="page"' : "";
  return `<nav class="menu" aria-label="Danh mục">
<details class="menu-switch"><summary>Danh mục</summary></details>
<ul class="menu-list">
<li>
<a href="/"${home}>Trang chủ</a>
</li>
${entries.join("\n")}
</ul>
</nav>`;
}

let foot = "";
function footer(portal) {
  const say = Object.fromEntries(Object.entries(portal.footer).map(([key, text]) => [key, escaped(text)]));
  return (foot ||= `<footer class="foot">
<div class="foot-inner">
<div class="imprint">
<p class="foot-title">${escaped(portal.title)}</p>
<p>Cơ quan chủ quản: ${say.managing_body}</p>
<p>Chịu trách nhiệm chính: ${say.responsible}</p>
<p>Giấy phép: ${say.licence}</p>
<address>
<p>Địa chỉ: ${say.address}</p>
<p>Điện thoại: <a href="tel:${say.phone.replaceAll(" ", "")}">${say.phone}</a></p>
<p>Thư điện tử: <a href="mailto:${say.email}">${say.email}</a></p>
</address>
<p>${say.reuse}</p>
</div>
<nav aria-label="Liên kết cuối trang">
<ul class="plain">
<li><a href="/the/">Tất cả từ khóa</a></li>
<li><a href="/tac-gia/">Tác giả</a></li>
<li><a href="/sitemap.xml">Sơ đồ trang</a></li>
<li><a href="/rss.xml">RSS</a></li>
<li><a href="#top">Lên đầu trang</a></li>
</ul>
</nav>
</div>
</footer>`);
}

function breadcrumb(steps) {
  if (steps.length < 2) return "";
  const items = steps.map((step, index) =>
    index + 1 < steps.length
      ? `<li><a href="${step.address}">${escaped(step.title)}</a></li>`
      : `<li><span aria-current="page">${escaped(step.title)}</span></li>`,
  );
  return `<nav class="breadcrumb" aria-label="Bạn đang ở">\n<ol>\n${items.join("\n")}\n</ol>\n</nav>`;
}

// Return a whole page.
// page: address, title, description, section, steps (the breadcrumb), picture, article (its fields in the head), data (JSON-LD).
module.exports = function frame(portal, page, main) {
  const url = portal.base_url + page.address;
  const title = escaped(page.title);
  const description = escaped(page.description || portal.description);
  const category = portal.categories.find((each) => each.key === page.section);
  const feed = category ? `/${category.key}/rss.xml` : "/rss.xml";
  const steps = [{ title: "Trang chủ", address: "/" }, ...page.steps];
  const meta = [];
  if (page.picture) {
    meta.push(`<meta property="og:image" content="${portal.base_url}${page.picture.src}">`);
    meta.push(`<meta property="og:image:alt" content="${escaped(page.picture.alt)}">`);
  }
  if (page.article) {
    meta.push(`<meta property="article:published_time" content="${page.article.date}">`);
    meta.push(`<meta property="article:modified_time" content="${page.article.date}">`);
    meta.push(`<meta property="article:section" content="${escaped(category.title)}">`);
    for (const tag of page.article.tags) meta.push(`<meta property="article:tag" content="${escaped(tag)}">`);
  }
  const data = page.data ? [script(page.data)] : [];
  if (page.steps.length) {
    const items = steps.map((step, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: step.title,
      item: portal.base_url + step.address,
    }));
    data.push(script({ "@type": "BreadcrumbList", itemListElement: items }));
  }
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.address === "/" ? title : `${title} | ${escaped(portal.short_title)}`}</title>
<meta name="description" content="${description}">
<meta name="robots" content="max-image-preview:large">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#181410" media="(prefers-color-scheme: dark)">
<link rel="canonical" href="${url}">
<link rel="stylesheet" href="/static/theme/dancam.css">
<link rel="icon" href="/static/theme/icon.svg" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" title="${escaped(category ? category.title : portal.title)} (RSS)" href="${feed}">
<meta property="og:type" content="${page.article ? "article" : "website"}">
<meta property="og:site_name" content="${escaped(portal.title)}">
<meta property="og:locale" content="vi_VN">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
${[...meta, `<meta name="twitter:card" content="${page.picture ? "summary_large_image" : "summary"}">`].join("\n")}
<script src="/static/theme/dancam.js" defer></script>
${data.join("\n")}
</head>
<body>
<a class="skip" href="#page-main">Đến nội dung chính</a>
<header class="masthead">
<a class="banner lettered" href="/">
<img class="emblem" src="/static/theme/icon.svg" alt="" width="56" height="56">
<span>${escaped(portal.title)}</span>
</a>
<p class="print-only">${escaped(portal.title)} <span>In từ: ${url}</span></p>
</header>
${menu(portal, page.section, page.address)}
${breadcrumb(page.steps.length ? steps : [])}
<main class="page" id="page-main" tabindex="-1">
${main}
</main>
${footer(portal)}
</body>
</html>
`;
};
