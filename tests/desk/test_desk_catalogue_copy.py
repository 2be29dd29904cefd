"""The administrator's screens of a working copy: begun, edited part by part, previewed, published."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.desk.office_world import client_of, url, words
from tests.world import BIRTH, World

from motcua.desk.catalogue.part_forms import named_json, named_line
from motcua.kernel.clock import local_day, now
from motcua.procedures import actions, keeping, queries

CODE = BIRTH.code
PARTS = ("names", "about", "limits", "papers", "fees", "route", "guide", "law", "texts", "doubts")
SCHEMA = '{"type": "object", "properties": {"child": {"type": "string", "title": "Tên của con"}}}'


@pytest.fixture
def keeper(world: World) -> Client:
    """The administrator's browser, with a working copy begun."""
    client = client_of(world, world.administrator)
    assert client.post(url("catalogue_begin", CODE)).status_code == 302
    return client


def draft() -> Any:
    found = keeping.version_draft(CODE)
    assert found
    return found


def content() -> Any:
    return keeping.draft_content(draft())


def saved(client: Client, which: str, **typed: Any) -> None:
    answer = client.post(part(which), {"seen": draft().seen, **typed})
    assert answer.status_code == 302, words(answer)


def part(name: str, case: str = "") -> str:
    return url("catalogue_part", CODE, name) + (f"?case={case}" if case else "")


