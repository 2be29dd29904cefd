"""Taking in a dossier at the counter: it works, every ending, every refusal, and nothing typed is lost."""

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse

from motcua.applicants.rules import Filing
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import PaperState, Status
from motcua.fees.queries import payments_of
from motcua.kernel.clock import LOCAL


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.at)
    return sit_down(world, world.receptionist)


def test_the_page_is_offered_with_the_usual_choices(counter, queries_at_most):
    with queries_at_most(20):
        page = counter.client.get(counter.page_of(counter.world.birth)).content.decode()
    assert 'value="1.001193.01"' in page
    assert 'name="paper-birth-note-brought"' in page


def test_an_ordinary_dossier_is_accepted(counter):
    answer = counter.send()
    dossier = counter.entered()
    assert answer.url == reverse("desk:intake_done", args=[dossier.pk])
    assert (dossier.current, dossier.code) == (Status.ACCEPTED, "H60.101-261123-0001")
    assert dossier.owner.phone == "0912345678"
    assert [(one.key, one.state) for one in dossier.papers.all()] == [("birth-note", PaperState.BROUGHT)]


def test_the_page_after_it_shows_code_date_and_how_it_came_about(counter, queries_at_most):
    done = counter.send().url
    with queries_at_most(20):
        page = counter.client.get(done).content.decode()
    assert "H60.101-261123-0001" in page
    assert f"{counter.entered().due_at.astimezone(LOCAL):%H:%M}" in page
    assert "3 working days" in page
    assert f"{reverse('desk:print', args=[counter.entered().pk, 'receipt'])}?size=A5" in page


def test_sending_twice_makes_one_dossier_and_says_so(counter):
    once = counter.send(id="01a20a54-6175-7201-824e-eec212e41287")
    again = counter.send(id="01a20a54-6175-7201-824e-eec212e41287", owner__name="Somebody else")
    assert once.url == again.url
    assert counter.entered().owner.name == "Trần Thị Thử"
    assert "was entered once" in counter.client.get(again.url).content.decode()


def test_a_guide_saves_without_accepting(world, monkeypatch):
    stop_clocks(monkeypatch, world.at)
    guide = sit_down(world, world.guide)
    assert 'value="accept"' not in guide.client.get(guide.page_of(world.birth)).content.decode()
    guide.send(do="save")
    assert guide.entered().current is Status.FILED


def test_a_guide_who_sends_an_acceptance_is_refused_in_words(world):
    guide = sit_down(world, world.guide)
    answer = guide.send()
    assert "Leave it to the reception desk" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_supplement_is_asked_for_with_the_papers_that_are_missing(counter):
    counter.send(
        do="supplement", paper__birth__note__brought=None, reason="Thiếu giấy chứng sinh", also="Hộ chiếu\n\n"
    )
    dossier = counter.entered()
    assert dossier.current is Status.SUPPLEMENT_ASKED
    assert dossier.supplements.get().papers == ["Giấy chứng sinh", "Hộ chiếu"]
    assert dossier.papers.get().state == PaperState.MISSING


def test_a_supplement_without_a_reason_comes_back_and_files_nothing(counter):
    answer = counter.send(do="supplement", paper__birth__note__brought=None)
    assert answer.status_code == 422
    assert "the applicant will read it" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_supplement_that_names_no_paper_comes_back(counter):
    answer = counter.send(do="supplement", reason="Thiếu giấy tờ")
    assert "Name each paper" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_dossier_is_refused_with_its_reason(counter):
    counter.send(do="refuse", reason="Không thuộc thẩm quyền của phường")
    assert counter.entered().current is Status.REFUSED


