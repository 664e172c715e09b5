"""Problems of builds and commands."""

from __future__ import annotations

from dancam.messages.wording import GUESS_EN, GUESS_VI, ProblemWords, Wording

TABLE = {
    "output-is-source": Wording(
        ProblemWords(
            "thư-mục-xuất-sai",
            "không xuất vào thư mục này: nó chứa nguồn của cổng, hoặc là thư mục nhà, hoặc là gốc",
            "chọn thư mục khác bằng `--output`, ví dụ `--output public`",
        ),
        ProblemWords(
            "bad-output",
            "this folder is no place for the output: it holds the portal's sources, or is a home folder or the root",
            "name another one with `--output`, such as `--output public`",
        ),
    ),
    "output-not-ours": Wording(
        ProblemWords(
            "thư-mục-lạ",
            "thư mục xuất đã có tệp mà dancam không tạo ra; dancam không bao giờ xóa tệp của người khác",
            "chọn một thư mục mới hoặc trống bằng `--output`",
        ),
        ProblemWords(
            "foreign-folder",
            "the output folder holds files that dancam did not make; it never removes what is not its own",
            "name a new or empty folder with `--output`",
        ),
    ),
    "locked": Wording(
        ProblemWords(
            "đang-dựng",
            "một tiến trình khác (số {holder}) đang dựng cổng này",
            "chờ tiến trình đó xong rồi chạy lại",
        ),
        ProblemWords(
            "locked", "another process (number {holder}) is building this portal", "wait for it and try again"
        ),
    ),
    "cannot-write": Wording(
        ProblemWords(
            "không-ghi-được",
            "không ghi được: {reason}",
            "kiểm tra dung lượng đĩa và quyền ghi; trang đang đăng vẫn nguyên vẹn, lần dựng sau sẽ hoàn tất",
        ),
        ProblemWords(
            "cannot-write",
            "cannot write: {reason}",
            "check the disk's space and your rights; what is published is whole, and the next build completes it",
        ),
    ),
    "list-in-output": Wording(
        ProblemWords(
            "tệp-trong-thư-mục-xuất",
            "không ghi tệp này vào thư mục xuất: lần dựng sau sẽ gỡ bỏ nó",
            "chọn chỗ khác, ví dụ cạnh site.yml",
        ),
        ProblemWords(
            "list-in-output",
            "this file is not written into the output folder: the next build would remove it",
            "name another place, such as beside site.yml",
        ),
    ),
    "list-not-written": Wording(
        ProblemWords("chưa-ghi", "chưa ghi tệp này, vì không có gì được đăng", "sửa các lỗi trên rồi dựng lại"),
        ProblemWords(
            "not-written",
            "this file was not written, as nothing was published",
            "correct the errors above, and build again",
        ),
    ),
    "changed-meanwhile": Wording(
        ProblemWords(
            "đang-bị-sửa",
            "tệp liên tục thay đổi trong khi dựng",
            "đợi việc chép hoặc lưu tệp xong rồi chạy lại",
        ),
        ProblemWords(
            "changed-meanwhile",
            "the file keeps changing while the portal is built",
            "wait until it is copied or saved, and try again",
        ),
    ),
    "internal": Wording(
        ProblemWords(
            "lỗi-của-dancam",
            "dancam gặp lỗi của chính mình: {detail}",
            "xin báo lỗi này kèm tệp gây lỗi; chạy với DANCAM_DEBUG=1 để xem chi tiết",
        ),
        ProblemWords(
            "internal",
            "dancam failed by its own fault: {detail}",
            "please report it with the file; run with DANCAM_DEBUG=1 for details",
        ),
    ),
    "exists-already": Wording(
        ProblemWords("đã-có", "đã có tệp hoặc thư mục này", "chọn tên khác"),
        ProblemWords("exists-already", "it exists already", "choose another name"),
    ),
    "no-wheel": Wording(
        ProblemWords(
            "không-có-gói",
            "đây không phải gói của dancam",
            "tạo gói bằng `make wheel` trong kho mã dancam: dist/dancam-{version}-py3-none-any.whl",
        ),
        ProblemWords(
            "no-package",
            "this is no package of dancam's",
            "make one with `make wheel` in dancam's repository: dist/dancam-{version}-py3-none-any.whl",
        ),
    ),
    "nothing-published": Wording(
        ProblemWords("chưa-dựng-gì", "thư mục này chưa có cổng nào do dancam dựng", "chạy `dancam build` trước"),
        ProblemWords("nothing-published", "no portal that dancam has built lies here", "run `dancam build` first"),
    ),
    "nothing-here": Wording(
        ProblemWords(
            "không-tìm-thấy",
            "không có tệp nguồn hay địa chỉ nào là “{value}”",
            "viết đường dẫn tệp (content/…), hoặc địa chỉ (/chuyen-muc/bai.html)",
            GUESS_VI,
        ),
        ProblemWords(
            "nothing-here",
            "no source and no address is “{value}”",
            "write the path of a file (content/…) or an address (/category/article.html)",
            GUESS_EN,
        ),
    ),
    "no-such-source": Wording(
        ProblemWords(
            "không-có-bài", "không có bài nào ở đây", "viết đường dẫn của tệp, ví dụ content/thoi-su/bai.md", GUESS_VI
        ),
        ProblemWords(
            "no-such-article",
            "there is no article here",
            "write the path of a file, such as content/thoi-su/a.md",
            GUESS_EN,
        ),
    ),
    "no-such-tag": Wording(
        ProblemWords("không-có-từ-khóa", "không bài nào có từ khóa “{value}”", "viết từ khóa như trong bài", GUESS_VI),
        ProblemWords("no-such-tag", "no article has the tag “{value}”", "write the tag as articles have it", GUESS_EN),
    ),
    "move-outside": Wording(
        ProblemWords(
            "ra-ngoài", "chỗ này nằm ngoài thư mục content", "viết đường dẫn trong content, ví dụ content/thoi-su/"
        ),
        ProblemWords(
            "outside", "this place is outside of content", "write a path in content, such as content/thoi-su/"
        ),
    ),
    "server-value": Wording(
        ProblemWords(
            "không-vào-được-cấu-hình",
            "“{value}” có ký tự mà cấu hình máy chủ không chứa được an toàn",
            "tên máy và địa chỉ viết bằng chữ, số, gạch ngang, dấu chấm; đường dẫn không có dấu nháy, `$`, `;` hay ngoặc nhọn",
        ),
        ProblemWords(
            "unfit-for-server",
            "“{value}” holds a character that no configuration of a server can hold safely",
            "write names and addresses with letters, digits, hyphens and dots; paths without quotes, `$`, `;` and braces",
        ),
    ),
    "admin-for-all": Wording(
        ProblemWords(
            "soạn-bài-ngoài-máy",
            "trang soạn bài không mở cho máy khác (`--host {host}`): ai cũng sửa được bài",
            "bỏ `--admin`, hoặc bỏ `--host`; nhiều người cùng soạn thì dùng trang /admin/ với GitHub hoặc GitLab",
        ),
        ProblemWords(
            "admin-for-all",
            "the editing page is not opened for other machines (`--host {host}`): everybody could change articles",
            "leave out `--admin` or `--host`; several people edit with /admin/ and GitHub or GitLab",
        ),
    ),
    "cluster-not-installed": Wording(
        ProblemWords(
            "thiếu-dask",
            "máy này chưa cài Dask, nên không dùng được cụm máy",
            "chạy `pip install 'dancam[cluster]'`, hoặc bỏ `--cluster`",
        ),
        ProblemWords(
            "no-dask",
            "Dask is not installed here, so no cluster can be used",
            "run `pip install 'dancam[cluster]'`, or leave out `--cluster`",
        ),
    ),
    "cluster-unreachable": Wording(
        ProblemWords(
            "không-gặp-cụm-máy",
            "không nối được với bộ điều phối của cụm máy: {reason}",
            "kiểm tra địa chỉ và tường lửa, hoặc khởi động bộ điều phối bằng `dask scheduler`; bỏ `--cluster` để dựng trên máy này",
        ),
        ProblemWords(
            "unreachable-cluster",
            "the scheduler of the cluster cannot be reached: {reason}",
            "check its address and the firewall, or start one with `dask scheduler`; without `--cluster` the portal is built here",
        ),
    ),
    "cluster-empty": Wording(
        ProblemWords(
            "cụm-máy-trống",
            "cụm máy không có worker nào dùng được",
            "cài cùng một bản `dancam[cluster]` ở máy kia rồi chạy ở đó `dask worker` kèm địa chỉ này; bỏ `--cluster` để dựng trên máy này",
        ),
        ProblemWords(
            "empty-cluster",
            "the cluster has no worker that can be used",
            "install the same `dancam[cluster]` on another machine and run `dask worker` with this address there; without `--cluster` the portal is built here",
        ),
    ),
    "cluster-lost": Wording(
        ProblemWords(
            "mất-cụm-máy",
            "mất liên lạc với bộ điều phối giữa chừng ({reason}); phần còn lại đã dựng trên máy này",
            "cổng vẫn đầy đủ; kiểm tra bộ điều phối trước lần dựng sau",
        ),
        ProblemWords(
            "lost-cluster",
            "the scheduler went away in the middle ({reason}); what was left was built here",
            "the portal is complete; check the scheduler before the next build",
        ),
    ),
    "cluster-silent": Wording(
        ProblemWords(
            "cụm-máy-im-lặng",
            "không còn worker nào của cụm máy trả lời; phần còn lại đã dựng trên máy này",
            "cổng vẫn đầy đủ; xem nhật ký của các worker trước lần dựng sau",
        ),
        ProblemWords(
            "silent-cluster",
            "no worker of the cluster answers any more; what was left was built here",
            "the portal is complete; look into the logs of the workers before the next build",
        ),
    ),
    "cluster-undone": Wording(
        ProblemWords(
            "cụm-máy-trả-lại",
            "cụm máy không làm xong {count} phần việc ({reason}); chúng đã được làm trên máy này",
            "cổng vẫn đầy đủ; xem nhật ký của các worker nếu còn gặp lại",
        ),
        ProblemWords(
            "left-undone",
            "the cluster left {count} tasks undone ({reason}); they were done here",
            "the portal is complete; look into the logs of the workers if it happens again",
        ),
    ),
    "worker-refused": Wording(
        ProblemWords(
            "worker-khác-bản",
            "worker này chạy bản khác nên không được giao việc: {theirs}; ở đây: {ours}",
            "cài ở đó đúng bản này, cả dancam lẫn Python và các thư viện",
        ),
        ProblemWords(
            "other-version",
            "this worker has another version, so it is given no work: {theirs}; here: {ours}",
            "install this very version there, of dancam, Python and the libraries",
        ),
    ),
    "worker-unfit": Wording(
        ProblemWords(
            "worker-không-dùng-được",
            "worker này không bắt đầu được: {reason}",
            "cài ở đó đúng bản `dancam[cluster]` như ở đây rồi khởi động lại worker",
        ),
        ProblemWords(
            "unfit-worker",
            "this worker could not begin: {reason}",
            "install the same `dancam[cluster]` there as here, and start the worker again",
        ),
    ),
}