def rows(name: str, *given: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """What a browser sends for rows."""
    numbers = {f"{name}-TOTAL_FORMS": len(given), f"{name}-INITIAL_FORMS": initial}
    return numbers | {f"{name}-{i}-{key}": value for i, row in enumerate(given) for key, value in row.items()}


PAPER = {"name": "Tờ khai", "originals": "1", "required": "yes", "ORDER": "1"}
STEP = {
    "name": "Tiếp nhận",
    "role": "receptionist",
    "tier": "commune",
    "hours_counter": "1,5",
    "hours_online": "2.5",
}
FEE = {"name": "Lệ phí", "kind": "charge", "known": "stated", "amount": "8000", "collect": "before"}


def test_all_its_pages_open(keeper: Client) -> None:
    addresses = [part(name) for name in PARTS] + [
        part(name, "1.001193.01") for name in ("case", "limits", "route")
    ]
    names = ("copy", "cases", "form", "publish", "give_up", "procedure", "compare", "dossiers")
    for address in [*addresses, *(url(f"catalogue_{name}", CODE) for name in names), url("catalogue")]:
        assert keeper.get(address).status_code == 200, address


def test_names_and_keywords(keeper: Client) -> None:
    saved(keeper, "names", name="Khai sinh", plain_name="Giấy khai sinh", keywords="làm giấy\n\n khai sinh ")
    assert (content().name, content().keywords) == ("Khai sinh", ("làm giấy", "khai sinh"))
    page = words(keeper.get(url("catalogue_copy", CODE)))
    assert "What the copy changes 3" in page
    assert "Đăng ký khai sinh Working copy Khai sinh" in page


def test_papers_fees_and_steps_are_rows(keeper: Client) -> None:
    saved(keeper, "papers", **rows("papers", PAPER, {"name": ""}))
    saved(keeper, "fees", **rows("fees", {**FEE, "per": "copy", "most": "200000"}))
    saved(keeper, "route", **rows("route", STEP))
    (paper,) = content().papers
    assert (paper.name, paper.originals, paper.required) == ("Tờ khai", 1, True)
    assert paper.key.startswith("p")
    assert content().fees[0].rate.most == 200_000
    assert [
        float(hours) for hours in (content().route[0].hours_counter, content().route[0].hours_online)
    ] == [1.5, 2.5]


def test_rows_are_ordered_and_removed(keeper: Client) -> None:
    first, second = ({"key": one.key, "name": one.name} for one in BIRTH.papers)
    given = rows("papers", {**first, "ORDER": "2"}, {**second, "ORDER": "1"}, initial=2)
    saved(keeper, "papers", **given)
    assert [one.key for one in content().papers] == ["letter", "birth-note"]
    saved(keeper, "papers", **given, **{"papers-0-DELETE": "on"})
    assert len(content().papers) == 1


def test_one_more_row_saves_nothing(keeper: Client) -> None:
    answer = keeper.post(part("papers"), {**rows("papers", PAPER), "do": "more", "seen": 1})
    assert 'name="papers-1-name"' in answer.content.decode()
    assert "Tờ khai" in answer.content.decode()
    assert draft().seen == 1


def test_limits_for_each_channel(keeper: Client) -> None:
    typed = {
        "counter_unit": "same_day",
        "counter_cutoff": "15:00",
        "online_unit": "working_day",
        "online_amount": "17,5",
    }
    saved(keeper, "limits", **typed)
    limits = content().limits
    assert (f"{limits.counter.cutoff:%H:%M}", float(limits.online.amount), limits.post) == (
        "15:00",
        17.5,
        None,
    )


def test_a_case_has_its_own_or_those_of_the_procedure(keeper: Client) -> None:
    answer = keeper.post(part("limits", "1.001193.01"), {"seen": 1})
    assert answer.status_code == 302
    assert content().case("1.001193.01").limits is None


def test_a_mistake_comes_back_filled(keeper: Client) -> None:
    answer = keeper.post(part("fees"), {**rows("fees", {**FEE, "known": "unknown"}), "seen": 1})
    assert "has an amount but is not called stated" in words(answer)
    assert 'value="8000"' in answer.content.decode()
    answer = keeper.post(part("limits"), {"counter_unit": "month", "counter_amount": "1,5", "seen": 1})
    assert "is not a time limit" in words(answer)


def test_the_second_of_two_keeps_what_was_typed(keeper: Client, world: World) -> None:
    saved(keeper, "names", name="Nhanh hơn")
    answer = keeper.post(part("names"), {"name": "Chậm hơn", "seen": 1})
    assert "Vàng A Sử was faster" in words(answer)
    assert "Chậm hơn" in answer.content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', answer.content.decode())
    assert seen
    assert keeper.post(part("names"), {"name": "Chậm hơn", "seen": seen[1]}).status_code == 302


def test_what_was_typed_survives_the_end_of_the_session(keeper: Client, world: World) -> None:
    page = keeper.get(part("names")).content.decode()
    marks = dict(re.findall(r'name="(form_\w+)" value="([^"]*)"', page))
    stranger = Client(headers={"accept-language": "en"})
    stranger.post(part("names"), {"name": "Gõ dở", "seen": 1, **marks})
    session = stranger.session
    stranger.force_login(world.account(world.administrator))
    kept = stranger.session
    kept.update({key: value for key, value in session.items() if key == "kept_form"})
    kept.save()
    assert "Gõ dở" in stranger.get(part("names")).content.decode()


def test_the_form_is_previewed_with_and_without_scripts(keeper: Client) -> None:
    address = url("catalogue_preview", CODE)
    assert "Tên của con" in words(keeper.post(address, {"schema": SCHEMA}))
    answer = keeper.post(url("catalogue_form", CODE), {"schema": SCHEMA, "do": "preview", "seen": 1})
    assert "Tên của con" in words(answer)
    assert draft().seen == 1
    assert 'hx-post="' + address in answer.content.decode()


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ("{", "not valid JSON"),
        ("[]", "Begin the text"),
        ('{"type": 3}', "JSON Schema"),
        ("x" * 200_001, "too long"),
    ],
)
def test_a_broken_form_is_told_and_kept(keeper: Client, schema: str, word: str) -> None:
    for address in (url("catalogue_form", CODE), url("catalogue_preview", CODE)):
        assert word in words(keeper.post(address, {"schema": schema, "seen": 1}))
    assert draft().seen == 1


def test_the_form_is_saved_and_taken_away(keeper: Client) -> None:
    keeper.post(url("catalogue_form", CODE), {"schema": SCHEMA, "seen": draft().seen})
    assert content().form["properties"]["child"]["title"] == "Tên của con"
    keeper.post(url("catalogue_form", CODE), {"schema": "", "seen": draft().seen})
    assert content().form is None


