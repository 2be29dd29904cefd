"""A machine acts by its token, but no work is laid on its desk as on a colleague's."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.world import FIRST_DAY, World

from motcua.clients.actions import Wanted, open_client
from motcua.clients.queries import client_of, token_of
from motcua.clients.rules import Scope
from motcua.dossiers import actions, queries
from motcua.dossiers.rules import Status
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.staff.actions import appoint_stand_in, end_post, set_password
from motcua.staff.models import Account, Post
from motcua.staff.queries import colleagues, officer_within, posts_within, staff_page
from motcua.staff.rules import Hat, RoleCode

SECRET = "mot mat khau rat dai 2026"


def machine(world: World, role: RoleCode = RoleCode.RECEPTIONIST) -> Hat:
    """The hat of another system that works in the ward, sorted before all officers by its name."""
    wanted = Wanted(
        username=f"may.{role}",
        label="AA Phần mềm",
        unit=world.ward,
        role=role,
        scopes=frozenset(Scope),
        valid_from=FIRST_DAY,
        valid_to=world.at.date(),
    )
    _token, secret = open_client(wanted=wanted, by=System(), at=world.at)
    return client_of(token_of(secret, world.at.date()), world.at.date()).hat


def test_the_hat_of_a_token_says_that_it_is_a_machines(world: World) -> None:
    assert machine(world).machine
    assert not world.receptionist.machine


def test_the_next_step_never_goes_to_a_machine_by_itself(world: World) -> None:
    other = machine(world, RoleCode.SPECIALIST)
    for number in range(4):  # the machine has nothing, so it would be the least loaded each time
        dossier = actions.forward(
            dossier=world.received(), by=world.receptionist, at=world.later(minutes=5 + number)
        )
        assert dossier.officer_id not in (None, other.account)


def test_where_only_a_machine_could_do_it_the_dossier_waits_for_all(world: World) -> None:
    for hat in (world.specialist, world.second_specialist):
        post = Post.objects.get(pk=hat.post)
        end_post(post=post, last_day=FIRST_DAY, by=System(), at=world.at)
    other = machine(world, RoleCode.SPECIALIST)
    dossier = actions.forward(dossier=world.received(), by=world.receptionist, at=world.later(minutes=5))
    assert (dossier.current, dossier.officer_id) == (Status.IN_PROCESS, None)
    actions.forward(dossier=world.fresh(dossier), by=other, at=world.later(minutes=9))
    assert world.fresh(dossier).officer_id == world.leader.account


def test_nobody_gives_a_dossier_to_a_machine(world: World) -> None:
    other = machine(world, RoleCode.SPECIALIST)
    dossier = world.dossier_at(Status.IN_PROCESS)
    with pytest.raises(Refused) as refused:
        actions.reassign(
            dossier=dossier,
            to_officer=other.account,
            reason="Nghỉ ốm",
            by=world.head,
            at=world.later(hours=1),
        )
    assert refused.value.refusal.code == "not_able"


def test_what_a_machine_accepted_waits_at_the_desk_for_a_person(world: World) -> None:
    dossier = world.received(by=machine(world))
    assert dossier.officer_id is None
    pool = queries.worklist("pool")
    assert pool
    waiting = queries.rows(pool, world.receptionist, world.later(hours=1)).dossiers
    assert [one.pk for one in waiting] == [dossier.pk]
    taken = actions.take(dossier=dossier, by=world.receptionist, at=world.later(hours=1))
    assert taken.officer_id == world.receptionist.account


def test_what_a_machine_had_taken_comes_back_to_the_pool(world: World) -> None:
    other = machine(world)
    dossier = actions.take(dossier=world.received(by=other), by=other, at=world.later(minutes=5))
    given: dict[str, Any] = {"to_officer": world.specialist.account}
    actions.forward(dossier=dossier, by=other, at=world.later(minutes=6), **given)
    reason = {"reason": "Thiếu bản chính"}
    back = actions.send_back(
        dossier=world.fresh(dossier), by=world.specialist, at=world.later(minutes=9), **reason
    )
    assert (back.current, back.officer_id) == (Status.ACCEPTED, None)


def test_staff_lists_and_pickers_hold_people_only(world: World) -> None:
    other, day = machine(world), world.at.date()
    scope = world.ward.path
    assert other.account not in {post.account_id for post in posts_within(scope, day)}
    assert other.account not in {one.pk for one in colleagues(scope, day)}
    assert other.account not in {post.account_id for post in staff_page(scope, day).posts}
    assert officer_within(scope, other.account) is None


def test_no_page_of_the_desk_offers_a_machine(world: World, client: Client) -> None:
    machine(world, RoleCode.SPECIALIST)
    held = world.dossier_at(Status.IN_PROCESS)
    world.received(by=machine(world))
    client.force_login(world.account(world.head))
    for name, asked in (("reassign", {"pick": str(held.pk)}), ("load", {}), ("register", {}), ("staff", {})):
        page = client.get(reverse(f"desk:{name}"), asked)
        assert page.status_code == 200
        assert not re.search("<(option|a)[^>]*>\\s*AA Phần mềm", page.content.decode()), name


def test_the_load_tells_what_another_system_has_taken_on(world: World, client: Client) -> None:
    other = machine(world)
    actions.take(dossier=world.received(by=other), by=other, at=world.later(minutes=5))
    client.force_login(world.account(world.head))
    context = client.get(reverse("desk:load")).context
    assert (context["officers"], context["with_machines"]) == ([], 1)
    assert context["tiles"][-1]["figure"] == 1


def test_nobody_signs_in_as_a_machine_nor_does_it_stand_in(world: World) -> None:
    other = Account.objects.get(pk=machine(world).account)
    post = Post.objects.get(pk=world.specialist.post)
    days: dict[str, Any] = {"first_day": world.at.date(), "last_day": world.at.date(), "reason": "Nghỉ ốm"}
    with pytest.raises(Refused) as refused:
        appoint_stand_in(post=post, account=other, by=world.head, at=world.at, **days)
    assert refused.value.refusal.code == "machines_account"
    with pytest.raises(Refused) as refused:
        set_password(account=other, password=SECRET, by=System(), at=world.at)
    assert refused.value.refusal.code == "machines_account"


@pytest.mark.django_db(transaction=True)
def test_the_accounts_of_older_tokens_become_machines(world: World) -> None:
    other = machine(world)
    call_command("migrate", "clients", "0001", verbosity=0)
    Account.objects.filter(pk=other.account).update(is_machine=False)
    call_command("migrate", "clients", verbosity=0)
    assert list(Account.objects.filter(is_machine=True).values_list("pk", flat=True)) == [other.account]
