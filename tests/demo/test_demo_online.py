"""The small demonstration as the public sees it: most comes in online, some of it with help."""

from collections import Counter
from datetime import datetime

import pytest
from tests.demo.demo_world import UNTIL

from motcua.demo.answers import filled_in
from motcua.demo.catalogue import CHANGED, COMING, IN_WORK
from motcua.demo.people import invent
from motcua.demo.trades import ERRANDS, ONLINE_HANDS
from motcua.demo.visits import dice, plan, working_days
from motcua.dossiers.models import Rating, SupplementRequest
from motcua.dossiers.queries import running_under_older
from motcua.drafts.models import Draft
from motcua.drafts.queries import prepared_for, problems
from motcua.journal.models import Fact
from motcua.kernel.clock import LOCAL
from motcua.procedures.keeping import doubts, version_draft
from motcua.procedures.queries import content, versions_of
from motcua.procedures.rules import Channel
from motcua.staff.models import Account
from motcua.staff.queries import hats_of
from motcua.staff.rules import Hat
from motcua.workdays.queries import shipped_calendar

played = pytest.mark.usefixtures("demonstration")


def hat_of(username: str) -> Hat:
    return hats_of(Account.objects.get(username=username), UNTIL.date())[0]


def test_three_quarters_of_what_is_planned_come_in_online() -> None:
    until = datetime(2026, 11, 23, 15, 20, tzinfo=LOCAL)
    calendar = shipped_calendar()
    channels = Counter(
        one.channel for one in plan(calendar, working_days(calendar, until, 4), until, 400, 2026)
    )
    assert 0.73 < channels[Channel.ONLINE] / channels.total() < 0.78
    assert sum(errand.weight for errand in ERRANDS) == 1000
    assert sum(ONLINE_HANDS.values()) == 100


@played
def test_every_way_of_being_helped_occurs_with_consent_and_minutes() -> None:
    filed = Draft.objects.exclude(filed=None)
    assert set(filed.values_list("help_kind", flat=True)) == {"", "relative", "desk", "youth", "post"}
    for draft in filed.exclude(helper=None):
        assert draft.consent_at
        assert draft.consent_words
        assert draft.helped_seconds >= 120
    told = Fact.objects.filter(kind="dossier.filed", data__help="youth").first()
    assert told
    assert told.data["help_minutes"] >= 2


@played
def test_some_drafts_are_still_open_and_each_waits_for_something_else() -> None:
    asleep, helped, at_check, prepared = Draft.objects.filter(ended_at=None).order_by("opened_at")
    assert (UNTIL - asleep.touched_at).days >= 4
    assert content(asleep.version_id).code == CHANGED
    assert (helped.help_kind, helped.channel) == ("post", "post")
    waiting = {at_check.channel: at_check, prepared.channel: prepared}
    assert [one.page for one in problems(waiting["online"])] == ["check"]
    assert prepared_for(hat_of("khanh.hoang")) == [waiting["counter"]]


@played
def test_officers_mark_what_is_wrong_and_one_of_these_waits_for_its_applicant() -> None:
    marked = [one for one in SupplementRequest.objects.select_related("dossier") if one.marks]
    kinds = {mark["kind"] for one in marked for mark in one.marks}
    assert kinds == {"paper", "field"}
    waiting = [one for one in marked if one.closed_at is None and not one.supplied_at]
    assert any(one.dossier.code and one.dossier.channel == "online" for one in waiting)
    assert Fact.objects.filter(kind="dossier.supplemented", data__online=True).exists()


@played
def test_applicants_rate_correct_their_number_and_withdraw_by_themselves() -> None:
    assert Rating.objects.filter(stars__gte=4).exists()
    for kind in ("dossier.rated", "dossier.contact_corrected", "dossier.withdrawn"):
        assert Fact.objects.filter(kind=kind, by_kind="applicant").exists(), kind


@played
def test_the_catalogue_changes_while_dossiers_run() -> None:
    administrator = hat_of("su.vang")
    newest = versions_of(CHANGED)[0]
    assert running_under_older(administrator, newest).exists()
    assert versions_of(COMING)[0].in_force_from > UNTIL.date()
    copy = version_draft(IN_WORK)
    assert copy
    assert copy.edited_at > copy.begun_at
    assert doubts().exists()
    assert doubts(looked=True).exists()


def test_a_question_that_nobody_knows_gets_an_answer_all_the_same() -> None:
    form = {
        "required": ["novelty", "amount", "sure"],
        "properties": {
            "novelty": {"type": "string", "title": "Điều mới"},
            "amount": {"type": "integer", "minimum": 7},
            "sure": {"type": "boolean", "const": True},
        },
    }
    stated = filled_in(form, invent(dice("a"), 3, UNTIL.date()), UNTIL.date(), dice("b"))
    assert stated == {"novelty": "Điều mới", "amount": 7, "sure": True}
