"""Roles, permissions, user names and passwords, without a database."""

from dataclasses import replace
from uuid import UUID

import pytest

from motcua.kernel.actor import ActorKind
from motcua.staff.rules import ROLES, Hat, Permission, RoleCode, make_password, role, why_not_username

ONE, OTHER = UUID(int=1), UUID(int=2)


def hat(code: RoleCode = RoleCode.SPECIALIST) -> Hat:
    return Hat(
        account=ONE,
        post=UUID(int=3),
        name="Nguyễn Thị Hồng Vân",
        role=role(code),
        unit=UUID(int=4),
        unit_name="Phòng Văn hóa",
        unit_path="vn/tq/mx/vh/",
        authority=UUID(int=5),
        authority_name="Phường Minh Xuân",
        scope="vn/tq/mx/",
    )


def who_may(permission: Permission) -> set[RoleCode]:
    return {one.code for one in ROLES if permission in one.permissions}


def test_every_role_is_there_once_with_a_name_and_a_sentence() -> None:
    assert sorted(one.code for one in ROLES) == sorted(RoleCode)
    assert all(one.name and one.sentence.endswith(".") for one in ROLES)


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(ValueError, match="emperor"):
        role("emperor")


def test_only_the_reception_accepts_refuses_and_collects() -> None:
    desk = {RoleCode.RECEPTIONIST, RoleCode.HEAD_OF_CENTRE}
    for permission in (Permission.ACCEPT, Permission.REFUSE, Permission.COLLECT_FEE):
        assert who_may(permission) == desk


def test_only_those_who_answer_for_it_keep_the_staff() -> None:
    assert who_may(Permission.MANAGE_STAFF) == {RoleCode.ADMINISTRATOR, RoleCode.HEAD_OF_CENTRE}


def test_an_administrator_decides_no_dossier() -> None:
    deciding = {Permission.ACCEPT, Permission.FINISH, Permission.FORWARD, Permission.STOP, Permission.REFUSE}
    assert not deciding & role("administrator").permissions


def test_an_inspector_only_reads() -> None:
    assert role("inspector").permissions == {Permission.SEE_DOSSIERS, Permission.SEE_LOAD}


def test_a_guide_files_and_no_more() -> None:
    assert role("guide").permissions == {Permission.FILE, Permission.HELP, Permission.SEE_DOSSIERS}


def test_who_only_helps_does_nothing_else() -> None:
    for code in ("post_clerk", "youth_member"):
        assert role(code).permissions == {Permission.HELP}


def test_everybody_else_sees_dossiers() -> None:
    assert who_may(Permission.SEE_DOSSIERS) == set(RoleCode) - {RoleCode.POST_CLERK, RoleCode.YOUTH_MEMBER}


def test_a_hat_may_what_its_role_may() -> None:
    assert hat().may(Permission.FINISH)
    assert not hat().may(Permission.ACCEPT)


def test_a_hat_reaches_its_authority_and_not_the_neighbour() -> None:
    assert hat().reaches("vn/tq/mx/")
    assert hat().reaches("vn/tq/mx/centre/")
    assert not hat().reaches("vn/tq/hg/")
    assert not hat().reaches("vn/tq/")


def test_a_post_without_fields_works_on_all() -> None:
    assert hat().works_on("G15-TP07")
    land = replace(hat(), fields=frozenset({"G13-TN02"}))
    assert land.works_on("G13-TN02")
    assert not land.works_on("G15-TP07")


def test_a_stand_in_holds_the_work_of_the_absent_colleague() -> None:
    instead = replace(hat(), works_for=OTHER, instead_of=UUID(int=3))
    assert instead.holds(OTHER)
    assert not instead.holds(ONE)
    assert not instead.holds(None)


def test_the_actor_names_the_doer_and_the_post_stood_in_for() -> None:
    actor = replace(hat(), works_for=OTHER, instead_of=UUID(int=3)).actor
    assert (actor.kind, actor.account, actor.instead_of) == (ActorKind.STAFF, ONE, UUID(int=3))


@pytest.mark.parametrize("name", ["an", "nguyen.van.an", "tiepnhan-2", "cv_01"])
def test_a_plain_user_name_passes(name: str) -> None:
    assert why_not_username(name) is None


@pytest.mark.parametrize("name", ["", "a", "nguyễn", "van an", "An", ".an", "a" * 61, "an@phuong"])
def test_a_user_name_that_is_hard_to_type_is_refused(name: str) -> None:
    refusal = why_not_username(name)
    assert refusal
    assert refusal.code == "bad_username"


def test_a_made_password_is_long_and_readable_and_never_the_same() -> None:
    made = {make_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and not set(one) & set("0o1il") for one in made)
