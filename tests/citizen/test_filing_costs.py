"""What is shown of the costs before filing, and what is filled in of what is known already."""

from dataclasses import replace
from typing import Any

from tests.citizen.filing_world import CONTACT, FORM, OWNER, PARTIAL, Father, english
from tests.drafts.drafts_world import published
from tests.world import World

from motcua.fees.models import PaymentRequest
from motcua.procedures.rules import Collect, FeeKind, FeeRule, Known, Rate

BY_COPY = FeeRule("Phí bản sao", FeeKind.FEE, Known.STATED, 8000, Collect.AFTER, None, "", "", Rate("copy"))
UNKNOWN = FeeRule("Lệ phí", FeeKind.CHARGE, Known.UNKNOWN, note="Hỏi địa phương")
SILENT = {**FORM, "properties": {"child": FORM["properties"]["child"]}}
"""A form that asks nothing about copies."""


def before(world: World, **changes: Any) -> Father:
    return Father(world, published(replace(PARTIAL, **changes)))


def test_copies_are_asked_and_summed_up_before_filing(world: World) -> None:
    father = before(world, fees=(BY_COPY,), form=SILENT).fill_in()
    assert "How many copies do you want?" in father.shown("return/")
    assert "Write how many copies you want" in father.shown("check/")
    father.post("return/", return_by="counter", copies="3")
    shown = father.shown("check/")
    assert "8,000 đồng a copy × 3 = 24,000 đồng" in shown
    assert "Together: <strong>24,000 đồng</strong>" in shown


def test_the_sum_is_what_the_dossier_asks_for(world: World) -> None:
    father = before(world, fees=(BY_COPY,), form=SILENT).fill_in()
    father.post("return/", return_by="counter", copies="3")
    father.post("check/", agree="yes")
    assert [one.amount for one in PaymentRequest.objects.all()] == [24000]


def test_copies_that_the_form_asks_for_are_counted_by_it(world: World) -> None:
    father = before(world, fees=(BY_COPY,)).fill_in()
    assert "8,000 đồng a copy. You asked for none." in father.shown("return/")
    father.post("form/copies/", **{"answers-copies": "2"})
    shown = father.shown("return/")
    assert "How many copies do you want?" not in shown
    assert "= 16,000 đồng" in shown


def test_a_number_of_copies_that_is_none_is_told_on_its_page(world: World) -> None:
    father = before(world, fees=(BY_COPY,), form=SILENT)
    answer = father.post("return/", return_by="counter", copies="nhiều")
    assert answer.status_code == 422
    assert "a number from 0 to 500" in answer.content.decode()


def test_an_unknown_fee_is_not_free_and_sends_nobody_to_the_counter(world: World) -> None:
    shown = before(world, fees=(UNKNOWN, BY_COPY)).fill_in().shown("return/")
    assert "Not known yet. Phường Minh Xuân tells you before you pay." in shown
    assert "Nothing to pay" not in shown
    assert "Hỏi địa phương" not in shown


def test_what_is_known_of_the_owner_is_filled_in(world: World) -> None:
    person = {"full_name": {"type": "string"}, "id_number": {"type": "string"}}
    form = {"type": "object", "properties": {"owner": {"type": "object", "properties": person}}}
    father = before(world, form=form)
    father.post("who/", filing="owner")
    father.post("owner/", **OWNER)
    father.post("contact/", **CONTACT)
    shown = father.shown("form/owner/")
    assert 'value="Trần Văn Thử"' in shown
    assert 'value="008090000123"' in shown


def test_a_page_about_the_other_spouse_stays_empty(world: World) -> None:
    spouse = {"type": "object", "properties": {"full_name": {"type": "string"}}}
    father = before(world, form={"type": "object", "properties": {"woman": spouse, "man": spouse}})
    father.post("owner/", **OWNER, sex="male")
    assert "Trần Văn Thử" in father.shown("form/man/")
    assert "Trần Văn Thử" not in father.shown("form/woman/")


def test_a_page_that_need_not_be_filled_in_says_so(world: World) -> None:
    part = {
        "type": "object",
        "properties": {"name": {"type": "string", "title": "Tên"}},
        "required": ["name"],
    }
    form = {"type": "object", "properties": {"mother": part}}
    assert "leave all of it empty and go on" in before(world, form=form).shown("form/mother/")


def test_what_cannot_be_filed_here_offers_no_button_to_begin(world: World) -> None:
    version = published(replace(PARTIAL, channels=("counter",)))
    shown = english().get(f"/file/start/?version={version.pk}&unit={world.ward.pk}").content.decode()
    assert "See where and how it is done" in shown
    assert 'name="version"' not in shown
