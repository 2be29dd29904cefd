"""What may be filed, and the sentence for each thing that may not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.world import World

from motcua.applicants.models import Applicant
from motcua.applicants.rules import ApplicantKind, Filing, IdKind
from motcua.dossiers import actions
from motcua.dossiers.models import CodeSeries, Dossier
from motcua.dossiers.rules import PaperBrought, PaperState
from motcua.journal.models import Fact
from motcua.kernel.refusal import Refused
from motcua.procedures.actions import publish_version
from motcua.procedures.queries import content

FORM = {
    "type": "object",
    "required": ["child"],
    "properties": {"child": {"type": "string", "title": "Họ tên con", "minLength": 1}},
}


def refusal_of(world: World, **changes: Any) -> str:
    """The code with which an intake is refused; nothing of it may remain."""
    facts = Fact.objects.count()
    with pytest.raises(Refused) as refused:
        actions.receive(intake=world.intake(**changes), by=world.receptionist, at=world.at)
    assert str(refused.value)
    assert (Dossier.objects.count(), Applicant.objects.count(), CodeSeries.objects.count()) == (0, 0, 0)
    assert Fact.objects.count() == facts
    return refused.value.refusal.code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "no_name"),
        ({"id_number": ""}, "no_number"),
        ({"id_number": "000000000000"}, "dummy_id"),
        ({"id_number": "12345"}, "id_shape"),
        ({"phone": "12"}, "bad_phone"),
        ({"born": date(2099, 1, 1)}, "impossible_birth"),
        ({"born": date(1700, 1, 1)}, "impossible_birth"),
        ({"id_kind": IdKind.TAX_CODE, "kind": ApplicantKind.ENTERPRISE}, None),
        ({"id_kind": IdKind.TAX_CODE, "id_number": "12"}, "tax_shape"),
    ],
)
def test_an_owner_must_be_possible(world: World, changes: dict[str, Any], code: str | None) -> None:
    owner = world.person(**changes)
    if code is None:
        assert actions.receive(intake=world.intake(owner=owner), by=world.receptionist, at=world.at)
    else:
        assert refusal_of(world, owner=owner) == code


def test_warnings_do_not_stop_anybody(world: World) -> None:
    owner = world.person(id_number="999190000123")
    assert actions.receive(intake=world.intake(owner=owner), by=world.receptionist, at=world.at).code


def test_required_papers_are_brought_or_taken_from_a_database(world: World) -> None:
    note = PaperBrought("birth-note", "Giấy chứng sinh")
    assert refusal_of(world, papers=()) == "papers_missing"
    assert refusal_of(world, papers=(replace(note, state=PaperState.MISSING),)) == "papers_missing"
    replaced = world.intake(papers=(replace(note, state=PaperState.REPLACED),))
    assert actions.receive(intake=replaced, by=world.receptionist, at=world.at).code


def test_who_brings_it_is_written_down_and_the_owner_stays_the_owner(world: World) -> None:
    helper = world.person(name="Lê Văn Giúp", id_number="008095000777")
    assert refusal_of(world, filing=Filing.HELPER) == "no_representative"
    assert refusal_of(world, representative=helper) == "no_representative"
    dossier = world.received(filing=Filing.HELPER, representative=helper, relation="bưu tá")
    assert (dossier.owner.name, str(dossier.representative)) == ("Trần Thị Thử", "Lê Văn Giúp")


@pytest.mark.parametrize("sets", [0, 100])
def test_the_number_of_sets_is_sensible(world: World, sets: int) -> None:
    assert refusal_of(world, sets=sets) == "bad_sets"


def test_an_unknown_case_is_refused(world: World) -> None:
    with pytest.raises(Refused, match=r"1\.001193\.99"):
        actions.receive(intake=world.intake(case="1.001193.99"), by=world.receptionist, at=world.at)


def test_answers_are_checked_by_the_procedures_own_form(world: World) -> None:
    with_form = replace(content(world.birth.pk), form=FORM)
    version = publish_version(content=with_form, in_force_from=date(2026, 1, 1), by=world.head, at=world.at)
    changes = {"version": version.pk}
    assert refusal_of(world, answers={}, **changes) == "bad_answers"
    assert refusal_of(world, answers={"child": ""}, **changes) == "bad_answers"
    good = world.intake(answers={"child": "Trần Bé Thử"}, **changes)
    dossier = actions.receive(intake=good, by=world.receptionist, at=world.at)
    assert dossier.answers
    assert dossier.answers.stated == {"child": "Trần Bé Thử"}


def test_a_dossier_keeps_the_version_it_was_accepted_under(world: World) -> None:
    dossier = world.received()
    newer = replace(content(world.birth.pk), name="Đăng ký khai sinh (mới)")
    publish_version(content=newer, in_force_from=date(2026, 11, 24), by=world.head, at=world.at)
    assert world.fresh(dossier).procedure_version == world.birth


def test_without_an_agency_code_there_is_no_dossier_code(world: World) -> None:
    from motcua.units.models import UnitCode

    UnitCode.objects.filter(unit=world.ward).delete()
    assert refusal_of(world) == "no_agency_code"


def test_the_three_units_are_kept_apart(world: World) -> None:
    owner = world.person(residence=world.province.pk)
    dossier = world.received(world.anywhere(), owner=owner, competent=world.neighbour_ward.pk)
    assert dossier.served_by == world.ward
    assert dossier.competent == world.neighbour_ward
    assert dossier.residence == world.province


def test_a_guide_files_but_does_not_accept(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.receive(intake=world.intake(), by=world.guide, at=world.at)
    assert refused.value.refusal.code == "not_permitted"


def test_no_personal_data_in_the_journal(world: World) -> None:
    dossier = world.received()
    told = str([fact.data for fact in Fact.objects.filter(subject=dossier.pk)])
    for private in ("Thử", "008190000123", "0912345678", "Tổ 8"):
        assert private not in told
