"""The stock of words from which the corpus is made: places, bodies, people and what they do.

All of it is invented for this purpose. A part in braces is a slot; `writing` knows what goes into each.
"""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """What articles of one category speak of."""

    key: str
    """Key of the category."""
    title: str
    """What the reader sees."""
    description: str
    """One sentence about it."""
    share: float
    """Its part of all articles."""
    works: tuple[str, ...]
    """What is done, as noun phrases."""
    acts: tuple[str, ...]
    """What people do, as verb phrases."""
    results: tuple[str, ...]
    """What comes of it, as clauses."""
    headings: tuple[str, ...]
    """Headings within an article."""


COMMUNES = (
    *("Nghi Lâm", "Diễn Thịnh", "Quỳnh Bảng", "Thanh Khê", "Nam Cường", "Hưng Tân", "Đô Thành", "Tân Hợp"),
    *("Yên Khê", "Lục Dạ", "Môn Sơn", "Châu Quang", "Nghĩa Lạc", "Tam Thái", "Xuân Lam", "Phúc Thọ"),
    *("Hoa Sơn", "Bình Chuẩn", "Giang Sơn", "Đại Đồng", "Vạn An", "Kim Bảng", "Quế Sơn", "Mường Nọc"),
    *("Hạnh Lâm", "Cát Văn", "Long Thành", "Minh Châu", "Hải Lộc", "An Hòa", "Thuần Trung", "Bạch Ngọc"),
    *("Lạng Khê", "Thạch Giám", "Na Loi", "Keng Đu", "Tri Lễ", "Đồng Văn", "Bắc Lý", "Phà Đánh"),
    *("Sơn Hải", "Tiến Thủy", "Quỳnh Thọ", "Nghi Thiết", "Cửa Hiền", "Diễn Bích", "Mai Hùng", "Đông Hiếu"),
    *("Tây Thành", "Phú Thành", "Trung Phúc", "Khánh Sơn", "Văn Sơn", "Lam Sơn", "Tràng Sơn", "Ngọc Bích"),
    *("Nghĩa Mai", "Châu Bình", "Hùng Chân", "Thông Thụ"),
)
FAMILIES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"),
    *("Vi", "Lô", "Lương", "Cao", "Đậu", "Thái", "Chu", "Đinh", "Tạ", "Kha"),
)
MIDDLES = (
    *("Văn", "Thị", "Đức", "Hữu", "Xuân", "Minh", "Ngọc", "Quang", "Đình", "Thanh", "Bá", "Khắc", "Thu", "Mạnh"),
    *("Hải", "Hồng", "Trọng", "Kim", "Công", "Thúy"),
)
GIVENS = (
    *("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Hiền", "Hiếu", "Hòa", "Hùng", "Hương", "Khánh"),
    *("Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Nghĩa", "Oanh", "Phúc", "Phương", "Quý", "Sáng", "Sơn", "Tâm"),
    *("Thảo", "Thắng", "Thủy", "Tiến", "Toàn", "Trang", "Tuấn", "Tuyết", "Vinh", "Yến", "Cường", "Đông"),
)
RANKS = (
    *("Bí thư Đảng ủy", "Chủ tịch Ủy ban nhân dân", "Chủ tịch Hội Nông dân", "Chủ tịch Hội Liên hiệp Phụ nữ"),
    *("Phó Bí thư Thường trực Đảng ủy", "Chủ tịch Ủy ban Mặt trận Tổ quốc", "Bí thư Đoàn Thanh niên"),
    *("Chủ tịch Hội Cựu chiến binh", "Trưởng Công an", "Hiệu trưởng trường tiểu học", "Trạm trưởng trạm y tế"),
)
POSITIONS = (
    *("Phóng viên", "Biên tập viên", "Cộng tác viên", "Phó Trưởng phòng Tuyên truyền", "Chuyên viên Ban Dân vận"),
    *("Phóng viên ảnh", "Chuyên viên Văn phòng", "Trưởng ban Thời sự", "Phóng viên thường trú miền Tây", "Bạn đọc"),
)
BODIES = (
    *("Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Ban Thường vụ Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc tỉnh"),
    *("Sở Nông nghiệp và Môi trường", "Sở Xây dựng", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Công Thương"),
    *("Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch", "Hội Nông dân tỉnh", "Tỉnh đoàn", "Sở Tài chính"),
    *("Hội Liên hiệp Phụ nữ tỉnh", "Liên đoàn Lao động tỉnh", "Hội Cựu chiến binh tỉnh", "Hội Chữ thập đỏ tỉnh"),
    *("Bộ Chỉ huy Bộ đội Biên phòng", "Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Trung tâm Khuyến nông tỉnh"),
    *("Chi cục Thủy lợi", "Ban Quản lý rừng phòng hộ", "Điện lực khu vực", "Ngân hàng Chính sách xã hội"),
)
PEOPLE = (
    *("bà con nông dân", "các hộ dân", "đoàn viên thanh niên", "hội viên phụ nữ", "cán bộ thôn, bản", "người cao tuổi"),
    *("các cựu chiến binh", "giáo viên và học sinh", "người lao động", "các tiểu thương", "đồng bào có đạo"),
    *("các hợp tác xã", "những gia đình chính sách", "đông đảo cử tri", "bà con ngư dân", "các già làng, trưởng bản"),
)
TIMES = (
    *("Sáng {day}", "Chiều {day}", "Từ đầu năm đến nay", "Trong quý vừa qua", "Những ngày này", "Sau {few} tháng"),
    *("Theo kế hoạch", "Trước đó", "Cùng thời điểm", "Đến cuối tháng {month}", "Mấy năm gần đây", "Tuần qua"),
    *("Tại hội nghị", "Ở đợt đầu", "Vào mùa khô", "Qua khảo sát", "Trên thực tế", "Mới đây"),
)
TOPICS = (
    Topic(
        "thoi-su",
        "Thời sự",
        "Tin trong ngày, các kỳ họp, các quyết sách và việc đang làm của tỉnh.",
        0.38,
        (
            *("kỳ họp chuyên đề", "đợt tiếp xúc cử tri", "kế hoạch phòng, chống thiên tai", "dự án đường ven sông"),
            *("công tác giải phóng mặt bằng", "việc sắp xếp trụ sở dôi dư", "chương trình hành động của nhiệm kỳ"),
            *("đợt ra quân làm thủy lợi", "việc hỗ trợ vùng ngập lụt", "lễ khởi công nhà ở xã hội"),
        ),
        (
            *(
                "kiểm tra {hundreds} mét kè xung yếu",
                "bàn giao mặt bằng trước hạn",
                "trả lời {few} kiến nghị của cử tri",
            ),
            *("di dời {few} hộ khỏi vùng sạt lở", "thông tuyến đường vào {few} bản", "khơi thông {few} km kênh tiêu"),
            *("thông qua {few} nghị quyết", "tiếp nhận {hundreds} suất quà cứu trợ"),
        ),
        (
            *(
                "nước đã rút khỏi {few} thôn",
                "giao thông trên tuyến được thông suốt",
                "tiến độ vượt {percent} kế hoạch",
            ),
            *("các kiến nghị đều có địa chỉ trả lời", "{hundreds} hộ trở về nhà an toàn", "nhân dân đồng tình cao"),
        ),
        (
            *("Quyết sách từ kỳ họp", "Tiến độ trên công trường", "Ý kiến từ cơ sở", "Chủ động trước mùa mưa bão"),
            *("Việc làm ngay trong tháng", "Phân công rõ người, rõ việc", "Những điểm còn vướng"),
        ),
    ),
    Topic(
        "kinh-te",
        "Kinh tế",
        "Nông nghiệp, công nghiệp, hạ tầng, thị trường và cách làm ăn của người dân.",
        0.18,
        (
            *("vụ lúa hè thu", "vùng trồng cam tập trung", "nghề nuôi tôm trên cát", "chuỗi liên kết chè búp tươi"),
            *("cụm công nghiệp mới", "sản phẩm OCOP của làng nghề", "phiên chợ nông sản", "mô hình lúa hữu cơ"),
            *("đội tàu đánh bắt xa bờ", "chương trình cho vay vốn ưu đãi"),
        ),
        (
            *("xuống giống {hundreds} ha", "ký hợp đồng bao tiêu {hundreds} tấn", "đầu tư {money} cho dây chuyền sấy"),
            *(
                "cải tạo {few} ha vườn tạp",
                "dồn điền, đổi thửa xong ở {few} xóm",
                "đưa hàng lên sàn thương mại điện tử",
            ),
            *("lắp hệ thống tưới nhỏ giọt", "vay {money} để mua máy gặt"),
        ),
        (
            *("năng suất tăng {percent}", "giá bán ổn định suốt vụ", "mỗi sào lãi thêm {few} triệu đồng"),
            *("{hundreds} lao động có việc làm", "chi phí vật tư giảm {percent}", "doanh thu đạt {money}"),
        ),
        (
            *(
                "Được mùa, được giá",
                "Liên kết để đi xa",
                "Đồng vốn đúng chỗ",
                "Bài toán đầu ra",
                "Máy móc thay sức người",
            ),
            *("Con số sau một vụ", "Thị trường đang mở"),
        ),
    ),
    Topic(
        "van-hoa-xa-hoi",
        "Văn hóa – Xã hội",
        "Dân ca, trường học, trạm y tế, chợ phiên và nếp sống mới.",
        0.14,
        (
            *("lễ hội đầu xuân", "câu lạc bộ dân ca ví, giặm", "lớp xóa mù chữ buổi tối", "tủ sách của thôn"),
            *(
                "đợt khám bệnh lưu động",
                "phong trào xây dựng gia đình văn hóa",
                "bữa cơm bán trú",
                "giải bóng chuyền xã",
            ),
            *("việc cưới, việc tang theo nếp sống mới", "ngày hội đại đoàn kết"),
        ),
        (
            *(
                "mở {few} lớp dạy hát",
                "tặng {hundreds} cuốn sách",
                "khám cho {hundreds} lượt người",
                "sửa {few} phòng học",
            ),
            *("truyền dạy {few} làn điệu cổ", "vận động {few} em trở lại trường", "trao {hundreds} suất học bổng"),
        ),
        (
            *("tỷ lệ chuyên cần đạt {percent}", "sân nhà văn hóa tối nào cũng sáng đèn", "{few} hủ tục được xóa bỏ"),
            *("{hundreds} hộ đạt danh hiệu văn hóa", "các em có thêm chỗ đọc sách", "câu hát xưa có người nối tiếp"),
        ),
        (
            *(
                "Giữ lấy câu hát",
                "Con chữ về bản",
                "Nếp sống mới ở thôn",
                "Chăm lo từ những việc nhỏ",
                "Sân chơi chung",
            ),
            *("Người truyền lửa", "Niềm vui ngày hội"),
        ),
    ),
    Topic(
        "xay-dung-dang",
        "Xây dựng Đảng",
        "Công tác tổ chức, kiểm tra, tuyên giáo; chi bộ, đảng viên ở cơ sở.",
        0.11,
        (
            *("sinh hoạt chi bộ theo chuyên đề", "công tác phát triển đảng viên", "việc học và làm theo Bác"),
            *("công tác kiểm tra, giám sát", "hội nghị sơ kết nghị quyết", "lớp bồi dưỡng bí thư chi bộ"),
            *("việc trao Huy hiệu Đảng", "mô hình chi bộ bốn tốt"),
        ),
        (
            *(
                "kết nạp {few} đảng viên mới",
                "kiểm tra {few} tổ chức đảng",
                "nhân rộng {few} mô hình",
                "giao việc cụ thể",
            ),
            *("sinh hoạt trực tuyến với {few} điểm cầu", "nghe {few} ý kiến góp ý", "trao {few} Huy hiệu Đảng"),
        ),
        (
            *("vai trò nêu gương rõ hơn", "tỷ lệ dự sinh hoạt đạt {percent}", "{few} việc tồn đọng được giải quyết"),
            *("niềm tin của nhân dân được củng cố", "số đảng viên trẻ tăng {percent}"),
        ),
        (
            *("Từ nghị quyết đến việc làm", "Đảng viên đi trước", "Sinh hoạt có chất lượng", "Tự soi, tự sửa"),
            *("Gốc ở chi bộ", "Kiểm tra để xây dựng"),
        ),
    ),
    Topic(
        "dan-van",
        "Dân vận",
        "Dân vận khéo, quy chế dân chủ, đối thoại và những cách làm gần dân.",
        0.08,
        (
            *(
                "mô hình “Dân vận khéo”",
                "cuộc đối thoại với nhân dân",
                "tổ dân vận của xóm",
                "phong trào hiến đất làm đường",
            ),
            *("việc thực hiện dân chủ ở cơ sở", "hoạt động hòa giải", "quỹ tình thương của chi hội"),
        ),
        (
            *(
                "vận động {few} hộ hiến {hundreds} mét vuông đất",
                "đến từng nhà trò chuyện",
                "công khai {few} khoản thu chi",
            ),
            *("hòa giải {few} vụ việc", "góp {hundreds} ngày công", "lấy ý kiến {hundreds} hộ"),
        ),
        (
            *("đường mới rộng {few} mét", "{percent} số hộ đồng thuận", "không còn đơn thư vượt cấp"),
            *("xóm làng thêm gắn bó", "công trình xong trước {few} tuần", "ai cũng thấy mình là người trong cuộc"),
        ),
        (
            *("Nghe dân nói", "Khéo từ cách bắt đầu", "Dân bàn, dân làm", "Đồng thuận mở đường", "Gần dân, hiểu dân"),
            *("Việc khó có người lo",),
        ),
    ),
    Topic(
        "chuyen-doi-so",
        "Chuyển đổi số",
        "Bộ phận một cửa, dịch vụ công, tổ công nghệ số cộng đồng.",
        0.05,
        (
            *("bộ phận một cửa", "tổ công nghệ số cộng đồng", "dịch vụ công trực tuyến", "chợ không dùng tiền mặt"),
            *("việc số hóa hộ tịch", "học bạ số", "bản đồ số của xã"),
        ),
        (
            *("số hóa {hundreds} hồ sơ", "hướng dẫn {hundreds} người cài ứng dụng", "rút ngắn {few} thủ tục"),
            *("trực tại nhà văn hóa mỗi tối", "phủ sóng {few} bản vùng lõm", "cấp {hundreds} chữ ký số"),
        ),
        (
            *("{percent} hồ sơ nộp qua mạng", "người dân bớt {few} lượt đi lại", "thời gian chờ giảm {percent}"),
            *("{hundreds} quầy hàng có mã thanh toán", "kết quả trả trước hạn"),
        ),
        ("Một cửa, một lần", "Cầm tay chỉ việc", "Dữ liệu phải sống", "Vùng lõm có sóng", "Tiện ích cho dân"),
    ),
    Topic(
        "quoc-phong-an-ninh",
        "Quốc phòng – An ninh",
        "Biên giới, biển đảo, trật tự thôn xóm và những người giữ bình yên.",
        0.04,
        (
            *("công tác tuyển quân", "tuần tra song phương", "diễn tập khu vực phòng thủ", "mô hình camera an ninh"),
            *("đợt cao điểm trấn áp tội phạm", "phong trào bảo vệ an ninh Tổ quốc"),
        ),
        (
            *(
                "tuần tra {few} km đường biên",
                "lắp {few} mắt camera",
                "giúp dân thu hoạch {few} ha lúa",
                "vận động giao nộp vũ khí",
            ),
            *("tuyên truyền cho {hundreds} lượt người", "cứu nạn {few} ngư dân"),
        ),
        (
            *("địa bàn không có điểm nóng", "số vụ việc giảm {percent}", "cột mốc được giữ vững"),
            *("{few} tổ tự quản hoạt động nền nếp", "quân dân thêm gắn bó"),
        ),
        ("Bình yên từ thôn xóm", "Trên tuyến biên giới", "Quân với dân", "Cảnh giác không thừa", "Vững tay súng"),
    ),
    Topic(
        "dat-va-nguoi",
        "Đất và người",
        "Những miền quê, những nghề cũ và những con người làm nên tính cách một vùng.",
        0.02,
        (
            *("nghề dệt bên khung cửi", "làng nồi đất", "bến đò cũ", "ngôi đình trăm năm", "vườn chè cổ thụ"),
            *("nghề đóng thuyền", "tục gói bánh ngày mùa"),
        ),
        (
            *(
                "giữ {few} khung cửi",
                "kể lại {few} câu chuyện cũ",
                "truyền nghề cho {few} người trẻ",
                "phục dựng mái đình",
            ),
            *("đi bộ {few} km để gặp người xưa", "chép tay gia phả"),
        ),
        (*("nghề cũ có thêm người học", "khách xa tìm đến mỗi mùa", "ký ức làng được ghi lại", "tiếng lành đồn xa"),),
        ("Lần theo dấu cũ", "Người giữ nghề", "Chuyện bên bến nước", "Mùa của làng", "Còn lại với đời"),
    ),
)
SUBJECTS = (
    *("nông thôn mới", "cải cách hành chính", "dân chủ cơ sở", "tôn giáo", "gương sáng", "thanh niên", "phụ nữ"),
    *("giáo dục", "y tế", "môi trường", "giao thông nông thôn", "thủy lợi", "thiên tai", "biển đảo", "biên giới"),
    *("an toàn giao thông", "an sinh xã hội", "bảo hiểm y tế", "bình đẳng giới", "cựu chiến binh", "chuyển đổi số"),
    *("công nghiệp", "công đoàn", "cử tri", "dân ca", "dân số", "dân tộc thiểu số", "di sản", "dịch vụ công"),
    *("doanh nghiệp", "du lịch", "đại đoàn kết", "đào tạo nghề", "đất đai", "đầu tư công", "đảng viên", "điện lực"),
    *("đối thoại", "giảm nghèo", "gia đình", "hợp tác xã", "hòa giải", "học bổng", "kênh mương", "khuyến nông"),
    *("khuyến học", "kiểm tra đảng", "kinh tế biển", "lâm nghiệp", "lao động", "lịch sử", "mặt trận", "làng nghề"),
    *("ngân sách", "ngư dân", "người cao tuổi", "nhà ở", "nước sạch", "nông sản", "nuôi trồng thủy sản", "OCOP"),
    *("pháp luật", "phòng cháy", "phòng chống ma túy", "quân dân", "quy hoạch", "rừng", "sách", "sức khỏe"),
    *("tài chính", "tái định cư", "thể thao", "thị trường", "thi đua", "tiếp dân", "tín dụng chính sách", "trẻ em"),
    *("trồng cây", "tuyển quân", "tuyên truyền", "tư pháp", "văn hóa đọc", "văn nghệ", "việc làm", "vệ sinh"),
    *("sông hồ", "sạt lở", "hạn hán", "chăn nuôi", "trái cây", "nghề muối", "bảo tàng", "hộ tịch", "thư viện"),
    *("nhà văn hóa", "hiến máu", "tiết kiệm", "đường sắt", "cảng biển", "đô thị"),
    *("xây dựng", "xuất khẩu", "xóa mù chữ", "xóa nhà tạm", "ẩm thực", "âm nhạc", "cam", "chè", "lúa", "lạc", "tôm"),
)
MARKETS = ("Hôm", "Gám", "Giát", "Cồn", "Lường", "Rộc", "Mới", "Chùa", "Đình", "Sò", "Nồi", "Phủ", "Vạc", "Bộng")
FESTIVALS = ("đền Hồng", "hang Bua", "làng Vạc", "đền Cuông", "sông nước", "mừng cơm mới", "rước bể", "đua thuyền")
CRAFTS = (
    "mây tre đan",
    "nồi đất",
    "dệt thổ cẩm",
    "bánh đa",
    "nước mắm",
    "hương trầm",
    "rèn",
    "mộc",
    "tương",
    "chiếu cói",
)
