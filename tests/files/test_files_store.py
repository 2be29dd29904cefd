from datetime import datetime
from pathlib import Path

import pytest

from motcua.files.actions import store
from motcua.files.models import StoredFile
from motcua.files.queries import content, file
from motcua.files.rules import LARGEST, Upload, why_not_take
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
PDF = b"%PDF-1.7 scan"


@pytest.fixture(autouse=True)
def _own_disk(settings: object, tmp_path: Path) -> None:
    storages = settings.STORAGES  # type: ignore[attr-defined]
    settings.STORAGES = storages | {  # type: ignore[attr-defined]
        "default": storages["default"] | {"OPTIONS": {"location": tmp_path}}
    }


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload("giay.pdf", b""), "empty_file"),
        (Upload("giay.pdf", b"MZ\x90\x00"), "file_kind"),
        (Upload("giay.pdf", b"<html>"), "file_kind"),
        (Upload("to.pdf", PDF + b"0" * LARGEST), "file_too_large"),
    ],
)
def test_what_a_file_really_is_decides(upload: Upload, code: str) -> None:
    refusal = why_not_take(upload)
    assert refusal is not None
    assert refusal.code == code
    assert upload.name in str(refusal)


@pytest.mark.parametrize("start", [PDF, b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"])
def test_pdf_jpeg_and_png_are_taken(start: bytes) -> None:
    assert why_not_take(Upload("x", start + b"more")) is None


@pytest.mark.django_db
def test_a_file_is_kept_and_read_back() -> None:
    subject = new_id()
    kept = store(upload=Upload("Giấy chứng sinh.pdf", PDF), subject=subject, by=System(), at=AT)
    assert file(kept.pk, subject) == kept
    assert content(kept) == PDF
    assert kept.media_type == "application/pdf"


@pytest.mark.django_db
def test_a_file_of_another_subject_is_not_found() -> None:
    kept = store(upload=Upload("a.pdf", PDF), subject=new_id(), by=System(), at=AT)
    assert file(kept.pk, new_id()) is None


@pytest.mark.django_db
def test_equal_contents_lie_on_disk_once(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        store(upload=Upload(name, PDF), subject=new_id(), by=System(), at=AT)
    assert StoredFile.objects.count() == 2
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing() -> None:
    with pytest.raises(Refused):
        store(upload=Upload("a.pdf", b"no"), subject=new_id(), by=System(), at=AT)
    assert not StoredFile.objects.exists()
