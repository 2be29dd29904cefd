"""Finding a procedure as people type: in memory, by plain names, with slips of the finger."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from procedures_samples import content, lines, row
from tests.world import AT, World

from motcua.kernel.actor import System
from motcua.kernel.ids import new_id
from motcua.kernel.text import fold
from motcua.procedures.actions import import_catalogue, load_starter, offer
from motcua.procedures.finding import life_events, offers_of, shelf
from motcua.procedures.rules.search import searchable
from motcua.procedures.rules.shelf import Entry, Shelf, one_letter_away
from motcua.procedures.starter import starter_contents

TODAY = date(2026, 11, 24)


def entry(one) -> Entry:
    return Entry(
        version=new_id(),
        procedure=new_id(),
        code=one.code,
        name=one.name,
        plain_name=one.plain_name,
        field=one.field_name,
        commune=True,
        province=False,
        performer=one.performer.value,
        online_level=one.online_level.value,
        non_boundary=one.non_boundary,
        curated=one.curated,
        text=searchable(one),
        called=" " + fold(one.plain_name),
        spoken=" " + fold(f"{one.plain_name} {' '.join(one.keywords)}"),
    )


@pytest.fixture(scope="module")
def starter() -> Shelf:
    return Shelf(entry(one) for one in starter_contents(settings.DATA / "procedures"))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khai sinh", "1.001193"),
        ("Khai Sinh", "1.001193"),
        ("ks", "1.001193"),
        ("làm giấy khai sinh cho con", "1.001193"),
        ("1001193", "1.001193"),
        ("sao y", "2.000815"),
        ("xin giấy độc thân", "1.004873"),
        ("dang ki ket hon", "1.000894"),
        ("ho kinh doanh", "1.001612"),
        ("đăng kí tạm trú", "1.004194"),
        ("khia sinh", "1.001193"),
        ("khay sinh", "1.001193"),
        ("chung thuc chu kyy", "2.000884"),
    ],
)
def test_what_people_type_leads_to_what_they_mean(starter, typed, first):
    assert starter.find(typed).entries[0].code == first


def test_words_put_right_are_said(starter):
    assert starter.find("khay sinh").meant == "khai sinh"
    assert starter.find("khai sinh").meant == ""


def test_what_has_most_of_the_words_is_found_loosely(starter):
    found = starter.find("khai sinh zzzzz")
    assert found.loose
    assert found.entries[0].code == "1.001193"
    assert not starter.find("zzzzz qqqqq").entries
    assert not starter.find("  ").entries


def test_one_slip_of_a_finger():
    assert {"khai", "kha", "khayy", "khya"} <= one_letter_away("khay")
    assert "khay" not in one_letter_away("khay")


def test_fields_have_addresses_of_their_own():
    shelf_of = Shelf(
        entry(content(f"9.{number}", field_name=name)) for number, name in enumerate(("Đất đai", "Đất, đai"))
    )
    assert sorted(shelf_of.fields) == ["dat-dai", "dat-dai-2"]


@pytest.mark.django_db
def test_the_shelf_is_kept_until_the_catalogue_changes(queries_at_most):
    load_starter(at=AT)
    first = shelf(TODAY)
    with queries_at_most(1):
        assert shelf(TODAY) is first
    import_catalogue(raw=lines(row()), by=System(), at=AT)
    assert shelf(TODAY).by_code["9.000001"].name == "Thủ tục cấp phép thả diều"
    assert shelf(TODAY).by_code["1.001193"].title == "Khai sinh"
    assert "9.000001" not in shelf(date(2024, 1, 1)).by_code


def test_a_unit_offers_what_it_lists_else_what_its_tier_does(world: World):
    today = AT.date()
    birth, copies = (shelf(today).by_code[code] for code in ("1.001193", "2.000815"))
    assert isinstance(birth.version, UUID)
    everything = offers_of(world.ward, today)
    assert everything.hold(birth) == birth.commune
    offer(unit=world.ward, codes=["1.001193"], valid_from=today, by=System(), at=AT)
    assert offers_of(world.ward, today).hold(birth)
    assert not offers_of(world.ward, today).hold(copies)
    assert not offers_of(world.ward, today - timedelta(days=1)).hold(birth)


def test_life_events_name_procedures_of_the_shipped_catalogue(starter):
    events = life_events()
    named = {code for event in events for code in event.procedures}
    assert named <= set(starter.by_code)
    assert len(events) >= 10
    assert all(event.procedures and event.words for event in events)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("sinh con", "birth"),
        ("lay vo", "marriage"),
        ("tôi bị mất giấy", "papers"),
        ("mở quán cà phê", "business"),
    ],
)
def test_an_event_is_meant_by_its_words(typed, key):
    assert key in {event.key for event in life_events() if event.is_meant_by(typed)}
    assert not [event for event in life_events() if event.is_meant_by("x")]
