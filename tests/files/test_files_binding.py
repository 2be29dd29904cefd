"""Photographs of several pages become one PDF, readable for an officer, that tells nothing of the phone."""

import os
import subprocess
import sys
from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.samples import pdf, photo

from motcua.files.actions import bind, store
from motcua.files.models import StoredFile
from motcua.files.queries import content
from motcua.files.rules import BindError, Part, Upload, bound
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
SUBJECT = new_id()
pytestmark = pytest.mark.django_db


def kept(whole: bytes) -> StoredFile:
    return store(upload=Upload("trang", whole), subject=SUBJECT, by=System(), at=AT)


def bound_of(*wholes: bytes) -> tuple[StoredFile, PdfReader]:
    files = [kept(whole) for whole in wholes]
    made = bind(files=files, name="Giấy chứng sinh", subject=SUBJECT, by=System(), at=AT)
    return made, PdfReader(BytesIO(content(made)))


def test_photographs_and_pdfs_become_one_pdf_in_their_order() -> None:
    made, reader = bound_of(photo(), pdf(2), photo((60, 80), "PNG"))
    assert (made.media_type, made.pages, made.name) == ("application/pdf", 4, "Giấy chứng sinh.pdf")
    assert len(reader.pages) == 4
    assert [len(page.images) for page in reader.pages] == [1, 0, 0, 1]


def test_a_photograph_is_turned_upright() -> None:
    _made, reader = bound_of(photo((80, 60), sideways=True))
    box = reader.pages[0].mediabox
    assert box.height > box.width
    image = reader.pages[0].images[0].image
    assert image is not None
    top, bottom = image.getpixel((30, 5)), image.getpixel((30, 75))
    assert sum(top[:3]) < 300 < sum(bottom[:3])  # type: ignore[index]


def test_what_the_phone_wrote_into_the_picture_is_left_out() -> None:
    original = photo(sideways=True)
    made, reader = bound_of(original)
    whole = content(made)
    assert b"PHONE-OF-THE-FATHER" in original
    assert b"PHONE-OF-THE-FATHER" not in whole
    assert b"PHONE-OF-THE-FATHER" not in b"".join(one.data for one in reader.pages[0].images)
    assert b"Exif" not in whole
    assert not reader.metadata


def test_a_large_photograph_is_shrunk_to_two_thousand_points() -> None:
    _made, reader = bound_of(photo((4000, 3000)))
    image = reader.pages[0].images[0].image
    assert image is not None
    assert image.size == (2000, 1500)


def test_what_is_see_through_stands_on_white_paper() -> None:
    from PIL import Image

    out = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    _made, reader = bound_of(out.getvalue())
    image = reader.pages[0].images[0].image
    assert image is not None
    assert image.convert("RGB").getpixel((20, 20)) == (255, 255, 255)


def test_one_pdf_alone_stays_as_it_is_for_it_may_be_signed() -> None:
    made, _reader = bound_of(pdf(3))
    assert content(made) == pdf(3)
    assert made.pages == 3


def test_more_pages_than_are_taken_are_refused() -> None:
    files = [kept(pdf(60)), kept(pdf(41))]
    with pytest.raises(Refused) as met:
        bind(files=files, name="Giấy", subject=SUBJECT, by=System(), at=AT)
    assert met.value.refusal.code == "too_many_pages"


def test_what_cannot_be_made_small_enough_is_refused() -> None:
    with pytest.raises(BindError):
        bound([Part("application/pdf", pdf(3))], most=100)


def test_pictures_are_shrunk_further_until_they_fit() -> None:
    part = Part("image/png", photo((2400, 1800), "PNG"))
    usual = bound([part], most=10**9)
    assert len(bound([part], most=len(usual) - 1)) < len(usual)


MEASURED = """
import resource, sys
from tests.samples import photo
from motcua.files.rules import Part, bound
part = Part("image/jpeg", photo((3000, 2000)))
bound([part] * int(sys.argv[1]), most=10**9)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_twenty_pictures_need_hardly_more_memory_than_two() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."])}

    def megabytes(pictures: int) -> int:
        command = [sys.executable, "-c", MEASURED, str(pictures)]
        return int(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)

    assert megabytes(20) - megabytes(2) < 30
