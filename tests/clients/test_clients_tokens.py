"""Opening, narrowing and closing the tokens of other systems."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.world import FIRST_DAY, World

from motcua.clients.actions import Wanted, close_client, open_client
from motcua.clients.models import Token
from motcua.clients.queries import client_of, token_of, tokens
from motcua.clients.rules import (
    PREFIX,
    SENTENCES,
    Client,
    Scope,
    fingerprint,
    hash_of,
    make_secret,
    narrowed,
    why_not_key,
)
from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.staff.actions import close_account
from motcua.staff.queries import account_named
from motcua.staff.rules import Permission, RoleCode
from motcua.units.actions import give_code
from motcua.units.rules import CodeSystem

LAST_DAY = FIRST_DAY + timedelta(days=900)


def wanted(world: World, **changes: Any) -> Wanted:
    usual: dict[str, Any] = {
        "username": "cong.tinh",
        "label": "Cổng dịch vụ công",
        "unit": world.ward,
        "role": RoleCode.RECEPTIONIST,
        "scopes": frozenset(Scope),
        "valid_from": FIRST_DAY,
        "valid_to": LAST_DAY,
    }
    return Wanted(**usual | changes)


def opened(world: World, by: Any = None, **changes: Any) -> tuple[Token, str]:
    return open_client(wanted=wanted(world, **changes), by=by or System(), at=world.at)


def client(world: World, secret: str) -> Client:
    return client_of(token_of(secret, world.at.date()), world.at.date())


def test_a_secret_is_long_and_known_by_sight() -> None:
    assert make_secret() != make_secret()
    assert make_secret().startswith(PREFIX)
    assert len(make_secret()) == len(PREFIX) + 43


def test_every_scope_has_its_sentence() -> None:
    assert list(SENTENCES) == list(Scope) == sorted(Scope)


def test_only_the_hash_is_kept(world: World) -> None:
    token, secret = opened(world)
    assert token.hash == hash_of(secret)
    assert secret not in str(vars(Token.objects.get()))


def test_a_client_acts_as_its_post_does(world: World) -> None:
    token, secret = opened(world)
    hat = client(world, secret).hat
    assert (hat.authority, hat.scope, hat.role.code) == (world.ward.pk, world.ward.path, "receptionist")
    assert hat.actor.account == token.account_id
    assert hat.may(Permission.ACCEPT)


def test_scopes_take_permissions_away_and_give_none(world: World) -> None:
    _token, secret = opened(world, scopes=frozenset({Scope.DOSSIERS_READ}), role=RoleCode.GUIDE)
    hat = client(world, secret).hat
    assert hat.may(Permission.SEE_DOSSIERS)
    assert not hat.may(Permission.FILE)
    assert not hat.may(Permission.SEE_LOAD)


def test_no_scope_keeps_staff_or_the_catalogue(world: World) -> None:
    hat = narrowed(world.administrator, Scope, "")
    assert not hat.may(Permission.MANAGE_STAFF)
    assert not hat.may(Permission.MANAGE_CATALOGUE)


def test_a_path_narrows_what_is_seen(world: World) -> None:
    _token, secret = opened(world, unit=world.province, unit_path=world.ward.path)
    narrow = client(world, secret)
    assert narrow.hat.reaches(world.ward.path)
    assert not narrow.hat.reaches(world.neighbour_ward.path)
    assert not narrow.at_home


REFUSED = [
    ({"scopes": frozenset()}, "no_scope"),
    ({"username": "tiepnhan"}, "username_taken"),
    ({"username": "Cổng"}, "bad_username"),
]


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_what_is_no_client_is_refused(world: World, change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(world, **change)
    assert refused.value.refusal.code == code
    assert not Token.objects.exists()


def test_a_path_outside_the_post_is_refused(world: World) -> None:
    with pytest.raises(Refused) as refused:
        opened(world, unit_path=world.neighbour_ward.path)
    assert refused.value.refusal.code == "outside_post"


def test_a_head_opens_clients_of_the_own_centre_only(world: World) -> None:
    assert opened(world, by=world.head)[0].is_running(world.at.date())
    with pytest.raises(Refused):
        opened(world, by=world.head, unit=world.neighbour_ward, username="khac")
    with pytest.raises(Refused):
        opened(world, by=world.receptionist, username="khac")


def test_a_second_token_replaces_the_first_without_a_gap(world: World) -> None:
    first, old = opened(world)
    second, new = opened(world)
    assert second.post == first.post
    close_client(token=first, by=System(), at=world.at)
    assert client(world, new).hat.post == first.post_id
    with pytest.raises(Refused):
        client(world, old)


def test_with_the_last_token_the_account_is_closed(world: World) -> None:
    token, _secret = opened(world)
    close_client(token=token, by=System(), at=world.at)
    assert account_named("cong.tinh") is None
    opened(world)
    assert account_named("cong.tinh") is not None


def test_a_token_is_closed_once(world: World) -> None:
    token, _secret = opened(world)
    close_client(token=token, by=System(), at=world.at)
    with pytest.raises(Refused) as refused:
        close_client(token=token, by=System(), at=world.at)
    assert refused.value.refusal.code == "token_ended"


def test_a_closed_account_opens_nothing(world: World) -> None:
    token, secret = opened(world)
    close_account(account=token.account, by=System(), at=world.at)
    with pytest.raises(Refused) as refused:
        client(world, secret)
    assert refused.value.refusal.code == "token_without_post"


def test_opening_and_closing_leave_facts_without_the_secret(world: World) -> None:
    token, secret = opened(world)
    fact = last_fact(token.pk)
    assert fact
    assert fact.kind == "client.opened"
    assert secret not in str(fact.data)
    close_client(token=token, by=System(), at=world.at)
    assert last_fact(token.pk, "client.closed")


def test_a_request_is_told_from_another() -> None:
    one = fingerprint("POST", "/a", b"x")
    assert one == fingerprint("POST", "/a", b"x")
    assert len({one, fingerprint("PUT", "/a", b"x"), fingerprint("POST", "/b", b"x")}) == 3


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201])
def test_a_key_that_is_none(key: str) -> None:
    assert why_not_key(key)


def test_commands_open_list_and_close(world: World) -> None:
    told = StringIO()
    named = ["cong.tinh", "Cổng dịch vụ công", "H60.101"]
    with pytest.raises(CommandError):
        call_command("client_open", *named, scope=["units:read"])
    world_code(world)
    call_command("client_open", "cong.tinh", "Cổng", "02215", scope=["units:read"], stdout=told)
    token, secret = told.getvalue().split()
    assert secret.startswith(PREFIX)
    call_command("client_list", stdout=told)
    assert "units:read" in told.getvalue().splitlines()[-1]
    call_command("client_close", token, stdout=told)
    assert tokens() == []
    call_command("client_list", ended=True, stdout=told)
    assert "CLOSED" in told.getvalue().splitlines()[-1]


def world_code(world: World) -> None:
    official = {"system": CodeSystem.OFFICIAL, "code": "02215", "valid_from": FIRST_DAY}
    give_code(unit=world.ward, **official, by=System(), at=world.at)
