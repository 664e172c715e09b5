"""The syllables of which the words of the news-like corpus are put together: genuine ones, with all tones."""

from __future__ import annotations

SMALL = """
    và của các là có được trong cho với những một đã không người này khi để từ đến trên ở tại về ra vào cũng theo
    như nhiều thì mà sẽ sau trước qua còn phải do nên bị hơn rất đó năm ngày tháng đang vẫn mới cùng lại nay hay
    nếu vì bởi giữa ngoài hoặc đều chỉ mỗi từng mọi cả nhất hết lên xuống đi làm nói thấy bằng dưới gần khoảng hai
    ba bốn nơi việc sự cuộc cái con ông bà anh chị họ tôi rồi nhưng song ai gì nào sao đây kia thêm nữa ngay luôn
    cần giúp
"""
"""One-syllable words that stand between all others, the most frequent first, with blanks between."""
SYLLABLES = """
    an ban bao bay bia binh biên biến biết biển biểu biệt buồm buổi buộc bài bàn bào bày bá bác bán bánh báo bão
    bê bên bình bí bích bó bóng bù bùi búp băn bước bạ bạch bạn bản bảng bảo bảy bấm bất bầu bậc bật bắc bắt bến
    bền bể bệnh bỏ bố bồi bổng bộ bộc bộng bớt bờ bữa cam can canh cao cha chi chia chim chiến chiếu chiều chu
    chung chuyên chuyền chuyển chuyện chuẩn chuỗi chuộng chào chánh cháu cháy chân châu chè chèn chéo chép chí
    chín chính chót chùa chú chúng chăm chăn chơi chưa chương chạy chảy chấm chấp chất chậm chắc chế chết chịu
    chọn chống chồng chỗ chờ chợ chụp chủ chứa chức chứng chừng chữ chữa cu cung cuối cuốn cuộn cài cá cách cán
    cánh cáo cát cân câu cây cò cói công cú căn cũ cơ cơm cư cưới cười cường cưỡng cạnh cải cảng cảnh cấm cấp cất
    cấu cấy cầm cầu cẩm cận cập cắt cặp cố cống cồn cổ cổng cộng cột cỡ cụ cục cụm cụt củng cứ cứu cử cửa cửi cựu
    da dai dan dang danh dao dinh diễn diện du dung duyệt dài dành dán dân dây dính dòng dôi dõi dùng dũng dư
    dương dưỡng dạ dạng dạy dấu dần dẫn dệt dịch dịu dồn dời dở dụ dục dụng dừng dữ dự dựng ga ghi gia gian giang
    giao gieo già giày giá giác giám giáo giây gió giả giải giảm giấu giấy giặm giặt giếng giọt giống giỗ giới giờ
    giữ guồng gây góc gói góp gõ gươm gương gạch gấp gầy gắn gặp gặt gọi gốc gồm gộp gỡ gợi gửi ha han hang hao
    hiến hiếu hiền hiểm hiểu hiện hiệp hiệu hoa hoan hoang hoà hoàn hoàng hoá hoạch hoạt hoảng hung huy huyện huấn
    huỳnh hà hài hàng hành hán hát hân hãy hè hình hòa hóa hôm hùng hưng hương hướng hưởng hạ hại hạn hạnh hải hậu
    hằng hẳn hẹn hẹp hệ hệt học họp hỏa hỏi hỏng hồ hồng hổng hỗ hộ hội hộp hợp hủ hứa hữu in khai khan khiêm
    khiến khiển khoa khoá khoáng khoăn khoản khoẻ khu khung khuya khuyến khác khách khám khánh khát khéo khê khí
    khó khóa khô khôi khơi khảo khẩn khẩu khắc khẳng khỏe khỏi khối khổ khớp khởi kim kinh kiếm kiến kiểm kiểu
    kiệm kiện kè kèm ké kéo kép kê kênh kín kính ký kẻ kế kết kể kỳ kỷ kỹ la lai lam lan lang lao linh liên liền
    liệu loa loan long loại lung luận luật làn làng lành lâm lân lâu lãi lê lín lòng lô lõm lúa lúc lý lăm lũy lưu
    lương lười lường lưỡi lượng lượt lạ lạc lạng lấy lần lẫn lập lắp lặp lẻ lẽ lề lễ lệ lệch lệnh lịch lọc lối
    lồng lỗ lỗi lộ lộc lội lớn lớp lời lở lợi lục lụt lửa lực ma mai mang mau may minh miền miễn mong muối muốn
    muỗi muộn màu má mác mái máu máy mây mã mãi mão mét mình mòn móc mô môi môn mông mù mùa múi mưa mươi mương
    mười mường mạ mại mạng mạnh mất mấy mẫu mật mắc mắm mắt mặc mặt mẹo mềm mệt mốc mốt mộc mời mở mục mức mừng mỹ
    nam nan nga ngang nghe nghi nghiêm nghiêng nghiệm nghiệp nghèo nghìn nghĩ nghĩa nghề nghệ nghỉ nghị nghịch
    nguyên nguyễn nguyện nguồn ngân ngô ngôi ngôn ngăn ngư ngược ngại ngả ngập ngắn ngọc ngọt ngỏ ngờ ngữ nhanh
    nhau nhiêu nhiễm nhiệm nhiệt nhung nhà nhánh nháp nháy nhân nhãn nhé nhìn nhóm nhúng nhạc nhảy nhấn nhầm nhận
    nhập nhật nhắc nhẹ nhịp nhọc nhọn nhỏ nhớ nhờ niêm niên niềm niệm non nuôi nuốt nâng não nén nêu nó nóng nông
    nút năng nước nạn nạo nạp nắng nằm nếp nền nọc nối nốt nồi nổi nội nộp nở nửa nữ oan ong pha phi phim phiên
    phong phu phà pháp phát phân phép phí phía phím phòng phó phóng phông phù phú phúc phút phương phường phạm phả
    phấn phần phẩm phận phỏng phối phụ phục phủ quan quang quanh quay quyết quyền quyển quà quá quân quê quên quý
    quả quản quầy quế quốc quỳnh quỷ quỹ rao ren riêng ru ruộng rà rào rã rèn rét rít rõ rút rước rưới rưỡi rượu
    rằng rẻ rộn rộng rời rủ rừng sa san sang sinh so soát soạn sung suy suất suốt sàn sành sào sách sáng sánh sát
    sáu sân sâu são sè sò sóng sông sù súng sĩ sơ sơn sư sướng sạch sạt sản sấy sắc sắp sắt sẵn sẻ số sống sổ sớm
    sở sợ sứ sức sử sửa ta tai tam tan tang tay tham than thang thanh thao thay thi thiên thiết thiếu thiểu thiệu
    thoáng thoát thoại thu thuyết thuyền thuần thuận thuật thuế thuốc thuộc thuỷ thành thái tháo thân thích thô
    thôn thông thúc thúy thăm thăng thơ thư thưa thương thước thường thượng thạch thạnh thảo thẩm thập thật thắc
    thắng thẳng thẻ thế thể thị thịnh thọ thống thổ thời thụ thụt thủ thủy thứ thức thừa thử thửa thực tia tin
    tinh tiên tiêu tiến tiếng tiếp tiết tiền tiểu tiện to toa toan toàn toán tra trai tranh trao tre treo tri
    trinh triển triệu trung truyền tràng trào trách trái trình trí trích trò tròn trông trùng trú trăm trưng
    trường trưởng trạm trả trấn trầm trần trận trật trắng trẻ trị trọn trọng trốn trống trồng trời trở trợ trụ trừ
    trữ trực tu tung tuy tuyên tuyến tuyết tuyển tuấn tuần tuổi tài tàng tàu tác tái tám tán tâm tân tây tên tìm
    tình tích tín tính tóm tô tôm tôn tông tùy túy tăng tĩnh tư tươi tương tưới tưởng tượng tạ tạm tạo tạp tả tải
    tấm tấn tất tầng tận tập tắt tặng tế tết tệp tỉnh tịch tốc tối tốn tốt tồn tổ tổng tộc tội tới tục tủ tức tử
    tự tỷ uỷ vai van vang vay ve vi vinh viên viết viện việt vu vui vung vuông vuốt vài vàn vân vâng vét ví vò
    vòng vô võ vùng văn vũ vướng vườn vượt vạc vạch vạn vấn vấp vận vật vậy vẻ vẽ vết vệ vị vọng vốn vụ vừa vững
    vực xa xanh xe xem xin xoay xoáy xung xuyên xuân xuất xá xác xây xã xét xóa xóm xúc xưa xếp xứ yên yêu yến yết
    yếu ánh áp âm ích ít úy ý ăn ăng đa đai đan đay đinh điền điều điểm điểu điện điệu đo đoàn đoạn đu đua đun
    đuôi đuổi đàn đào đá đáng đánh đáp đâu đãi đèn đèo đê đêm đình đích đính đò đóng đô đôn đông đúng đăng đĩa đơn
    đưa đường đạc đại đạo đạt đảng đảo đất đấu đấy đầu đầy đẩy đậm đậu đắp đẳng đặc đặng đặt đề đền đệm địa định
    đọc đọng đỏ đốc đối đồ đồn đồng đổ đổi đỗ độ độc đội động đột đời đợi đợt đụng đủ đức đứng đừng ưu ương ước
    ảnh ấm ấp ấy ẩm ẩn ổn ủng ủy ức ứng
"""
"""Syllables of longer words, with blanks between."""
