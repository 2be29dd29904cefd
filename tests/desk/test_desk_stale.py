"""Two officers at once, the same button twice, and a session that ends in the middle of a form."""

from urllib.parse import urlsplit

from django.urls import reverse
from tests.desk.work_world import Desk, text_of
from tests.world import World

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.journal.queries import facts_about
from motcua.staff.kept import owner_mark

REASON = "Người nộp xin rút vì đã chuyển nơi ở"


def test_the_second_officer_is_told_who_was_faster(desk: Desk, world: World) -> None:
    seen = world.received()
    actions.forward(dossier=world.fresh(seen), by=world.receptionist, at=world.later(minutes=5))
    response = desk.act(world.head, seen, "withdraw", reason=REASON)
    page = text_of(response)
    assert response.status_code == 409
    assert f"{world.receptionist.name} was faster" in page
    assert Dossier.objects.get(pk=seen.pk).current is Status.IN_PROCESS


def test_what_the_second_officer_typed_is_still_there(desk: Desk, world: World) -> None:
    seen = world.received()
    actions.forward(dossier=world.fresh(seen), by=world.receptionist, at=world.later(minutes=5))
    assert REASON in text_of(desk.act(world.head, seen, "withdraw", reason=REASON))


def test_having_looked_the_second_officer_may_go_on(desk: Desk, world: World) -> None:
    seen = world.received()
    actions.forward(dossier=world.fresh(seen), by=world.receptionist, at=world.later(minutes=5))
    told = desk.act(world.head, seen, "withdraw", reason=REASON)
    again = desk.act(world.head, seen, "withdraw", reason=REASON, seen=told.context["seen"])
    assert again.status_code == 302
    assert Dossier.objects.get(pk=seen.pk).current is Status.WITHDRAWN


def test_a_form_that_does_not_say_what_was_seen_overwrites_nothing(desk: Desk, world: World) -> None:
    dossier = world.received()
    for nonsense in ("", "x", "-1", "9" * 30):
        assert desk.act(world.head, dossier, "withdraw", reason=REASON, seen=nonsense).status_code == 409


def test_the_same_button_twice_does_it_once(desk: Desk, world: World) -> None:
    dossier = world.received()
    both = [desk.act(world.receptionist, dossier, "withdraw", reason=REASON) for _time in range(2)]
    assert [response.status_code for response in both] == [302, 302]
    kinds = [fact.kind for fact in facts_about("dossier", dossier.pk)]
    assert kinds.count("dossier.withdrawn") == 1


def test_an_incomplete_form_still_remembers_what_was_seen(desk: Desk, world: World) -> None:
    dossier = world.received()
    response = desk.act(world.head, dossier, "withdraw", reason="", seen=0)
    assert response.context["seen"] == 0


def test_what_was_typed_survives_the_end_of_the_session(desk: Desk, world: World) -> None:
    dossier = world.received()
    page = reverse("desk:act", args=[dossier.pk, "withdraw"])
    client = desk.client(world.receptionist)
    client.logout()
    marks = {"form_owner": owner_mark(world.receptionist.account), "form_page": page, "seen": dossier.version}
    sent_away = client.post(page, {"reason": REASON, **marks})
    assert urlsplit(sent_away["Location"]).path == reverse("account_login")
    client.force_login(world.account(world.receptionist))
    back = text_of(client.get(page))
    assert "What you had typed was kept" in back
    assert REASON in back


def test_another_officer_does_not_inherit_it(desk: Desk, world: World) -> None:
    dossier = world.received()
    page = reverse("desk:act", args=[dossier.pk, "withdraw"])
    client = desk.client(world.receptionist)
    client.logout()
    marks = {"form_owner": owner_mark(world.receptionist.account), "form_page": page}
    client.post(page, {"reason": REASON, **marks})
    client.force_login(world.account(world.head))
    assert REASON not in text_of(client.get(page))
