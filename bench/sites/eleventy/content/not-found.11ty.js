const frame = require("./_includes/frame.js");

exports.data = { layout: false, permalink: "/404.html" };

exports.render = function ({ portal }) {
  const main = `<div class="not-found">
<h1>Không tìm thấy trang</h1>
<p>Trang bạn tìm không có ở địa chỉ này.</p>
</div>`;
  return frame(portal, { address: "/404.html", title: "Không tìm thấy trang", section: "", steps: [] }, main);
};