def test_cases_are_added_and_removed(keeper: Client) -> None:
    given = {"code": "1.001193.03", "name": "Bỏ rơi", "copy_of": "1.001193.02", "seen": draft().seen}
    assert keeper.post(url("catalogue_cases", CODE), given).status_code == 302
    assert content().case("1.001193.03").name == "Bỏ rơi"
    keeper.post(url("catalogue_remove_case", CODE), {"case": "1.001193.01", "seen": draft().seen})
    assert [one.code for one in content().cases] == ["1.001193.02", "1.001193.03"]
    answer = keeper.post(url("catalogue_cases", CODE), {**given, "seen": draft().seen})
    assert "twice" in words(answer)


def test_publishing_from_today(keeper: Client, world: World) -> None:
    saved(keeper, "names", name="Khai sinh")
    address = url("catalogue_publish", CODE)
    today = f"{local_day(now()):%d/%m/%Y}"
    past = keeper.post(address, {"in_force_from": "01/01/2020", "seen": draft().seen})
    assert "Choose today or a later day" in words(past)
    answer = keeper.post(address, {"in_force_from": today, "seen": draft().seen}, follow=True)
    assert "Version 2 is published" in words(answer)
    assert queries.version_in_force(CODE, local_day(now())).name == "Khai sinh"


def test_what_stops_is_said_and_the_button_is_off(keeper: Client) -> None:
    page = keeper.get(url("catalogue_publish", CODE))
    assert "must be mended Nothing differs from the version that is there" in words(page)
    assert re.search(r"<button[^>]*disabled[^>]*>\s*Publish", page.content.decode())


def test_giving_up_asks_first(keeper: Client) -> None:
    answer = keeper.post(url("catalogue_give_up", CODE), {"seen": draft().seen}, follow=True)
    assert "The working copy is given up" in words(answer)
    assert keeping.version_draft(CODE) is None


@pytest.mark.parametrize("who", ["receptionist", "specialist", "leader", "head", "clerk", "inspector"])
def test_others_may_not_enter(world: World, who: str) -> None:
    actions.begin_version_draft(code=CODE, by=world.administrator, at=world.at)
    client = client_of(world, getattr(world, who))
    names = ("procedure", "compare", "copy", "cases", "form", "publish", "give_up", "dossiers")
    for address in [
        url("catalogue"),
        url("catalogue_doubts"),
        part("names"),
        *(url(f"catalogue_{one}", CODE) for one in names),
    ]:
        assert client.get(address).status_code == 403
    assert "Catalogue " not in words(client.get(url("procedures")))


def test_unknown_ones_are_not_found(keeper: Client) -> None:
    for address in (
        url("catalogue_procedure", "9.9"),
        url("catalogue_copy", "2.000815"),
        part("nonsense"),
        part("names", "1.001193.01"),
        part("limits", "9"),
        url("catalogue_compare", CODE) + "?old=7&new=8",
    ):
        assert keeper.get(address).status_code == 404, address


@pytest.mark.parametrize("name", ["copy", "form", "publish", "procedure", "compare", "cases"])
def test_pages_take_few_queries(keeper: Client, queries_at_most: Any, name: str) -> None:
    with queries_at_most(14):
        keeper.get(url(f"catalogue_{name}", CODE))


@pytest.mark.parametrize(
    "one",
    [
        {"code": "123/2015/NĐ-CP", "name": "Nghị định về hộ tịch"},
        {"code": "123/2015/NĐ-CP", "name": ""},
        {"code": "", "name": "Luật Hộ tịch"},
        {"code": "", "name": "Luật"},
        {"code": "60 / 2014", "name": ""},
    ],
)
def test_a_law_is_written_on_one_line_and_read_again(one: dict[str, str]) -> None:
    read = named_json(named_line(one))
    assert {"code": "", "name": "", **read} == one
