"""Every act through its page: first that it works, then what it refuses."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk.work_world import Desk, text_of
from tests.samples import pdf
from tests.world import World, wear

from motcua.desk.work.acts.registry import DOABLE
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, Delivery, FeeAsked, Status
from motcua.staff.rules import Hat

REASON = {"reason": "Thiếu bản chính giấy chứng sinh"}
S = Status
NOTE = "mark_paper_birth-note"


def test_every_act_has_its_page() -> None:
    assert set(DOABLE) == set(Act)


@pytest.mark.parametrize(
    ("act", "who", "begin", "end", "typed"),
    [
        ("accept", "receptionist", S.FILED, S.ACCEPTED, {}),
        ("refuse", "receptionist", S.FILED, S.REFUSED, REASON),
        ("ask_supplement", "receptionist", S.ACCEPTED, S.SUPPLEMENT_ASKED, {NOTE: "on", **REASON}),
        ("supplement", "receptionist", S.SUPPLEMENT_ASKED, S.SUPPLEMENT_ASKED, {"brought_0": "on"}),
        ("propose_supplement", "specialist", S.IN_PROCESS, S.IN_PROCESS, {"others": "Bản sao", **REASON}),
        ("ask_obligation", "specialist", S.IN_PROCESS, S.OBLIGATION_ASKED, REASON),
        ("resume", "specialist", S.OBLIGATION_ASKED, S.IN_PROCESS, {}),
        ("send_back", "specialist", S.IN_PROCESS, S.ACCEPTED, REASON),
        ("recall", "receptionist", S.IN_PROCESS, S.ACCEPTED, REASON),
        ("withdraw", "receptionist", S.ACCEPTED, S.WITHDRAWN, REASON),
        ("stop", "leader", S.IN_PROCESS, S.STOPPED, REASON),
        ("hand_over", "clerk", S.FINISHED, S.FINISHED, {}),
        ("set_aside", "administrator", S.ACCEPTED, S.ACCEPTED, REASON),
    ],
)
def test_an_act_is_done(
    desk: Desk, world: World, act: str, who: str, begin: Status, end: Status, typed: dict[str, Any]
) -> None:
    dossier = world.dossier_at(begin)
    response = desk.act(getattr(world, who), dossier, act, **typed)
    assert response.status_code == 302, text_of(response)
    assert Dossier.objects.get(pk=dossier.pk).current is end


def test_one_is_told_what_happened_and_who_has_it(desk: Desk, world: World) -> None:
    dossier = world.received()
    typed = {"to_officer": str(world.specialist.account), "seen": dossier.version}
    address = reverse("desk:act", args=[dossier.pk, "forward"])
    page = text_of(desk.client(world.receptionist).post(address, typed, follow=True))
    assert f"Passed on. {world.specialist.name} has it now." in page


def test_afterwards_one_is_back_at_the_list_one_came_from(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    address = reverse("desk:act", args=[dossier.pk, "forward"]) + "?list=mine"
    typed = {"to_officer": str(world.leader.account), "seen": dossier.version}
    response = desk.client(world.specialist).post(address, typed)
    assert response["Location"] == reverse("desk:worklist", args=["mine"])


def test_the_least_loaded_officer_is_suggested(desk: Desk, world: World) -> None:
    world.dossier_at(S.IN_PROCESS)
    form = desk.get(world.receptionist, "act", world.received().pk, "forward").context["form"]
    assert form.initial["to_officer"] == str(world.second_specialist.account)
    hints = form.fields["to_officer"].widget.option_hints
    assert hints[str(world.specialist.account)] == "Specialist · 1 open"


def test_a_step_nobody_can_do_waits_in_the_common_list(desk: Desk, world: World) -> None:
    dossier = world.received(by=world.neighbour)
    page = text_of(desk.get(world.neighbour, "act", dossier.pk, "forward"))
    assert "waits in the common list" in page
    assert desk.act(world.neighbour, dossier, "forward").status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).officer is None


def test_a_dossier_of_the_common_list_is_taken_on(desk: Desk, world: World) -> None:
    dossier = world.received(by=world.neighbour)
    desk.act(world.neighbour, dossier, "forward")
    late_comer = wear(world.neighbour_ward, "moi", "Lê Văn Mới", world.specialist.role.code)
    assert desk.act(late_comer, Dossier.objects.get(pk=dossier.pk), "take").status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).officer_id == late_comer.account


def test_a_proposal_is_filled_in_for_the_desk(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    asked = {NOTE: "on", f"why_{NOTE}": "Bị mờ", "others": "Bản sao sổ hộ khẩu", **REASON}
    desk.act(world.specialist, dossier, "propose_supplement", **asked)
    form = desk.get(world.receptionist, "act", dossier.pk, "ask_supplement").context["form"]
    assert {name: form.initial[name] for name in asked} == {**asked, NOTE: True}
    assert form.initial["mark_paper_letter"] is False
    assert world.specialist.name in form.intro


def test_what_was_brought_is_written_on_the_checklist(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(S.SUPPLEMENT_ASKED)
    typed = {"brought_0": "on", "originals_0": "2", "copies_0": "1", "other": "Giấy cam đoan"}
    desk.act(world.receptionist, dossier, "supplement", **typed)
    lines = list(dossier.papers.order_by("position").values_list("name", "originals", "copies"))
    assert lines == [("Giấy chứng sinh", 2, 1), ("Giấy cam đoan", 1, 0)]


def test_a_dossier_is_given_to_another_officer(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    typed = {"to_officer": str(world.second_specialist.account), "reason": "Chị Vân nghỉ ốm"}
    desk.act(world.leader, dossier, "reassign", **typed)
    assert Dossier.objects.get(pk=dossier.pk).officer_id == world.second_specialist.account


def test_a_new_date_is_suggested_in_working_time_and_set(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    form = desk.get(world.head, "act", dossier.pk, "extend").context["form"]
    typed = {"day": f"{form.initial['day']:%d/%m/%Y}", "clock": f"{form.initial['clock']:%H:%M}", **REASON}
    assert desk.act(world.head, dossier, "extend", **typed).status_code == 302
    moved = Dossier.objects.get(pk=dossier.pk)
    assert dossier.due_at
    assert moved.due_at
    assert moved.original_due_at == dossier.due_at < moved.due_at


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        ("31/02/2027", "10:00", "Write an existing day"),
        ("22/11/2026", "10:00", "later"),
        ("06/12/2026", "10:00", "closed at the new date"),
        ("01/01/2199", "10:00", "more than two years away"),
        ("30/11/2026", "25:00", "Write the time"),
    ],
)
def test_a_bad_new_date_is_refused(desk: Desk, world: World, day: str, clock: str, said: str) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    response = desk.act(world.head, dossier, "extend", day=day, clock=clock, **REASON)
    assert response.status_code == 422
    assert said in text_of(response)
    assert Dossier.objects.get(pk=dossier.pk).due_at == dossier.due_at


def test_a_dossier_is_finished_with_its_result_and_scan(desk: Desk, world: World) -> None:
    dossier = world.to_clerk()
    scan = SimpleUploadedFile("khai-sinh.pdf", pdf())
    typed = {"granted": "yes", "title": "Giấy khai sinh", "number": "12/2026", "signed_on": "23/11/2026"}
    signer = {"signed_by": str(world.leader.account)}
    assert desk.act(world.clerk, dossier, "finish", scan=scan, **typed, **signer).status_code == 302
    result = Dossier.objects.get(pk=dossier.pk).result
    assert (result.number, result.signed_by_id, result.file is not None) == (
        "12/2026",
        world.leader.account,
        True,
    )


def test_the_leader_who_signed_is_suggested(desk: Desk, world: World) -> None:
    form = desk.get(world.clerk, "act", world.to_clerk().pk, "finish").context["form"]
    assert form.initial["signed_by"] == str(world.leader.account)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"granted": "yes", "title": ""}, "Name the paper that is the result"),
        ({"granted": "yes", "title": "X", "signed_on": "24/11/2099"}, "has not come yet"),
        ({"granted": "perhaps", "title": "X"}, "perhaps"),
    ],
)
def test_a_result_that_cannot_be_is_refused(
    desk: Desk, world: World, typed: dict[str, str], said: str
) -> None:
    dossier = world.to_clerk()
    response = desk.act(world.clerk, dossier, "finish", **typed)
    assert response.status_code == 422
    assert said in text_of(response)


def returned(desk: Desk, dossier: Dossier, **typed: str) -> Any:
    return desk.act(desk.world.receptionist, dossier, "return_result", channel="counter", **typed)


def test_the_result_goes_to_its_owner(desk: Desk, world: World) -> None:
    dossier = world.at_return_desk()
    assert returned(desk, dossier, receiver="owner").status_code == 302
    gone = Dossier.objects.get(pk=dossier.pk)
    assert (gone.current, gone.delivery) == (S.RETURNED, Delivery.RETURNED)


def test_the_result_goes_to_an_authorised_person_read_from_the_card(desk: Desk, world: World) -> None:
    dossier = world.at_return_desk()
    card = "008190001234|081234567|Nguyễn Văn An|17051990|Nam|Tổ 8, Minh Xuân|10082021"
    assert returned(desk, dossier, receiver="other", card=card, relation="Chồng").status_code == 302
    taken = Dossier.objects.get(pk=dossier.pk).result
    assert taken.received_by
    assert (taken.received_by.name, taken.received_relation) == ("Nguyễn Văn An", "Chồng")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "Write the name of the person"),
        ({"relation": ""}, "related to the owner"),
        ({"id_number": ""}, "number of the identity paper"),
        ({"id_number": "12345"}, "12"),
        ({"phone": "123"}, "10 digits"),
        ({"card": "nonsense"}, "not the QR code of an ID card"),
    ],
)
def test_an_authorised_person_is_written_down_fully(
    desk: Desk, world: World, typed: dict[str, str], said: str
) -> None:
    whole = {"receiver": "other", "name": "Nguyễn Văn An", "relation": "Chồng", "id_number": "008190001234"}
    response = returned(desk, world.at_return_desk(), **(whole | typed))
    assert response.status_code == 422
    assert said in text_of(response)


def test_what_is_unpaid_is_taken_on_the_page_of_the_act(desk: Desk, world: World) -> None:
    charge = FeeAsked(kind="charge", label="Lệ phí hộ tịch", amount=8000, collect="before")
    dossier = world.filed(fees=(charge,))
    response = desk.get(world.receptionist, "act", dossier.pk, "accept")
    asked = response.context["due_first"][0]["payment"]
    assert "Take the payment first" in text_of(response)
    paid = desk.post(world.receptionist, "pay", dossier.pk, asked.pk, method="cash", then="accept")
    assert paid["Location"] == reverse("desk:act", args=[dossier.pk, "accept"])
    assert desk.get(world.receptionist, "act", dossier.pk, "accept").context["refusal"] is None


def test_a_dossier_set_aside_is_restored(desk: Desk, world: World) -> None:
    dossier = world.received()
    desk.act(world.administrator, dossier, "set_aside", **REASON)
    listed = text_of(desk.get(world.administrator, "set_aside"))
    assert str(dossier.code) in listed
    aside = Dossier.objects.get(pk=dossier.pk)
    assert desk.act(world.administrator, aside, "restore", **REASON).status_code == 302
    assert desk.get(world.receptionist, "dossier", dossier.pk).status_code == 200


def test_the_list_of_those_set_aside_is_for_administrators(desk: Desk, world: World) -> None:
    assert desk.get(world.head, "set_aside").status_code == 403


@pytest.mark.parametrize("act", ["refuse", "withdraw", "set_aside", "send_back"])
def test_no_act_goes_without_its_reason(desk: Desk, world: World, act: str) -> None:
    where = {"refuse": S.FILED, "send_back": S.IN_PROCESS}.get(act, S.ACCEPTED)
    hats: dict[str, Hat] = {"set_aside": world.administrator, "send_back": world.specialist}
    dossier = world.dossier_at(where)
    response = desk.act(hats.get(act, world.receptionist), dossier, act, reason=" ")
    assert response.status_code == 422
    assert "Write the reason" in text_of(response)
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version


@pytest.mark.parametrize("act", ["forward", "finish", "stop", "nonsense"])
def test_what_a_post_may_not_do_is_refused_on_the_page_too(desk: Desk, world: World, act: str) -> None:
    dossier = world.dossier_at(S.IN_PROCESS)
    response = desk.act(world.guide, dossier, act, granted="yes", title="X", **REASON)
    assert response.status_code in (404, 422)
    assert Dossier.objects.get(pk=dossier.pk).version == dossier.version


def test_the_page_of_an_act_that_is_not_possible_says_why(desk: Desk, world: World) -> None:
    response = desk.get(world.specialist, "act", world.dossier_at(S.IN_PROCESS).pk, "finish")
    assert "Not possible now" in text_of(response)
    assert "<textarea" not in text_of(response)
