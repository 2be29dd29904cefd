"""The small demonstration: every status, every twist, nothing broken, nobody real."""

import re
from collections import Counter

import pytest
from tests.demo.demo_world import UNTIL, build_small

from motcua.applicants.models import Applicant
from motcua.applicants.permissions import findings
from motcua.applicants.rules import PersonWritten
from motcua.demo.build import build, is_built
from motcua.demo.visits import Twist
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.queries import count, load_of, page_of
from motcua.dossiers.rules import Status, Timing
from motcua.journal.models import Fact
from motcua.journal.queries import broken_chains
from motcua.kernel.refusal import Refused
from motcua.staff.models import Account, StandIn
from motcua.staff.queries import hats_of
from motcua.staff.rules import Hat, RoleCode

pytestmark = pytest.mark.usefixtures("demonstration")


def hat_of(username: str) -> Hat:
    return hats_of(Account.objects.get(username=username), UNTIL.date())[0]


def test_each_of_the_ten_statuses_occurs() -> None:
    assert set(Dossier.objects.values_list("status", flat=True)) == {status.value for status in Status}


def test_every_kind_of_fact_about_dossiers_that_people_make_occurs() -> None:
    kinds = set(Fact.objects.filter(subject_kind="dossier").values_list("kind", flat=True))
    for act in ("extended", "reassigned", "recalled", "sent_back", "set_aside", "supplement_proposed"):
        assert f"dossier.{act}" in kinds
    assert "dossier.fee_paid" in kinds


def test_the_chains_of_the_journal_hold() -> None:
    assert Fact.objects.exists()
    assert list(broken_chains()) == []


def test_nothing_happens_after_the_end_of_the_story() -> None:
    assert not Fact.objects.filter(subject_kind="dossier", at__gt=UNTIL).exists()


def test_the_five_clear_of_every_dossier_can_be_read() -> None:
    head = hat_of("ha.nong")
    for dossier in Dossier.objects.filter(competent=head.authority, set_aside_at=None):
        page = page_of(dossier, head, UNTIL)
        assert dossier.code is None or page.five_clear
        assert all(clear.task and clear.responsibility for clear in page.five_clear)
        assert page.events


def test_somebody_was_refused_on_the_merits_and_somebody_came_for_another() -> None:
    assert Result.objects.filter(granted=False).exists()
    assert Dossier.objects.exclude(representative=None).exists()


def test_the_present_is_lively() -> None:
    counted = count(hat_of("khanh.hoang"), UNTIL)
    assert counted["filed"] >= 6
    assert counted["due_soon"] >= 4
    assert counted["overdue"] >= 1


def test_some_are_due_within_the_hour() -> None:
    goals = [one.due_at - UNTIL for one in Dossier.objects.exclude(due_at=None) if one.due_at]
    assert sum(0 < left.total_seconds() <= 3600 for left in goals) >= 3


def test_the_chairman_is_away_and_has_a_stand_in() -> None:
    away = StandIn.objects.get()
    assert away.post.account.username == "thang.tran"
    assert [hat.instead_of for hat in hats_of(away.account, UNTIL.date())][-1] == away.post_id


def test_the_head_sees_whose_work_it_is() -> None:
    names = {load.name for load in load_of(hat_of("ha.nong"), UNTIL)}
    assert "Hứa Anh Tuấn" in names


def test_every_number_is_invented_and_passes_the_checks() -> None:
    for one in Applicant.objects.all():
        assert re.fullmatch(r"0\d{2}[0-3]\d{2}99\d{4}", one.id_number) or not one.id_number
        assert re.fullmatch(r"090000\d{4}", one.phone) or not one.phone
        assert one.email.endswith("@example.vn") or not one.email
        written = PersonWritten(one.name, id_number=one.id_number, born=one.born, phone=one.phone)
        assert not findings(written)


def test_no_officer_can_sign_in_with_a_password() -> None:
    assert not [one for one in Account.objects.all() if one.has_usable_password()]


def test_every_role_has_its_officer_and_the_centre_has_fourteen() -> None:
    roles = Counter(role for role in Account.objects.values_list("posts__role", flat=True))
    assert set(roles) == {code.value for code in RoleCode}
    centre = {"receptionist": 5, "guide": 2, "specialist": 6, "head_of_centre": 1, "administrator": 1}
    assert {role: roles[role] for role in centre} == centre


def test_most_of_what_is_done_was_done_in_time() -> None:
    timings = Counter(one.timing(UNTIL) for one in Dossier.objects.all())
    assert timings[Timing.ENDED_IN_TIME] > 5 * timings[Timing.ENDED_LATE] > 0


def test_it_is_marked_as_built_and_building_again_changes_nothing() -> None:
    before = Dossier.objects.count()
    assert is_built()
    with pytest.raises(Refused):
        build_small()
    assert Dossier.objects.count() == before


def test_every_twist_has_a_name_of_its_own() -> None:
    assert len(set(Twist)) == len(Twist) == 26
    assert build.__doc__
