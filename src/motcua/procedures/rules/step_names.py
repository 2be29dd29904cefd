"""What the usual steps are called in the reader's language.

A route is part of a procedure as it was announced, in Vietnamese. Steps that every procedure has (reception,
examination, signing, stamping, handing out) are known here by their usual names, so that a reader of another
language understands them. Names that tell of one procedure (what a council decides, what the police enter)
are its facts and stay as they are. In Vietnamese each sentence reads exactly as the name it stands for.
"""

from motcua.kernel.words import gettext_noop as _
from motcua.kernel.words import translate

USUAL: dict[str, str] = {
    "Tiếp nhận": _("Reception"),
    "Tiếp nhận hồ sơ": _("Receive the dossier"),
    "Tiếp nhận, kiểm tra hồ sơ": _("Receive and check the dossier"),
    "Kiểm tra hồ sơ": _("Check the dossier"),
    "Chuyển hồ sơ": _("Pass the dossier on"),
    "Phân công xử lý": _("Say who works on it"),
    "Phân công thụ lý": _("Say who takes the dossier"),
    "Xác minh": _("Verification"),
    "Thẩm tra": _("Look into the dossier"),
    "Thẩm tra hồ sơ": _("Look through the dossier"),
    "Thẩm tra, xử lý hồ sơ": _("Examine the dossier"),
    "Thẩm tra hồ sơ, dự thảo kết quả": _("Examine the dossier, draft the result"),
    "Thẩm tra, xác minh hồ sơ, dự thảo kết quả": _("Examine and verify the dossier, draft the result"),
    "Thẩm tra hồ sơ, dự thảo giấy xác nhận": _("Examine the dossier, draft the confirmation"),
    "Thẩm tra hồ sơ, cập nhật thông tin, dự thảo giấy chứng nhận": _(
        "Examine the dossier, update the data, draft the certificate"
    ),
    "Thẩm định": _("Appraisal"),
    "Thẩm định hồ sơ": _("Appraise the dossier"),
    "Xử lý hồ sơ": _("Work on the dossier"),
    "Dự thảo kết quả": _("Draft the result"),
    "Trình ký": _("Submit for signing"),
    "Phê duyệt": _("Approval"),
    "Phê duyệt, ký kết quả": _("Approve and sign"),
    "Duyệt, ký thông báo": _("Approve and sign the notice"),
    "Ký": _("Signing"),
    "Ký duyệt": _("Signing and approval"),
    "Ký bản sao": _("Sign the copy"),
    "Vào sổ": _("Enter in the register"),
    "Đóng dấu": _("Stamping"),
    "Vào sổ, đóng dấu": _("Enter in the register, stamp"),
    "Vào số, đóng dấu": _("Number and stamp"),
    "Đóng dấu, phát hành": _("Stamp and issue"),
    "Vào số, đóng dấu, phát hành kết quả": _("Number, stamp and issue the result"),
    "Vào sổ, đóng dấu, phát hành kết quả": _("Enter in the register, stamp, issue the result"),
    "Phát hành kết quả": _("Issue the result"),
    "Phát hành thông báo kết quả": _("Issue the notice of the result"),
    "Trả kết quả": _("Hand out the result"),
    "Trả kết quả cho công dân": _("Hand out the result to the person"),
}
_KNOWN = {name.casefold(): words for name, words in USUAL.items()}


def step_name(name: str) -> str:
    """A step as the reader calls it: a usual one in their language, any other as the procedure says."""
    return translate(_KNOWN.get(" ".join(name.split()).casefold(), name))
