"""Receipts (Form 01) per second, beside the typesetter alone on a page of one line."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from motcua.papers.queries import receipt_pdf
from motcua.papers.rules import FeeLine, Head, PaperLine, Party, Receipt

from .figures import Figure, side_by_side
from .office import AT


def measure(*, number: int = 60, rounds: int = 3) -> list[Figure]:
    """A receipt with four papers and a fee, each with another code, on one thread."""
    with TemporaryDirectory() as place:
        source = Path(place) / "page.typ"
        source.write_text("#sys.inputs.word\n", encoding="utf-8")
        compiler = typst.Compiler(root=place, ignore_system_fonts=True)

        def bare(turn: int) -> object:
            return compiler.compile(source, format="pdf", sys_inputs={"word": f"{turn}"})

        def slip(turn: int) -> object:
            return receipt_pdf(_receipt(turn))

        ours, raw = side_by_side(lambda: _rate(slip, number), lambda: _rate(bare, number), rounds)
    return [Figure("receipts as PDF", ours, "slips/s", raw, "a page of one line")]


def _rate(work: Callable[[int], object], number: int) -> float:
    work(0)
    began = time.perf_counter()
    for turn in range(1, number + 1):
        work(turn)
    return number / (time.perf_counter() - began)


def _receipt(turn: int) -> Receipt:
    code = f"H60.101-261123-{turn:04}"
    return Receipt(
        head=Head("Ủy ban nhân dân phường Minh Xuân", "Trung tâm Phục vụ hành chính công", "Minh Xuân"),
        code=code,
        tracking_address=f"http://127.0.0.1:8000/track/{code}/?k=abcdefgh",
        receiving_unit="Phường Minh Xuân",
        applicant=Party("Trần Thị Thử", "Tổ 8, phường Minh Xuân", "0912345678"),
        content="Đăng ký khai sinh",
        received_at=AT + timedelta(minutes=turn),
        due_at=AT + timedelta(days=3),
        handling_time="3 ngày làm việc",
        papers=tuple(PaperLine(f"Giấy tờ thứ {line}", originals=1) for line in range(1, 5)),
        fees=(FeeLine("Phí cấp bản sao", 8000, "thu khi trả kết quả"),),
        due_explanation="Nhận 09:00 thứ Hai 23/11; 3 ngày làm việc; trả 09:00 thứ Năm 26/11/2026.",
        receiver_name="Hoàng Văn Khánh",
    )