def test_a_refusal_without_a_reason_comes_back(counter):
    assert counter.send(do="refuse").status_code == 422
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"owner__name": " "}, "Write the name."),
        ({"owner__born": "31/02/1990"}, "day/month/year"),
        ({"owner__born": "17/05/2190"}, "This day of birth cannot be right"),
        ({"owner__id_number": "000000000"}, "not a real number"),
        ({"owner__id_number": "12345"}, "has 12 digits"),
        ({"owner__id_number": ""}, "Write the number of the paper"),
        ({"owner__phone": "12"}, "A mobile number has 10 digits"),
        ({"owner__residence": "Nơi không có"}, "There is no such place today"),
        ({"owner__email": "lan@"}, "Write an e-mail address"),
        ({"sets": "0"}, "from 1 to 99"),
        ({"paper__birth__note__brought": None}, "Required. Tick it when it is here"),
        ({"paper__birth__note__originals": "many"}, "from 0 to 99"),
        ({"filing": "authorised"}, "Write what this person is to the owner"),
        ({"case": "9.9"}, "Case:"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(counter, changes, sentence):
    answer = counter.send(note="Giữ lại ghi chú này", **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Giữ lại ghi chú này" in page
    assert 'class="govuk-error-summary"' in page
    assert not Dossier.objects.exists()


def test_all_errors_are_told_at_once_each_leading_to_its_field(counter):
    page = counter.send(owner__name="", owner__phone="12", paper__birth__note__brought=None).content.decode()
    assert all(
        f'href="#id_{name}"' in page for name in ("owner-name", "owner-phone", "paper-birth-note-brought")
    )


def test_an_odd_number_warns_and_hinders_nothing(counter):
    answer = counter.send(owner__sex="male")
    assert counter.entered().current is Status.ACCEPTED
    assert "belongs to the other sex" in counter.client.get(answer.url).content.decode()


def test_somebody_else_brings_it_and_the_owner_stays_the_owner(counter):
    filer = {"filer__kind": "1", "filer__name": "Lò Thị Mây", "filer__id_kind": "none"}
    counter.send(filing="helper", relation="hàng xóm", **filer)
    dossier = counter.entered()
    assert (dossier.owner.name, dossier.representative.name) == ("Trần Thị Thử", "Lò Thị Mây")
    assert (dossier.filing, dossier.relation) == (Filing.HELPER, "hàng xóm")


def test_errors_of_whoever_brings_it_say_so(counter):
    page = counter.send(filing="helper", relation="hàng xóm", filer__kind="1", filer__id_kind="none")
    assert "Filed by – Full name: Write the name." in page.content.decode()


def test_a_known_fee_is_asked_for_as_typed(counter):
    page = counter.client.get(counter.page_of(counter.world.copies)).content.decode()
    assert 'value="2.000"' in page
    amount = page.split('-amount" value="2.000"')[0].rsplit('name="', 1)[1]
    fee = {f"{amount}-amount".replace("-", "__"): "6.000", f"{amount}-collect".replace("-", "__"): "after"}
    counter.send(counter.world.copies, case="2.000815.01", paper__original__brought="on", **fee)
    (asked,) = payments_of(counter.entered().pk)
    assert (asked.amount, asked.collect) == (6000, "after")


def test_a_sum_that_is_none_comes_back(counter):
    page = counter.client.get(counter.page_of(counter.world.copies)).content.decode()
    amount = page.split('-amount" value="2.000"')[0].rsplit('name="', 1)[1]
    wrong = {f"{amount}-amount".replace("-", "__"): "8.5"}
    answer = counter.send(counter.world.copies, case="2.000815.01", paper__original__brought="on", **wrong)
    assert "whole đồng" in answer.content.decode()


def test_a_place_is_understood_by_its_name_alone(counter):
    counter.send(owner__residence="minh xuan")
    assert counter.entered().residence == counter.world.ward


def test_an_unknown_procedure_leads_back_to_the_choice(counter):
    answer = counter.client.get("/desk/new/01a20a54-6175-7201-824e-eec212e41287/", follow=True)
    assert answer.redirect_chain == [(reverse("desk:intake"), 302)]
    assert "Choose the procedure again" in answer.content.decode()


def test_the_same_person_comes_with_another_procedure(counter):
    done = counter.send().url
    assert f"?same={counter.entered().pk}" in counter.client.get(done).content.decode()
    page = counter.client.get(
        f"{counter.page_of(counter.world.copies)}?same={counter.entered().pk}"
    ).content.decode()
    assert 'value="Trần Thị Thử"' in page
    assert 'value="008190000123"' in page


def test_the_neighbour_gets_nobody_of_ours_and_no_page_of_ours(counter):
    done = counter.send().url
    neighbour = sit_down(counter.world, counter.world.neighbour)
    same = f"{neighbour.page_of(counter.world.copies)}?same={counter.entered().pk}"
    assert "Trần Thị Thử" not in neighbour.client.get(same).content.decode()
    assert neighbour.client.get(done).status_code == 404


def test_an_officer_who_files_nothing_may_not_enter(world):
    clerk = sit_down(world, world.clerk)
    assert clerk.client.get(clerk.page_of(world.birth)).status_code == 403
    assert clerk.send().status_code == 403


def test_what_was_typed_survives_the_end_of_the_session(counter):
    page = counter.page_of(counter.world.birth)
    typed = counter.typed(form_page=page)
    counter.client.logout()
    answer = counter.client.post(page, typed)
    assert "/accounts/login/" in answer.url
    kept = counter.client.session["kept_form"]
    counter.client.force_login(counter.world.account(counter.hat))
    session = counter.client.session
    session["kept_form"] = kept
    session.save()
    back = counter.client.get(page).content.decode()
    assert "What you had typed was kept" in back
    assert typed["id"] in back
    assert 'value="Trần Thị Thử"' in back
    assert not Dossier.objects.exists()


def test_another_case_brings_its_papers_and_keeps_the_rest(counter):
    page = counter.send(do="check", case="1.001193.02", owner__name="Lò Thị Mây", owner__phone="12")
    assert page.status_code == 200
    assert 'value="Lò Thị Mây"' in page.content.decode()
    assert "govuk-error-summary" not in page.content.decode()


def test_all_papers_are_ticked_without_scripts(counter):
    page = counter.send(do="all", paper__birth__note__brought=None).content.decode()
    ticked = page.split('name="paper-birth-note-brought"')[1].split(">")[0]
    assert "checked" in ticked
    assert "checked" not in page.split('name="paper-letter-brought"')[1].split(">")[0]


def test_without_an_agency_code_the_officer_is_told_whom_to_tell(counter):
    counter.world.ward.codes.all().delete()
    answer = counter.send()
    assert "Tell the administrator" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_paper_beyond_the_list_is_written_down(counter):
    counter.send(extra__0__name="Giấy cam đoan", extra__0__copies="2", extra__0__originals="")
    extra = counter.entered().papers.get(key="")
    assert (extra.name, extra.originals, extra.copies) == ("Giấy cam đoan", 0, 2)
