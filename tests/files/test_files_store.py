from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from tests.samples import huge_png, lying_pdf, pdf, photo

from motcua.files.actions import discard, keep, store
from motcua.files.contents import path_of, throw_away
from motcua.files.models import StoredFile
from motcua.files.queries import content, file, files_of
from motcua.files.rules import LARGEST, Upload, look_at, why_not_take
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
PDF = pdf()


def on_disk(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload("giay.pdf", b""), "empty_file"),
        (Upload("giay.pdf", b"MZ\x90\x00"), "file_kind"),
        (Upload("giay.pdf", b"<html>"), "file_kind"),
        (Upload("anh.jpg", b"\0\0\0\x24ftypheic\0\0"), "file_heic"),
        (Upload("to.pdf", PDF + b"0" * LARGEST), "file_too_large"),
        (Upload("hong.pdf", b"%PDF-1.7 and then nothing"), "file_broken"),
        (Upload("nua.pdf", PDF[: len(PDF) // 2]), "file_broken"),
        (Upload("khong-trang.pdf", lying_pdf(1, 1).replace(b"/Kids", b"/Kidz")), "file_broken"),
        (Upload("khoa.pdf", pdf(password="bí mật")), "file_locked"),
        (Upload("sach.pdf", pdf(300)), "file_too_many_pages"),
        (Upload("noi-doi.pdf", lying_pdf(120, 1)), "file_too_many_pages"),
        (Upload("nua.jpg", photo((800, 600))[:900]), "file_broken"),
        (Upload("nua.png", photo((800, 600), "PNG")[:-40]), "file_broken"),
        (Upload("bom.png", huge_png()), "file_too_many_points"),
        (Upload("bom.png", huge_png(9000)), "file_too_many_points"),
    ],
)
def test_what_a_file_really_is_decides(upload: Upload, code: str) -> None:
    refusal = why_not_take(upload)
    assert refusal is not None
    assert refusal.code == code
    assert upload.name in str(refusal)


@pytest.mark.parametrize(
    "whole", [PDF, pdf(100), photo(), photo(kind="PNG"), photo(sideways=True), photo((4000, 3000))]
)
def test_pdf_jpeg_and_png_are_taken(whole: bytes) -> None:
    assert why_not_take(Upload("x", whole)) is None


def test_a_book_is_sent_back_without_leafing_through_it() -> None:
    book = pdf(3000)
    began = perf_counter()
    refusal = why_not_take(Upload("sach.pdf", book))
    assert perf_counter() - began < 2
    assert refusal is not None
    assert "100" in str(refusal)


def test_the_number_of_pages_that_is_taken_can_be_set() -> None:
    assert why_not_take(Upload("a.pdf", pdf(3)), most_pages=3) is None
    assert why_not_take(Upload("a.pdf", pdf(4)), most_pages=3) is not None


def test_a_tree_of_pages_without_a_ground_ends() -> None:
    ring = lying_pdf(1, 1)
    start = ring.index(b"/Kids [ ") + len(b"/Kids [ ")
    own = ring[: ring.index(b"/Type /Pages")].rpartition(b" 0 obj")[0].rpartition(b"\n")[2]
    ring = ring[:start] + own + ring[start + 1 :]
    assert look_at(ring, 100).trouble == "broken"


@pytest.mark.django_db
def test_a_file_is_kept_and_read_back() -> None:
    subject = new_id()
    kept = store(upload=Upload("Giấy chứng sinh.pdf", PDF), subject=subject, by=System(), at=AT)
    assert file(kept.pk, subject) == kept
    assert content(kept) == PDF
    assert (kept.media_type, kept.pages) == ("application/pdf", 1)
    assert files_of(subject) == [kept]


@pytest.mark.django_db
def test_a_file_of_another_subject_is_not_found() -> None:
    kept = store(upload=Upload("a.pdf", PDF), subject=new_id(), by=System(), at=AT)
    assert file(kept.pk, new_id()) is None


@pytest.mark.django_db
def test_equal_contents_lie_on_disk_once(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        store(upload=Upload(name, PDF), subject=new_id(), by=System(), at=AT)
    assert StoredFile.objects.count() == 2
    assert len(on_disk(tmp_path)) == 1


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        store(upload=Upload("a.pdf", b"no"), subject=new_id(), by=System(), at=AT)
    assert not StoredFile.objects.exists()
    assert on_disk(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_thrown_away_leaves_the_disk_unless_somebody_else_keeps_the_same(tmp_path: Path) -> None:
    mine, theirs = new_id(), new_id()
    for subject in (mine, theirs):
        store(upload=Upload("a.pdf", PDF), subject=subject, by=System(), at=AT)
    assert discard(subject=mine, by=System(), at=AT) == 1
    assert len(on_disk(tmp_path)) == 1
    assert discard(subject=theirs, by=System(), at=AT) == 1
    assert on_disk(tmp_path) == []
    assert discard(subject=theirs, by=System(), at=AT) == 0


@pytest.mark.django_db(transaction=True)
def test_of_several_files_one_can_be_thrown_away() -> None:
    subject = new_id()
    kept, gone = (
        store(upload=Upload("a", whole), subject=subject, by=System(), at=AT) for whole in (PDF, photo())
    )
    assert discard(subject=subject, files=[gone.pk], by=System(), at=AT) == 1
    assert files_of(subject) == [kept]
    assert content(kept) == PDF


@pytest.mark.django_db(transaction=True)
def test_a_content_kept_anew_while_it_is_thrown_away_stays() -> None:
    kept = store(upload=Upload("a.pdf", PDF), subject=new_id(), by=System(), at=AT)
    said = iter([False, True])  # nobody named it at first; then somebody has
    throw_away(kept.place, lambda: next(said))
    assert content(kept) == PDF


@pytest.mark.django_db(transaction=True)
def test_a_content_thrown_away_while_it_is_kept_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone_meanwhile(**given: Any) -> StoredFile:
        path_of(given["laid"].place).unlink()
        return keep(**given)

    monkeypatch.setattr("motcua.files.actions.keep", gone_meanwhile)
    kept = store(upload=Upload("a.pdf", PDF), subject=new_id(), by=System(), at=AT)
    assert content(kept) == PDF
