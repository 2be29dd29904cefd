"""The end of filing: everything is checked, filed once, and a number is given at once."""

from dataclasses import replace

import pytest
from tests.citizen.filing_world import PARTIAL, Father, begun, jpeg
from tests.drafts.drafts_world import published
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.drafts import queries
from motcua.drafts.models import Draft
from motcua.kernel.clock import local_day, now


@pytest.fixture
def father(world: World) -> Father:
    return begun(world).fill_in()


def file_it(father: Father):
    return father.post("check/", agree="yes")


def test_a_filled_draft_is_filed_and_the_number_given_at_once(father, queries_at_most):
    with queries_at_most(60):
        answer = file_it(father)
    assert answer["Location"] == father.address("done/")
    with queries_at_most(20):
        shown = father.shown("done/")
    assert "Filed. Keep this number." in shown
    assert father.code in shown
    assert "The centre answers by" in shown
    assert "<svg" in shown
    assert "Ảnh chân dung" in shown


def test_a_form_with_its_own_pledge_is_pledged_once(world):
    pledge = {"type": "boolean", "const": True, "title": "Tôi cam đoan đúng sự thật"}
    known = {**PARTIAL.form["properties"], "pledge": pledge}
    form = {**PARTIAL.form, "required": ["child", "pledge"], "properties": known}
    father = Father(world, published(replace(PARTIAL, code="9.000077", form=form))).fill_in()
    assert "Tôi cam đoan" not in father.shown("form/copies/")
    shown = father.shown("check/")
    assert "Tôi cam đoan đúng sự thật." in shown
    assert "I answer for it before the law." not in shown
    assert file_it(father)["Location"] == father.address("done/")


def test_the_number_leads_to_how_it_stands(father):
    file_it(father)
    tracked = father.client.get(father.address("follow/"))
    assert tracked["Location"] == f"/track/{father.code}/"
    assert father.client.get(tracked["Location"]).status_code == 200


def test_sent_twice_it_is_filed_once(father):
    assert file_it(father)["Location"] == file_it(father)["Location"] == father.address("done/")
    assert Dossier.objects.filter(procedure_version=father.version).count() == 1


def test_two_devices_file_once(father, world):
    from tests.citizen.filing_world import english

    phone = english()
    phone.post("/file/resume/", {"code": father.code, "phone": "0912345678"})
    file_it(father)
    answer = phone.post(father.address("check/"), {"agree": "yes"})
    assert answer["Location"] == father.address("done/")
    assert Dossier.objects.count() == 1


def test_every_answer_can_be_changed_from_the_check(father):
    shown = father.shown("check/")
    for text in ("Trần Văn Thử", "0912 345 678", "Trần Thị Bé", "20/11/2026", "8,000 đồng"):
        assert text in shown, text
    for page in ("owner/", "contact/", "form/child/", "papers/note/", "return/"):
        assert f"{father.address(page)}?then=check" in shown
    assert "has to answer by" in shown


def test_what_is_missing_comes_first_with_its_page(world):
    shown = begun(world).shown("check/")
    assert "This is still missing" in shown
    assert "File it now" not in shown
    assert shown.index("contact/?then=check") < shown.index("form/child/?then=check")


def test_without_the_statement_nothing_is_filed(father):
    answer = father.post("check/")
    assert answer.status_code == 422
    assert "Read the statement" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_an_incomplete_draft_is_not_filed_whatever_is_sent(world):
    father = begun(world)
    answer = file_it(father)
    assert answer.status_code == 422
    assert "This is still missing" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_after_filing_every_page_leads_to_the_slip(father):
    file_it(father)
    assert father.get("owner/")["Location"] == father.address("done/")
    assert father.post("papers/note/", do="add", files=jpeg())["Location"] == father.address("done/")


def test_a_change_while_the_draft_slept_is_told_before_going_on(father):
    published(replace(PARTIAL, papers=PARTIAL.papers[:2], limits=PARTIAL.limits), local_day(now()))
    assert father.get("owner/")["Location"] == father.address("changed/")
    shown = father.shown("changed/")
    assert "is not asked for any more" in shown
    version = father.draft.version_id
    assert father.post("changed/")["Location"] == father.address()
    assert father.draft.version_id != version
    assert queries.typed(father.draft)["owner"]["name"] == "Trần Văn Thử"


def test_filing_meets_a_change_and_leads_to_it(father):
    shown_before = father.draft.version_id
    published(replace(PARTIAL, papers=PARTIAL.papers[:2]), local_day(now()))
    assert file_it(father)["Location"] == father.address("changed/")
    assert Draft.objects.get(code=father.code).version_id == shown_before


def test_a_procedure_that_is_gone_keeps_what_was_typed(father):
    from motcua.procedures.models import ProcedureVersion

    ProcedureVersion.objects.filter(pk=father.version.pk).update(in_force_to=local_day(now()))
    assert father.get()["Location"] == father.address("changed/")
    answer = father.get("changed/")
    assert answer.status_code == 409
    assert "cannot be filed any more" in answer.content.decode()
