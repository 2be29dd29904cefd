"""Filing page by page: what is typed is kept, right or wrong, and the way leads on."""

import pytest
from tests.citizen.filing_world import CARD, CHILD, CONTACT, OWNER, Father, begun, english
from tests.world import World

from motcua.drafts import queries
from motcua.drafts.models import Draft


@pytest.fixture
def father(world: World) -> Father:
    return begun(world)


def typed(father: Father) -> dict:
    return queries.typed(father.draft)


def test_looking_at_the_start_begins_nothing(world, father):
    before = Draft.objects.count()
    address = f"/file/start/?version={father.version.pk}&unit={world.ward.pk}"
    shown = father.client.get(address).content.decode()
    assert "Giấy chứng sinh" in shown
    assert Draft.objects.count() == before


@pytest.mark.parametrize("version", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_procedure_leads_back_to_the_search(world, version):
    answer = english().get("/file/start/", {"version": version, "unit": str(world.ward.pk)})
    assert (answer.status_code, answer["Location"]) == (302, "/find/")


def test_what_cannot_be_filed_online_says_so(world):
    from tests.drafts.drafts_world import published
    from tests.world import COPIES

    from motcua.procedures.rules import Channel

    version = published(_counter_only(COPIES, Channel.COUNTER))
    given = {"version": str(version.pk), "unit": str(world.ward.pk)}
    answer = english().post("/file/start/", given)
    assert answer.status_code == 422
    assert "Come to the counter" in answer.content.decode()


def _counter_only(content, channel):
    from dataclasses import replace

    return replace(content, code="9.000009", channels=(channel,))


def test_the_list_shows_what_is_done_and_what_is_open(father, queries_at_most):
    father.post("who/", filing="owner")
    father.get()
    with queries_at_most(20):
        shown = father.shown()
    assert shown.count("To do") == 6
    assert shown.count(">Done<") == 2


def test_each_page_leads_to_the_next(father):
    ways = [father.post("who/", filing="owner"), father.post("owner/", **OWNER)]
    ways += [father.post("contact/", **CONTACT), father.post("form/child/", **CHILD)]
    assert [way["Location"].removeprefix(father.address()) for way in ways] == [
        "owner/",
        "contact/",
        "form/child/",
        "form/copies/",
    ]


def test_a_page_is_written_in_few_queries(father, queries_at_most):
    father.post("who/", filing="owner")
    with queries_at_most(12):
        father.post("owner/", seen="9", **OWNER)


def test_a_page_from_the_check_returns_there(father):
    answer = father.post("contact/", then="check", **CONTACT)
    assert answer["Location"] == father.address("check/")


def test_what_is_wrong_is_kept_as_typed_and_shown_again(father):
    answer = father.post("owner/", **{**OWNER, "id_number": "123", "born": "31/02/1990"})
    assert answer.status_code == 422
    assert typed(father)["owner"]["born"] == "31/02/1990"
    shown = father.shown("owner/")
    assert 'value="31/02/1990"' in shown
    assert "has 12 digits" in shown
    assert "Correct this" in father.shown()


def test_a_wrong_answer_of_the_form_is_kept_as_typed(father):
    answer = father.post("form/child/", **{**CHILD, "answers-child.weight": "about three"})
    assert answer.status_code == 422
    assert typed(father)["answers"]["child"]["weight"] == "about three"
    assert 'value="about three"' in father.shown("form/child/")


def test_an_answer_taken_out_is_gone(father):
    father.post("form/child/", **CHILD)
    father.post("form/child/", **{**CHILD, "answers-child.weight": ""})
    assert "weight" not in typed(father)["answers"]["child"]


def test_saving_for_later_asks_nothing(father):
    answer = father.post("owner/", do="later", name="Trần", id_kind="personal")
    assert (answer.status_code, answer["Location"]) == (302, father.address())
    assert typed(father)["owner"]["name"] == "Trần"


def test_the_card_fills_the_page_in_and_is_not_kept(father):
    father.post("representative/", do="card", card=CARD, relation="em gái", phone="0987654321")
    assert (typed(father)["relation"], typed(father)["representative"]["phone"]) == ("em gái", "0987654321")
    kept = typed(father)["representative"]
    assert (kept["name"], kept["id_number"], kept["born"]) == ("Trần Văn Thử", "008090000123", "1990-05-17")
    assert "|" not in str(typed(father))


def test_a_text_that_is_no_card_is_said_and_loses_nothing(father):
    answer = father.post("owner/", do="card", card="https://example.vn")
    assert answer.status_code == 422
    assert "not the QR code of an ID card" in answer.content.decode()


def test_filing_for_another_asks_for_both(father):
    assert father.post("who/", filing="authorised")["Location"] == father.address("representative/")
    father.post("representative/", **{**OWNER, "name": "Lê Em", "relation": "em gái", "phone": "0987654321"})
    assert typed(father)["relation"] == "em gái"
    assert "The person it is for" in father.shown("owner/")


def test_what_belongs_to_no_page_is_not_found(father):
    assert father.get("form/nonsense/").status_code == 404
    assert father.get("papers/nonsense/").status_code == 404


def test_a_draft_is_given_up_with_everything(father):
    father.post("owner/", **OWNER)
    assert "Delete this draft?" in father.shown("give-up/")
    assert father.post("give-up/")["Location"] == "/file/"
    assert typed(father) == {}
    assert "/file/resume/" in father.get()["Location"]


def test_pages_are_kept_by_nobody_on_the_way(father):
    assert father.get("owner/")["Cache-Control"] == "private, no-store"


def test_an_old_token_shows_the_page_again_with_what_was_typed(world):
    father = begun(world)
    strict = english(enforce_csrf_checks=True)
    strict.cookies = father.client.cookies
    father.client = strict
    answer = father.post("owner/", csrfmiddlewaretoken="x" * 64, **OWNER)
    assert answer.status_code == 403
    assert "Trần Văn Thử" in answer.content.decode()
    assert "press the button once more" in answer.content.decode()
    assert "owner" not in typed(father)
