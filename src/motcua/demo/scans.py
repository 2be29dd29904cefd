"""Small pages that stand for scanned papers, and say plainly that they are invented."""

from functools import cache
from io import BytesIO

import segno

from motcua.files.rules import Upload
from motcua.kernel.text import fold

_PAGE = """<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"""


@cache
def page(title: str) -> Upload:
    """A PDF of one page with the title of a paper, in plain letters."""
    words = fold(title).upper()[:44].replace("(", "").replace(")", "").replace("\\", "")
    drawn = f"BT /F 13 Tf 40 520 Td ({words}) Tj 0 -30 Td (MAU - DU LIEU GIA / INVENTED SAMPLE) Tj ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE,
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    return Upload(f"{title[:60]}.pdf", _pdf(bodies))


@cache
def picture() -> Upload:
    """A PNG as a telephone sends it."""
    made = BytesIO()
    segno.make("Motcua: invented sample").save(made, kind="png", scale=6)
    return Upload("anh-giay-to.png", made.getvalue())


def _pdf(bodies: list[str]) -> bytes:
    text, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    places = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{places}"
    end = text.index("xref\n0 ")
    return (text + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF\n").encode("ascii")
