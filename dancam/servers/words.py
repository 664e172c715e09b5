"""What configurations say of themselves, to whoever runs the server."""

from __future__ import annotations

from dancam.messages.sayings import Sayings

HEAD = Sayings(
    vi={
        "made": "Do `dancam server {server}` viết cho {address}. Đừng sửa ở đây: lần viết sau sẽ mất.",
        "again": "Viết lại khi `aliases`, `withdrawn`, `base_url` hay `compress` thay đổi, nhất là khi đăng lại bài đã gỡ.",
        "nginx": (
            "Đặt tại /etc/nginx/conf.d/{host}.conf (nằm trong http {{ … }}), rồi: nginx -t && systemctl reload nginx\n"
            "Chứng thư: certbot --nginx -d {host} thêm phần https vào tệp này; viết lại tệp xong: certbot install --nginx --cert-name {host}"
        ),
        "apache": (
            "Đặt tại /etc/apache2/sites-available/{host}.conf, rồi:\n"
            "a2enmod headers rewrite deflate brotli filter && a2ensite {host} && apachectl configtest && systemctl reload apache2\n"
            "Chứng thư: certbot --apache -d {host} thêm một tệp cho https; phần <Directory …> ở đây dùng cho cả hai.\n"
            "Hosting dùng chung: chép phần bên trong <Directory …>, trừ dòng Require, vào tệp .htaccess cạnh index.html."
        ),
        "caddy": (
            "Chép vào /etc/caddy/Caddyfile, rồi: caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy\n"
            "Chứng thư: Caddy tự xin và tự gia hạn khi tên miền trỏ về máy này."
        ),
        "iis": (
            "Đặt tại gốc trang web, cạnh index.html. Cần mô-đun URL Rewrite 2.1. Chứng thư: win-acme.\n"
            "Viết theo tài liệu của Microsoft, chưa chạy thử trên IIS thật: thử trên máy thử trước."
        ),
        "netlify": "Đặt vào static/root/ của cổng: lần dựng sau đăng tệp này ở gốc. Netlify lo chứng thư và nén.",
        "netlify-below": "Đặt ở gốc của trang, ngoài {base} là nơi chứa public/; đừng đặt vào static/root/ của cổng. Netlify lo chứng thư và nén.",
        "cloudflare": "Đặt vào static/root/ của cổng: lần dựng sau đăng tệp này ở gốc. Cloudflare lo chứng thư và nén.",
        "cloudflare-below": (
            "Đặt ở gốc của trang, ngoài {base} là nơi chứa public/; đừng đặt vào static/root/ của cổng. Cloudflare lo chứng thư và nén."
        ),
    },
    en={
        "made": "Written by `dancam server {server}` for {address}. Change nothing here: it is written anew.",
        "again": "Write it again when `aliases`, `withdrawn`, `base_url` or `compress` change, above all when a withdrawn article comes back.",
        "nginx": (
            "Put it at /etc/nginx/conf.d/{host}.conf (inside of http {{ … }}), then: nginx -t && systemctl reload nginx\n"
            "Certificate: certbot --nginx -d {host} adds https to this file; after writing it anew: certbot install --nginx --cert-name {host}"
        ),
        "apache": (
            "Put it at /etc/apache2/sites-available/{host}.conf, then:\n"
            "a2enmod headers rewrite deflate brotli filter && a2ensite {host} && apachectl configtest && systemctl reload apache2\n"
            "Certificate: certbot --apache -d {host} adds a file for https; the part <Directory …> here holds for both.\n"
            "Shared hosting: copy what is inside of <Directory …>, but for the line Require, to .htaccess beside index.html."
        ),
        "caddy": (
            "Copy it to /etc/caddy/Caddyfile, then: caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy\n"
            "Certificate: Caddy asks for one and renews it by itself, once the name leads to this machine."
        ),
        "iis": (
            "Put it at the root of the site, beside index.html. It needs the module URL Rewrite 2.1. Certificate: win-acme.\n"
            "Written by Microsoft's documents and never tried on a real IIS: try it on a test machine first."
        ),
        "netlify": "Put it into static/root/ of the portal: the next build publishes it. Netlify sees to certificate and packing.",
        "netlify-below": (
            "Put it at the root of the site, outside of {base} with what is in public/, and not into static/root/ of the portal. "
            "Netlify sees to certificate and packing."
        ),
        "cloudflare": (
            "Put it into static/root/ of the portal: the next build publishes it. Cloudflare sees to certificate and packing."
        ),
        "cloudflare-below": (
            "Put it at the root of the site, outside of {base} with what is in public/, and not into static/root/ of the portal. "
            "Cloudflare sees to certificate and packing."
        ),
    },
)
"""What stands at the head of each file."""
PARTS = Sayings(
    vi={
        "cache": "Giữ bao lâu: địa chỉ có dấu vân tay thì một năm, phông chữ một tháng, trang và nguồn tin luôn hỏi lại.",
        "policy": "Trang và ảnh SVG chỉ được dùng những gì nằm trong chính cổng; trang soạn bài có chính sách của riêng nó.",
        "moved": "Địa chỉ cũ dẫn sang địa chỉ mới.",
        "sizes": "Một lần cho cả nginx: nơi khác đã khai thì xóa ở đây, và giữ số lớn hơn.",
        "asked": "Địa chỉ cũ có dấu hỏi: chỉ máy chủ mới thấy.",
        "gone": "Bài đã gỡ: trả lời 410, với trang nêu lý do.",
        "hidden": "Tệp ẩn không thuộc về cổng.",
        "around": "Những gì khác trên máy chủ này, ngoài cổng: sửa ở đây.",
        "old": "Địa chỉ cũ của phần mềm khác là trang HTML, không phải mã để chạy.",
        "compressed": "Gửi thẳng bản đã nén sẵn.",
        "validation": "Không dùng ETag: khi nén, Apache đổi ETag và không trả 304 được nữa. Thời điểm sửa tệp là đủ.",
    },
    en={
        "cache": "How long it is kept: a year where the address has a digest, fonts a month, pages and feeds asked for anew.",
        "policy": "Pages and SVG pictures may use only what lies in the portal; the editing page has a policy of its own.",
        "moved": "Old addresses lead to new ones.",
        "sizes": "Once for all of nginx: where it stands elsewhere already, delete it here and keep the larger number.",
        "asked": "Old addresses with a query, which only a server sees.",
        "gone": "Withdrawn articles: 410, with the page that says why.",
        "hidden": "Hidden files are none of the portal.",
        "around": "What else this server has, besides the portal: change it here.",
        "old": "Old addresses of other programs are pages, and nothing to run.",
        "compressed": "What is compressed already is sent as it is.",
        "validation": "No ETag: packing, Apache changes it and can no longer answer 304. The time of the file is enough.",
    },
)
"""What stands beside each part of a configuration."""
REMARKS = Sayings(
    vi={
        "left-out": "{server} không dẫn được {count} địa chỉ cũ sau đây: {named}.",
        "pages-lead": "Những địa chỉ không có dấu hỏi vẫn dẫn đi bằng trang chuyển hướng của cổng.",
        "gone-left-out": "{server} không nhận thêm quy tắc 410 cho {count} địa chỉ của bài đã gỡ sau đây: {named}.",
        "pages-tell": "Ở những địa chỉ ấy vẫn có trang nêu lý do, máy tìm kiếm không ghi nhận (noindex).",
        "no-410": "{server} không trả lời 410: bài đã gỡ là một trang thường, máy tìm kiếm không ghi nhận (noindex).",
        "below": "Cổng nằm ở {base}: đặt public/ vào thư mục ấy của trang, hai tệp này ở gốc.",
        "no-policy": "Không đọc được chính sách trong templates/parts/policy.html: máy chủ chỉ nói ai được nhúng trang.",
        "copies": "{server} không cần bản nén sẵn (`compress`): nó tự nén.",
    },
    en={
        "left-out": "{server} cannot lead on these {count} old addresses: {named}.",
        "pages-lead": "Those without a query are led on by pages of the portal all the same.",
        "gone-left-out": "{server} takes no more rules: it does not answer 410 at these {count} addresses of withdrawn articles: {named}.",
        "pages-tell": "There the page that says why is shown all the same, and search engines leave it out (noindex).",
        "no-410": "{server} does not answer 410: a withdrawn article is a page that search engines leave out (noindex).",
        "below": "The portal lies at {base}: put public/ into that folder of the site, and these two files at its root.",
        "no-policy": "The policy in templates/parts/policy.html cannot be read: the server only says who may embed a page.",
        "copies": "{server} needs no compressed copies (`compress`): it packs by itself.",
    },
)
"""What whoever runs the server is told besides."""
