"""The grammar of the corpus: sentences, quotations, headlines, lists and tables with slots for words."""

from __future__ import annotations

HEADLINES = (
    "{Commune} {act}",
    "{Body} đôn đốc {work} tại {commune}",
    "Khi {people} ở {commune} {act}",
    "{Work}: cách làm ở {commune}",
    "{Commune}: {result}",
    "Chuyển biến từ {work} ở {commune}",
    "Đẩy nhanh {work}, {commune} phấn đấu về đích sớm",
    "{People} {commune} {act} trong tháng {month}",
    "Hiệu quả từ {work} sau {few} năm",
    "Gỡ khó cho {work} ở {few} xã",
    "{Body} và {people} cùng lo {work}",
    "{Commune} sơ kết {few} năm {work}",
)
SUMMARIES = (
    "{Time}, {people} ở {commune} {act}; nhờ vậy {result}.",
    "Với cách làm sát dân, {commune} {act}, và đến nay {result}.",
    "{Body} yêu cầu gắn {work} với đời sống của {people}, không chạy theo thành tích.",
    "Sau {few} tháng triển khai, {work} ở {commune} cho thấy {result}.",
    "Không ồn ào, {people} ở {commune} đã {act} và {result}.",
)
OPENINGS = (
    "{Time}, tại {commune}, {body} phối hợp với {people} tổ chức đánh giá {work} trong {few} tháng qua.",
    "{Time}, trên địa bàn {commune}, {people} đã {act} với kinh phí {money}.",
    "Về {commune} {day}, chúng tôi gặp {people} đang {act}, ai cũng tất bật mà vui.",
    "{Time}, đoàn công tác của {body} đi kiểm tra {work} tại {commune} và {few} xã lân cận.",
)
STATEMENTS = (
    "{Time}, {commune} {act}, nhờ đó {result}.",
    "{Body} cho biết {work} được triển khai ở {few} thôn, kinh phí {money}, trong đó nhân dân đóng góp {percent}.",
    "Điều đáng mừng là {people} không trông chờ, ỷ lại mà chủ động {act}.",
    "Theo {person}, cái khó nhất của {work} không phải là tiền mà là làm sao để {people} hiểu và cùng tham gia.",
    "{Time}, toàn xã có {hundreds} hộ tham gia, tăng {percent} so với cùng kỳ năm trước.",
    "Không riêng {commune}, nhiều nơi khác trong tỉnh cũng {act} theo cách của mình.",
    "Ban đầu, một số hộ còn băn khoăn, nhưng khi thấy {result}, mọi người dần tin tưởng.",
    "{Person} là một trong những người đầu tiên {act}, rồi vận động thêm {few} gia đình cùng làm.",
    "Tổng nguồn lực huy động đạt {money}, gồm ngân sách tỉnh, ngân sách xã và phần đóng góp tự nguyện của {people}.",
    "Công việc được chia thành {few} đợt; mỗi đợt đều có tổ giám sát do {people} bầu ra.",
    "Nhờ {work}, {result}, và đó là căn cứ để {commune} đặt mục tiêu cao hơn cho năm sau.",
    "{Time}, {body} đã hướng dẫn {commune} lập danh sách, niêm yết công khai và giải đáp thắc mắc tại chỗ.",
    "Có những buổi họp kéo dài đến khuya, vì ai cũng muốn nói cho hết ý về {work}.",
    "Trong {few} năm, {commune} đã {act}; riêng năm nay con số ấy tăng thêm {percent}.",
    "Từ một việc nhỏ, phong trào lan ra {few} xóm, rồi trở thành nếp quen của {people}.",
    "Con đường đi qua cánh đồng {commune} những ngày này lúc nào cũng có người qua lại, tiếng nói cười rộn rã.",
    "{Body} đề nghị các địa phương rà soát lại {work}, báo cáo trước {day} để tổng hợp chung.",
    "Ở những thôn xa trung tâm, {people} phải vượt {few} km đường đèo mới tới được điểm tập trung.",
    "Bên cạnh kết quả đạt được, {work} vẫn còn hạn chế: kinh phí chậm, cán bộ thiếu và thời tiết không thuận.",
    "Kinh nghiệm của {commune} là làm đến đâu chắc đến đó, việc gì có lợi cho {people} thì hết sức làm.",
    "Nhiều gia đình cho hay, trước đây mỗi mùa mất {few} ngày cho việc này, nay chỉ còn nửa buổi.",
    "{Person} đưa chúng tôi đi xem {work}, vừa đi vừa kể chuyện {few} năm trước, khi mọi thứ mới bắt đầu.",
    "Đến nay đã có {few} đoàn từ các xã bạn về học hỏi, trao đổi cách {act}.",
    "Trong tổng số {hundreds} hộ được khảo sát, có {percent} cho rằng {work} phù hợp với điều kiện của gia đình.",
    "{Time}, mưa lớn làm {few} đoạn đường bị chia cắt, song {people} vẫn {act} đúng hẹn.",
    "Sự vào cuộc của {body} giúp {commune} tháo gỡ {few} vướng mắc kéo dài nhiều năm.",
    "Nói về dự định sắp tới, {person} mong có thêm nguồn vốn để mở rộng {work} ra toàn xã.",
    "Mỗi tháng một lần, {people} họp lại, nghe báo cáo thu chi rồi cùng bàn việc tháng sau.",
    "Qua {few} lần góp ý, bản kế hoạch cuối cùng được {percent} đại biểu biểu quyết tán thành.",
    "Cái được lớn nhất, như nhiều người nhận xét, là {result}.",
)
SAYINGS = (
    "“Lúc đầu tôi cũng ngại, nhưng thấy cán bộ làm trước nên cả nhà cùng theo”, {person} nói.",
    "“Việc gì có lợi cho dân thì {people} ủng hộ ngay, chỉ sợ nói mà không làm”, {person} chia sẻ.",
    "“Chúng tôi đã {act}, và sẽ còn làm tiếp trong {few} năm tới”, {person} khẳng định.",
    "{Person} bộc bạch: “Nhìn {result}, bao nhiêu mệt nhọc cũng tan hết”.",
    "“Đường đi khó thì mình đi nhiều lần cho quen”, {person} cười hiền.",
    "{Person} nhấn mạnh: “Phải lấy sự hài lòng của {people} làm thước đo cho {work}”.",
    "“Không ai đứng ngoài cuộc cả, từ người già đến trẻ nhỏ”, {person} cho biết.",
)
ENDINGS = (
    "Chia tay {commune} khi nắng đã ngả, chúng tôi tin {work} sẽ còn đi xa, bởi ở đó có sự đồng lòng của {people}.",
    "Thời gian tới, {commune} tiếp tục {act}, gắn với kiểm tra, giám sát thường xuyên để {result} một cách bền vững.",
    "{Body} giao các đơn vị liên quan theo dõi {work}, định kỳ hằng tháng báo cáo kết quả thực hiện.",
)
LEADS = ("Cụ thể:", "Các việc trọng tâm gồm:", "{Body} thống nhất một số nội dung:", "Theo đó, {commune} tập trung:")
ITEMS = (
    "{act}, hoàn thành trước {day};",
    "rà soát {work} ở {few} thôn còn lại;",
    "hỗ trợ {people} vay vốn, mức {few} triệu đồng mỗi hộ;",
    "công khai danh sách {hundreds} hộ thụ hưởng;",
    "biểu dương {few} tập thể và {few} cá nhân tiêu biểu;",
    "tổ chức {few} lớp tập huấn cho {people};",
)
TABLES = (
    ("Địa phương", "Số hộ", "Kinh phí", "Tỷ lệ"),
    ("Đơn vị", "Kế hoạch", "Vốn đã cấp", "Đạt"),
    ("Xã", "Tham gia", "Đóng góp", "So với năm trước"),
)
OUTSIDE = (
    ("Toàn văn kế hoạch được đăng trên {link}.", "Cổng dịch vụ công", "https://dichvu.example/ke-hoach/{few}"),
    ("Bạn đọc có thể tra cứu số liệu tại {link}.", "trang thống kê của tỉnh", "https://thongke.example/?nam=2025"),
    ("Thông tin thêm có trên {link}.", "trang của Hội Nông dân", "https://nongdan.example/tin-tuc/{few}.html"),
)
INSIDE = (
    "Trước đó, cổng thông tin đã có bài {link}.",
    "Xem thêm: {link}.",
    "Câu chuyện tương tự từng được kể trong bài {link}.",
)
NOTES = (
    "Số liệu do {body} cung cấp, tính đến {day}.",
    "Theo báo cáo {few} tháng của {commune}.",
    "Kinh phí chưa gồm phần đóng góp bằng ngày công.",
)
CAPTIONS = (
    "{People} ở {commune} trong một buổi làm việc chung.",
    "Một góc {commune} hôm nay.",
    "{Work} được nhiều người quan tâm.",
)
ALTS = ("Tranh: {people} ở {commune}", "Tranh: {work}", "Tranh: quang cảnh {commune} nhìn từ xa")
