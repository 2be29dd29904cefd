"""The shipped catalogue: enough of it, nothing promised that the source does not say, forms that work."""

import copy
import io
import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from jsonschema import Draft202012Validator, FormatChecker
from procedures_samples import answer, lines, row

from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.procedures import queries
from motcua.procedures.actions import import_catalogue, load_starter
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules import Channel, Known, Level, Performer, ProcedureContent, working_hours
from motcua.procedures.rules.imports import doubts
from motcua.procedures.rules.route import EFFECTS
from motcua.procedures.starter import starter_contents
from motcua.workdays.rules import LimitUnit

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
EVERYDAY = sorted(path.stem for path in (settings.DATA / "procedures" / "everyday").glob("*.json"))
CATALOGUE = {one.code: one for one in starter_contents(settings.DATA / "procedures")}
CHECKED = FormatChecker()


def test_there_are_enough_national_procedures_of_the_communes_committee() -> None:
    own = [one for one in CATALOGUE.values() if one.performer is Performer.COMMITTEE]
    assert len(own) >= 150
    assert all(one.scope == "national" and Level.COMMUNE in one.levels for one in own)
    assert len({one.field_name for one in own}) >= 40


def test_the_everyday_ones_are_modelled_by_hand() -> None:
    assert sorted(code for code, one in CATALOGUE.items() if one.curated) == EVERYDAY
    assert len(EVERYDAY) == 18


@pytest.mark.parametrize("code", CATALOGUE)
def test_papers_and_limits_are_usable(code: str) -> None:
    one = CATALOGUE[code]
    assert ProcedureContent.from_json(one.to_json()) == one
    for case in one.cases:
        papers = one.papers_for(case.code)
        assert papers
        assert all((paper.originals or paper.copies) and len(paper.name) <= 280 for paper in papers)
        assert one.limit_for(case.code, one.channels[0])
        assert one.route_for(case.code, one.channels[0])


def test_a_zero_without_words_is_never_shown_as_free() -> None:
    fees = [
        fee
        for one in CATALOGUE.values()
        for case in one.cases
        for fee in one.fees_for(case.code, Channel.COUNTER)
    ]
    assert all(fee.note for fee in fees if fee.is_free)
    assert all(fee.amount for fee in fees if fee.known is Known.STATED)


def test_every_doubt_is_a_known_sentence() -> None:
    known = {text for name, text in vars(doubts).items() if name.isupper()}
    assert {doubt for one in CATALOGUE.values() for doubt in one.doubts} <= known


def test_every_step_says_in_words_what_it_brings_about() -> None:
    steps = [step for one in CATALOGUE.values() for case in one.cases for step in case.route]
    assert {step.effect for step in steps} <= set(EFFECTS)


def test_a_field_has_one_code() -> None:
    named = {(one.field_name, one.field_code) for one in CATALOGUE.values()}
    assert len(named) == len({name for name, _code in named})


def test_narrative_texts_are_not_copied() -> None:
    assert not any(one.steps_text or len(one.conditions) > 300 for one in CATALOGUE.values())


@pytest.mark.parametrize("code", EVERYDAY)
def test_an_everyday_procedure_is_complete(code: str) -> None:
    one = CATALOGUE[code]
    assert one.plain_name
    assert one.keywords
    assert one.results
    assert one.legal_basis
    assert one.form
    for case in one.cases:
        assert case.route
        assert one.fees_for(case.code, one.channels[0])
        assert any(paper.required for paper in one.papers_for(case.code))


@pytest.mark.parametrize("code", EVERYDAY)
def test_the_timed_steps_take_the_whole_limit(code: str) -> None:
    one = CATALOGUE[code]
    for case in one.cases:
        limit = one.limit_for(case.code, Channel.COUNTER)
        assert limit
        if limit.unit in (LimitUnit.WORKING_DAY, LimitUnit.SAME_DAY):
            for channel in (Channel.COUNTER, Channel.ONLINE):
                assert sum(step.hours(channel) for step in case.route) == working_hours(limit)


def test_birth_and_certification_have_the_cut_off_at_three() -> None:
    for code in ("1.001193", "2.000815"):
        limit = CATALOGUE[code].limit_for(None, Channel.COUNTER)
        assert limit
        assert (limit.unit, limit.cutoff and limit.cutoff.hour) == (LimitUnit.SAME_DAY, 15)


def test_a_certified_copy_is_priced_by_the_page() -> None:
    (fee,) = CATALOGUE["2.000815"].fees_for(None, Channel.COUNTER)
    assert [fee.total(pages) for pages in (1, 3, 900)] == [2000, 5000, 200_000]


def form(code: str) -> dict[str, Any]:
    found = CATALOGUE[code].form
    assert found
    return found


def faults(code: str, given: Any) -> list[str]:
    validator = Draft202012Validator(form(code), format_checker=CHECKED)
    return [error.json_path for error in validator.iter_errors(given)]


@pytest.mark.parametrize("code", EVERYDAY)
def test_a_form_is_a_schema_and_takes_a_full_answer(code: str) -> None:
    Draft202012Validator.check_schema(form(code))
    assert faults(code, answer(form(code))) == []


@pytest.mark.parametrize("code", EVERYDAY)
def test_a_form_refuses_an_empty_and_a_strange_answer(code: str) -> None:
    assert len(faults(code, {})) == len(form(code)["required"])
    assert faults(code, answer(form(code)) | {"colour": "red"}) == ["$"]


def parts(schema: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return [schema, *(one for part in inner for one in parts(part))]


@pytest.mark.parametrize("code", EVERYDAY)
def test_every_field_of_a_form_speaks_both_languages_and_has_its_place(code: str) -> None:
    for part in parts(form(code))[1:]:
        labelled = (
            [part, *part.get("oneOf", ())] if "title" in part or part["type"] == "object" else part["oneOf"]
        )
        assert all(one["title"] and one["x-title-en"] for one in labelled)
        assert ("description" in part) == ("x-description-en" in part)
        assert sorted(part.get("x-order", ())) == sorted(part.get("properties", ()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("requester", "id_number"), "12345"),
        (("requester", "phone"), "84900000001"),
        (("child", "birth_date"), "31/12/2026"),
        (("child", "sex"), "unknown"),
        (("child", "full_name"), ""),
        (("copies",), -1),
        (("pledge",), False),
    ],
)
def test_the_birth_form_refuses_what_cannot_be(path: tuple[str, ...], value: object) -> None:
    given = copy.deepcopy(answer(form("1.001193")))
    place = given[path[0]] if len(path) > 1 else given
    place[path[-1]] = value
    assert faults("1.001193", given) == ["$." + ".".join(path)]


@pytest.mark.django_db
def test_the_starter_is_loaded_once_and_reaches_back() -> None:
    out = io.StringIO()
    call_command("procedures_load", stdout=out)
    assert json.loads(out.getvalue())["new"] == len(CATALOGUE)
    assert queries.version_in_force("1.001193", date(2025, 7, 1)).curated
    assert load_starter(at=AT + timedelta(days=1)).counts()["unchanged"] == len(CATALOGUE)
    assert ProcedureVersion.objects.count() == len(CATALOGUE)


@pytest.mark.django_db
def test_the_starter_keeps_what_an_installation_imported_but_completes_it() -> None:
    other = next(code for code, one in CATALOGUE.items() if not one.curated)
    import_catalogue(raw=lines(row(other), row("1.001193")), by=System(), at=AT)
    outcome = load_starter(at=AT)
    assert outcome.kept == [other]
    assert outcome.changed == ["1.001193"]
