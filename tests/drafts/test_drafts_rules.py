import secrets
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from motcua.applicants.rules import ApplicantKind, IdKind, Sex
from motcua.drafts.rules import conflicts, draft_code, merged, person_of, plain, shown, stamped, tidy_code
from motcua.drafts.rules.code import ALPHABET
from motcua.kernel.refusal import Refused

codes = some.lists(some.integers(0, 31), min_size=7, max_size=7).map(
    lambda drawn: draft_code(lambda _below: drawn.pop())
)
sheets = some.recursive(
    some.text(max_size=5),
    lambda inner: some.dictionaries(some.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
).filter(lambda value: isinstance(value, dict))


def test_a_code_is_short_and_readable() -> None:
    code = draft_code(secrets.randbelow)
    assert len(code) == 9
    assert code[4] == "-"
    assert not {"O", "I", "L", "U"} & set(code)


def test_two_codes_tell_nothing_of_each_other() -> None:
    assert len({draft_code(secrets.randbelow) for _ in range(1000)}) == 1000


@given(codes)
def test_a_code_is_understood_as_people_type_it(code: str) -> None:
    typed = f" {code[:4].lower().replace('1', 'l').replace('0', 'o')} {code[5:]} "
    assert tidy_code(typed) == code


@given(codes, some.integers(0, 7), some.sampled_from(ALPHABET))
def test_every_single_slip_is_noticed(code: str, place: int, letter: str) -> None:
    letters = code.replace("-", "")
    slipped = letters[:place] + letter + letters[place + 1 :]
    assert (tidy_code(slipped) == code) is (slipped == letters)
    assert tidy_code(slipped) in (None, code)


@given(codes, some.integers(0, 6))
def test_two_neighbours_changed_round_are_noticed(code: str, place: int) -> None:
    letters = code.replace("-", "")
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    assert swapped == letters or tidy_code(swapped) is None


@pytest.mark.parametrize("typed", ["", "K7QF", "K7QF-2M9T-X", "UUUU-UUUU", "ÁÉ?!-0000"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert tidy_code(typed) is None


@given(sheets, sheets, sheets)
def test_what_two_devices_write_in_different_places_stands_together(
    before: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    after = merged(merged(before, {"mine": mine}), {"theirs": theirs})
    assert after == merged(merged(before, {"theirs": theirs}), {"mine": mine})


def test_a_part_changes_what_it_names_and_nothing_else() -> None:
    before = {"owner": {"name": "An", "phone": "0912"}, "answers": {"child": {"name": "Bé"}}}
    after = merged(before, {"owner": {"phone": "0988"}, "answers": {"child": {"born": "2026-11-20"}}})
    assert after["owner"] == {"name": "An", "phone": "0988"}
    assert after["answers"] == {"child": {"name": "Bé", "born": "2026-11-20"}}
    assert before["owner"] == {"name": "An", "phone": "0912"}


def test_none_takes_a_value_away_and_a_list_is_one_value() -> None:
    assert merged({"a": {"b": 1, "c": [1, 2]}}, {"a": {"b": None, "c": [3]}}) == {"a": {"c": [3]}}


def test_only_values_changed_elsewhere_since_one_looked_are_in_conflict() -> None:
    first = stamped({"owner": {"name": "An", "phone": "1"}}, {}, 2)
    second = stamped(merged(first, {"owner": {"phone": "2"}}), first, 3)
    assert conflicts(second, {"owner": {"phone": "3"}}, 2) == ["owner.phone"]
    assert conflicts(second, {"owner": {"phone": "2"}}, 2) == []
    assert conflicts(second, {"owner": {"name": "Ánh"}}, 2) == []
    assert conflicts(second, {"owner": {"phone": "3"}}, 3) == []
    assert shown(second) == {"owner": {"name": "An", "phone": "2"}}


def test_values_are_kept_as_json_keeps_them() -> None:
    unit = UUID(int=7)
    part = plain({"owner": {"born": date(1990, 5, 17), "sex": Sex.MALE, "residence": unit, "kind": 2}})
    assert part == {"owner": {"born": "1990-05-17", "sex": "male", "residence": str(unit), "kind": "2"}}
    person = person_of(part["owner"])
    assert (person.born, person.sex, person.residence) == (date(1990, 5, 17), Sex.MALE, unit)
    assert person.kind is ApplicantKind.ENTERPRISE


def test_what_cannot_be_read_is_left_out_of_the_person() -> None:
    person = person_of({"born": "17/5", "sex": "?", "id_kind": "?", "residence": "?", "kind": "?"})
    assert (person.born, person.sex, person.residence) == (None, None, None)
    assert (person.id_kind, person.kind) == (IdKind.NONE, ApplicantKind.CITIZEN)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"password": "x"}, "unknown_part"),
        ({"kept": {}}, "unknown_part"),
        ({"owner": "An"}, "bad_part"),
        ({"owner": {"iban": "1"}}, "bad_part"),
        ({"owner": {"name": ["An"]}}, "bad_part"),
        ({"owner": {"name": True}}, "bad_part"),
        ({"filing": "thief"}, "bad_part"),
        ({"return_by": "pigeon"}, "bad_part"),
        ({"owner": {"sex": "?"}}, "bad_part"),
        ({"note": "x" * 301}, "too_long"),
        ({"owner": {"name": "x" * 201}}, "too_long"),
        ({"answers": {"a": "x" * 5001}}, "too_long"),
        ({"answers": {str(number): 1 for number in range(2001)}}, "too_long"),
        ({"answers": {"a": object()}}, "bad_part"),
        ({"answers": {"a": [{"b": {1}}]}}, "bad_part"),
    ],
)
def test_what_has_no_place_on_the_sheet_is_refused(part: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as met:
        plain(part)
    assert met.value.refusal.code == code
    assert str(met.value)
