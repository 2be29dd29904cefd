"""A phone sends a photograph over a line that breaks: nothing is lost, nothing is kept by half."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from tests.samples import pdf, photo

from motcua.files import actions, contents
from motcua.files.actions import append_part, begin_upload, finish_upload, store, tidy_arriving
from motcua.files.models import Arriving, StoredFile
from motcua.files.queries import arriving, content
from motcua.files.rules import LARGEST, Upload
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
SUBJECT = new_id()
WHOLE = photo((400, 300))
HALF = len(WHOLE) // 2
pytestmark = pytest.mark.django_db(transaction=True)


def begun(whole: bytes = WHOLE) -> Arriving:
    return begin_upload(subject=SUBJECT, name="anh.jpg", size=len(whole), at=AT)


def refused(action: Any, **arguments: Any) -> Refused:
    with pytest.raises(Refused) as met:
        action(**arguments)
    return met.value


def test_parts_become_the_file() -> None:
    coming = begun()
    append_part(arriving=coming, offset=0, part=WHOLE[:HALF], at=AT)
    append_part(arriving=coming, offset=HALF, part=WHOLE[HALF:], at=AT)
    kept = finish_upload(arriving=coming, by=System(), at=AT)
    assert content(kept) == WHOLE
    assert (kept.subject, kept.name, kept.media_type) == (SUBJECT, "anh.jpg", "image/jpeg")


def test_after_a_break_the_phone_is_told_where_to_go_on() -> None:
    append_part(arriving=begun(), offset=0, part=WHOLE[:HALF], at=AT)
    again = arriving(Arriving.objects.get().pk, SUBJECT)
    assert again is not None
    told = refused(append_part, arriving=again, offset=0, part=WHOLE[:HALF], at=AT)
    assert told.refusal.code == "wrong_offset"
    assert told.refusal.params["received"] == HALF == again.received
    append_part(arriving=again, offset=HALF, part=WHOLE[HALF:], at=AT)
    assert content(finish_upload(arriving=again, by=System(), at=AT)) == WHOLE


def test_what_a_broken_line_left_behind_what_was_counted_is_written_over() -> None:
    coming = begun()
    append_part(arriving=coming, offset=0, part=WHOLE[:HALF], at=AT)
    with contents.path_of(coming.place).open("ab") as opened:
        opened.write(b"half a part that was never counted" * 400)
    append_part(arriving=coming, offset=HALF, part=WHOLE[HALF:], at=AT)
    assert content(finish_upload(arriving=coming, by=System(), at=AT)) == WHOLE


def test_a_part_is_safe_on_disk_before_it_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    coming = begun()

    def fails(_opened: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(actions, "sync", fails)
    with pytest.raises(OSError, match="disk full"):
        append_part(arriving=coming, offset=0, part=WHOLE[:HALF], at=AT)
    coming.refresh_from_db()
    assert coming.received == 0


@pytest.mark.parametrize(("size", "code"), [(0, "empty_file"), (LARGEST + 1, "file_too_large")])
def test_what_is_too_large_is_not_even_begun(size: int, code: str) -> None:
    told = refused(begin_upload, subject=SUBJECT, name="to.pdf", size=size, at=AT)
    assert told.refusal.code == code
    assert not Arriving.objects.exists()


@pytest.mark.parametrize("part", [b"", WHOLE + b"more"])
def test_a_part_that_does_not_fit_is_refused(part: bytes) -> None:
    assert refused(append_part, arriving=begun(), offset=0, part=part, at=AT).refusal.code == "wrong_part"


def test_half_a_file_cannot_be_finished() -> None:
    coming = begun()
    append_part(arriving=coming, offset=0, part=WHOLE[:HALF], at=AT)
    told = refused(finish_upload, arriving=coming, by=System(), at=AT)
    assert (told.refusal.code, told.refusal.params["received"]) == ("not_whole", HALF)
    assert not StoredFile.objects.exists()


def test_finishing_twice_gives_the_one_file() -> None:
    coming = begun()
    append_part(arriving=coming, offset=0, part=WHOLE, at=AT)
    again = Arriving.objects.get()
    first, second = (finish_upload(arriving=one, by=System(), at=AT) for one in (coming, again))
    assert first == second
    assert StoredFile.objects.count() == 1


def test_a_whole_that_is_not_what_it_says_is_refused_and_forgotten(tmp_path: Path) -> None:
    program = b"MZ" + b"\x90" * 500
    coming = begun(program)
    append_part(arriving=coming, offset=0, part=program, at=AT)
    assert refused(finish_upload, arriving=coming, by=System(), at=AT).refusal.code == "file_kind"
    assert not Arriving.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_of_two_who_send_the_same_part_one_is_told_to_go_on() -> None:
    coming = begun()

    def send(part: bytes) -> str:
        try:
            append_part(arriving=Arriving.objects.get(pk=coming.pk), offset=0, part=part, at=AT)
        except Refused as met:
            return met.refusal.code
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(send, [WHOLE[:HALF], WHOLE[:HALF]]))
    assert sorted(said) == ["kept", "wrong_offset"]


def test_an_upload_of_another_subject_is_not_found() -> None:
    assert arriving(begun().pk, new_id()) is None


def test_what_nobody_goes_on_with_is_removed(tmp_path: Path) -> None:
    old, fresh = begun(), begun()
    append_part(arriving=old, offset=0, part=WHOLE[:HALF], at=AT)
    append_part(arriving=fresh, offset=0, part=WHOLE[:HALF], at=AT + timedelta(days=2))
    assert tidy_arriving(at=AT + timedelta(days=2, minutes=1)) == 1
    assert list(Arriving.objects.all()) == [fresh]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [str(fresh.pk)]


def test_contents_without_a_file_are_removed_after_two_days(tmp_path: Path) -> None:
    kept = store(upload=Upload("a.pdf", pdf()), subject=SUBJECT, by=System(), at=AT)
    stray = contents.lay("b.pdf", "application/pdf", 2, pdf(2))
    assert tidy_arriving(at=datetime.now(LOCAL)) == 0
    assert contents.path_of(stray.place).exists()
    tidy_arriving(at=datetime.now(LOCAL) + timedelta(days=3))
    assert not contents.path_of(stray.place).exists()
    assert content(kept) == pdf()


def test_the_command_says_what_it_removed() -> None:
    begun()
    out = StringIO()
    call_command("files_tidy", stdout=out)
    assert out.getvalue() == "0 unfinished uploads removed\n"
