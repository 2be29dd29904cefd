"""The sentences officers write as reasons, in the language they work in."""

from datetime import timedelta
from random import Random

MORE_TIME = timedelta(hours=15)
TWICE = "Nhập trùng: công dân đã nộp hồ sơ này ở quầy bên cạnh."
NOT_BROUGHT = "Hết thời hạn bổ sung mà công dân không nộp giấy tờ còn thiếu."
REASSIGNED = "Cân đối khối lượng công việc giữa các chuyên viên."
OBLIGATION = "Nộp lệ phí trước bạ và tiền sử dụng đất theo thông báo của cơ quan thuế."
MARKED = "Hồ sơ thiếu hoặc sai ở những mục đã đánh dấu; các mục khác đã đúng."
ANSWER = "Văn bản trả lời không đủ điều kiện giải quyết"


TRUE = "Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật."
HELPED = "Tôi đồng ý để cán bộ giúp điền và chụp giấy tờ. Hồ sơ là của tôi; chỉ nộp khi tôi đã nghe đọc lại."


def missing(dice: Random) -> str:
    """Why papers are asked for."""
    return dice.choice(
        (
            "Giấy tờ nộp là bản chụp mờ, không đọc được số và ngày cấp.",
            "Thiếu chữ ký của người yêu cầu ở trang cuối.",
            "Họ tên trên giấy tờ không khớp với cơ sở dữ liệu về dân cư.",
            "Giấy tờ đã hết hạn sử dụng.",
        )
    )


def refused(dice: Random) -> str:
    """Why a filing is not accepted."""
    return dice.choice(
        (
            "Hồ sơ không thuộc thẩm quyền giải quyết của phường: sổ gốc lưu tại xã khác.",
            "Giấy tờ đính kèm không phải của người yêu cầu.",
            "Thủ tục này không còn áp dụng cho trường hợp của ông/bà.",
        )
    )


def recalled(dice: Random) -> str:
    """Why the desk takes a dossier back."""
    return dice.choice(("Chọn nhầm trường hợp thủ tục.", "Quên kẹp bản sao vào hồ sơ."))


def sent_back(dice: Random) -> str:
    """Why the specialist sends a dossier back to the desk."""
    return dice.choice(("Thiếu bản quét của tờ khai.", "Thông tin chủ hồ sơ nhập sai năm sinh, đề nghị sửa."))


def apology(dice: Random) -> str:
    """Why the promised date cannot be kept."""
    return dice.choice(
        (
            "Phải xác minh tại nơi cư trú trước đây của công dân.",
            "Cơ sở dữ liệu hộ tịch dùng chung gián đoạn hai ngày.",
        )
    )


def stopped(dice: Random) -> str:
    """Why processing is stopped."""
    return dice.choice(
        ("Thửa đất đang có tranh chấp, đã có đơn gửi tòa án.", "Công dân có văn bản đề nghị dừng giải quyết.")
    )


def withdrawn(dice: Random) -> str:
    """Why the applicant withdraws."""
    return dice.choice(("Công dân xin rút để bổ sung giấy tờ.", "Công dân không còn nhu cầu."))


def wrong(path: str) -> str:
    """What is wrong with an answer of the form."""
    if path.endswith("full_name"):
        return "Tên khác với tên ghi trên giấy chứng sinh."
    return "Không khớp với nơi cư trú trong cơ sở dữ liệu về dân cư."


_WAITED = ("Hẹn thứ sáu mà thứ tư tuần sau mới có.", "Phải gọi điện hỏi mấy lần.")
_CONTENT = ("Cán bộ hướng dẫn tận tình.", "Ở nhà cũng nộp được, đỡ đi lại.")


def rating(dice: Random, *, late: bool, online: bool) -> tuple[int, list[str], str]:
    """Stars, ticks and sometimes words, as somebody gives them who waited too long, or did not."""
    if late:
        return dice.choice((1, 2, 2, 3)), ["late"], dice.choice((*_WAITED, "", ""))
    stars = dice.choices((5, 4, 3, 2), (62, 27, 8, 3))[0]
    if stars < 4:
        return stars, [dice.choice(("unclear", "many_visits"))], ""
    ticks = ["in_time", dice.choice(("polite", "one_visit", "clear"))] + (["easy_online"] if online else [])
    return stars, ticks, dice.choice((*_CONTENT, "", "", "", ""))
