// What the page's own parts say, in the portal's language.
'use strict';
(() => {
  const vi = {
    bold: 'Đậm',
    italic: 'Nghiêng',
    link: 'Liên kết',
    heading: 'Đề mục',
    subheading: 'Đề mục nhỏ',
    quote: 'Trích dẫn',
    bullets: 'Danh sách',
    numbers: 'Danh sách số',
    table: 'Bảng',
    picture: 'Ảnh',
    now: 'Bây giờ',
    clear: 'Xóa',
    clock: 'Giờ Hà Nội.',
    zone: 'Giờ của cổng: ',
    address: 'https://',
    words: 'chữ của liên kết',
    described: 'ảnh cho thấy gì',
    column: 'Cột',
    cell: 'ô',
    fault:
      'Phần đầu bài (giữa hai dòng ---) có lỗi nên các ô khác chưa dùng được. Cả tệp nằm trong ô này; xin sửa ở đây rồi lưu. Lỗi: ',
    noPreview:
      'Nội dung được lưu đúng từng chữ trong ô này. Trang này không xem trước được; muốn xem bài như khi đăng, chạy dancam serve --admin trên máy.',
    wait: 'Đang dựng bài…',
    unreachable: 'Không nối được với dancam trên máy này, nên chưa xem trước được.',
    conflict:
      'Chưa lưu: trong lúc bạn viết, người khác đã sửa và lưu cùng một chỗ. Xin chép lại phần bạn viết, mở lại bài này rồi sửa tiếp.',
    stopped: 'Bài này chưa dựng được:',
  };
  const en = {
    bold: 'Bold',
    italic: 'Italic',
    link: 'Link',
    heading: 'Heading',
    subheading: 'Subheading',
    quote: 'Quote',
    bullets: 'List',
    numbers: 'Numbered list',
    table: 'Table',
    picture: 'Picture',
    now: 'Now',
    clear: 'Clear',
    clock: 'Time in Hà Nội.',
    zone: 'Time of the portal: ',
    address: 'https://',
    words: 'words of the link',
    described: 'what it shows',
    column: 'Column',
    cell: 'cell',
    fault:
      'The front matter (between the lines ---) has a mistake, so the other fields are of no use yet. This field has the whole file; please mend it here, then save. The mistake: ',
    noPreview:
      'The body is saved exactly as it stands in this field. There is no preview here; to see the article as it will be published, run dancam serve --admin on a computer.',
    wait: 'Rendering the article…',
    unreachable: 'dancam on this computer cannot be reached, so there is no preview.',
    conflict:
      'Not saved: somebody else has changed and saved the same place while you were writing. Please copy what you wrote, open the article again and go on from there.',
    stopped: 'This article cannot be rendered yet:',
  };
  window.dancamEditing.wordsOf = (language) => (language === 'vi' ? vi : en);
})();
