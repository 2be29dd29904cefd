"""Reading a file: which forms it may have, and a sentence for each thing that can be wrong with it."""

import json

import pytest
from procedures_samples import content, lines, portal, row

from motcua.procedures.rules.imports import Row, read_catalogue


def read(raw: bytes) -> list[Row]:
    return list(read_catalogue(raw))


def codes(raw: bytes) -> list[str]:
    return [one.content.code for one in read(raw) if one.content]


def test_lines_of_all_shapes_may_be_mixed() -> None:
    assert codes(lines(row(), portal(), content().to_json())) == ["9.000001", "9.000002", "9.000003"]


def test_an_array_is_read() -> None:
    assert codes(json.dumps([portal("9.1"), portal("9.2")]).encode()) == ["9.1", "9.2"]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_read(indent: int | None) -> None:
    assert codes(json.dumps(portal("9.1"), indent=indent).encode()) == ["9.1"]


def test_a_byte_order_mark_and_empty_lines_do_no_harm() -> None:
    raw = b"\xef\xbb\xbf" + lines(row("9.1")) + b"\r\n\r\n" + lines(row("9.2")) + b"\n"
    assert [(one.number, one.code) for one in read(raw)] == [(1, "9.1"), (3, "9.2")]


def test_odd_codes_stay_as_they_are() -> None:
    assert codes(lines(row(" 1.0133611"), row("1.014955-Xoa"))) == ["1.0133611", "1.014955-Xoa"]


WRONG = {
    "empty_file": b" \n",
    "not_utf8": lines(row()).decode().encode("utf-16"),
    "broken_json": lines(row())[:-20],
    "not_an_object": b"3",
    "no_code": lines(row("")),
    "no_name": lines(row(name_vi=" ")),
    "unknown_shape": b'{"code": "9.1"}',
    "odd_field": lines(row(channels=["pigeon"])),
    "bad_content": lines(content().to_json() | {"online_level": "x"}),
    "code_too_long": lines(row("9" * 41)),
    "field_too_long": lines(row(field_vi="x" * 301)),
}


@pytest.mark.parametrize(("code", "raw"), WRONG.items())
def test_a_bad_row_gets_a_sentence(code: str, raw: bytes) -> None:
    (one,) = read(raw)
    assert one.content is None
    assert one.refusal
    assert one.refusal.code == code
    assert str(one.refusal).endswith(".")


def test_a_line_in_another_encoding_leaves_the_others_readable() -> None:
    raw = lines(row("9.1")) + b"\n" + '{"code": "é"}'.encode("latin-1") + b"\n" + lines(row("9.2"))
    assert [(one.number, bool(one.content)) for one in read(raw)] == [(1, True), (2, False), (3, True)]


def test_a_code_given_twice_is_refused_the_second_time() -> None:
    first, second = read(lines(row("9.1"), row("9.1")))
    assert first.content
    assert second.refusal
    assert second.refusal.params == {"code": "9.1", "first": 1}
