// The parts that pages of several kinds share.
const CODES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => (/[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (char) => CODES[char]) : text);

const DAYS = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const two = (number) => String(number).padStart(2, "0");

// A moment in the zone of the portal, in the forms that pages need.
function moment(date) {
  const local = new Date(date.getTime() + 7 * 3600 * 1000);
  const [year, month, day] = [local.getUTCFullYear(), two(local.getUTCMonth() + 1), two(local.getUTCDate())];
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  return {
    iso: `${year}-${month}-${day}T${time}:${two(local.getUTCSeconds())}+07:00`,
    day: `${day}/${month}/${year}`,
    time,
    weekday: DAYS[local.getUTCDay()],
  };
}

function thumb(article) {
  const picture = article.data.picture;
  return picture
    ? `<div class="thumb"><img src="${picture.src}" alt="" width="960" height="600" loading="lazy" decoding="async"></div>`
    : '<div class="thumb ring tone-0" aria-hidden="true"></div>';
}

const link = (article) => `<a href="${article.url}">${escaped(article.data.title)}</a>`;

// Teasers and cards stand on many pages, so each is made once.
function once(make) {
  const made = new Map();
  return (article, ...rest) => {
    let text = made.get(article.inputPath);
    if (text === undefined) made.set(article.inputPath, (text = make(article, ...rest)));
    return text;
  };
}

function cache() {
  return {
    teaser: once((article) => {
      const when = moment(article.date);
      return `<article class="teaser">
${thumb(article)}
<div>
<h3 class="headline">${link(article)}</h3>
<p class="meta"><time datetime="${when.iso}">${when.day}</time></p>
</div>
</article>`;
    }),
    card: once((article, titles) => {
      const when = moment(article.date);
      const category = article.data.category;
      return `<article class="card">
<div class="card-text">
<p class="meta"><time datetime="${when.iso}">${when.day}</time> <a href="/${category}/">${escaped(titles[category])}</a></p>
<h2 class="headline">${link(article)}</h2>
<p class="summary">${escaped(article.data.description)}</p>
</div>
${thumb(article)}
</article>`;
    }),
  };
}

// The parts are made anew for each build: collections are new objects then.
const caches = new WeakMap();
function parts(collections) {
  if (!caches.has(collections.newest)) caches.set(collections.newest, cache());
  return caches.get(collections.newest);
}

const titles = (portal) => (portal.titles ??= Object.fromEntries(portal.categories.map((each) => [each.key, each.title])));

module.exports = { escaped, moment, link, parts, titles };
