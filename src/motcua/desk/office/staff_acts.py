"""What those who keep the staff may do: each act is a page with one form."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from motcua.dossiers.queries import load_of
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.staff import actions, queries
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission, RoleCode, make_password

from .shell import failed, marks, opened, show
from .staff import DOOR, account_or_404, at_and_day
from .staff_forms import LastDayForm, NewOfficerForm, PasswordFields, PostFields, StandInForm

keeps_staff = needs(Permission.MANAGE_STAFF)


@sensitive_post_parameters("password")
@never_cache
@keeps_staff
def new(request: OfficerRequest) -> HttpResponse:
    """A new officer: the account and the first post together."""
    at, day = at_and_day()
    form = opened(request, partial(NewOfficerForm, request.hat, day))
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password"] or make_password()
        who = {name: form.cleaned_data[name] for name in ("name", "username")}
        try:
            account = actions.take_on(**who, **_post(form), password=password, by=request.hat, at=at)
        except Refused as refused:
            failed(form, refused, _FIELDS.get(refused.refusal.code))
        else:
            return _password_shown(request, account, password, made=not form.cleaned_data["password"])
    asked = {"title": _("New officer"), "button": _("Open the account and give the post")}
    return _page(request, form, reverse("desk:staff"), **asked)


@keeps_staff
def give_post(request: OfficerRequest, account_id: UUID) -> HttpResponse:
    """One more post for an officer."""
    at, day = at_and_day()
    account = account_or_404(request, account_id)
    form = opened(request, partial(PostFields, request.hat, day))

    def act() -> None:
        actions.give_post(account=account, **_post(form), by=request.hat, at=at)

    if _done(request, form, act, _("The post is given.")):
        return _back_to(account)
    asked = {"title": _("Give a post to %(name)s") % {"name": account.name}, "button": _("Give the post")}
    return _page(request, form, _address(account), **asked)


@keeps_staff
def end_post(request: OfficerRequest, post_id: UUID) -> HttpResponse:
    """Set the last day of a post."""
    at, day = at_and_day()
    post = _found(queries.post_within(request.hat.scope, post_id))
    form = opened(request, partial(LastDayForm, initial={"last_day": day}))

    def act() -> None:
        actions.end_post(post=post, last_day=form.cleaned_data["last_day"], by=request.hat, at=at)

    if _done(request, form, act, _("The last day is set.")):
        return _back_to(post.account)
    asked = {
        "title": _("End the post: %(role)s, %(unit)s") % {"role": post.role_name, "unit": post.unit.name},
        "lead": _("%(name)s keeps the post up to the end of this day.") % {"name": post.account.name},
        "button": _("Set the last day"),
        "warning": _still_holds(request, post.account),
    }
    return _page(request, form, _address(post.account), **asked)


@keeps_staff
def stand_in(request: OfficerRequest, post_id: UUID) -> HttpResponse:
    """Let a colleague stand in for the holder of a post."""
    at, day = at_and_day()
    post = _found(queries.post_within(request.hat.scope, post_id))
    others = {
        str(one.pk): one for one in queries.colleagues(request.hat.scope, day) if one.pk != post.account_id
    }
    form = opened(request, partial(StandInForm, list(others.values()), day))

    def act() -> None:
        given = dict(form.cleaned_data)
        colleague = others[given.pop("colleague")]
        actions.appoint_stand_in(post=post, account=colleague, **given, by=request.hat, at=at)

    if _done(request, form, act, _("The stand-in is appointed.")):
        return _back_to(post.account)
    asked = {
        "title": _("Stand-in for %(name)s") % {"name": post.account.name},
        "lead": _("The colleague sees and does what this post does. Every act is recorded under both names."),
        "button": _("Appoint the stand-in"),
    }
    return _page(request, form, _address(post.account), **asked)


@require_POST
@keeps_staff
def end_stand_in(request: OfficerRequest, stand_in_id: UUID) -> HttpResponse:
    """The holder is back."""
    found = _found(queries.stand_in_within(request.hat.scope, stand_in_id))
    try:
        actions.end_stand_in(stand_in=found, by=request.hat, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The standing in is ended."))
    return _back_to(found.post.account)


@sensitive_post_parameters("password")
@never_cache
@keeps_staff
def password(request: OfficerRequest, account_id: UUID) -> HttpResponse:
    """A new password for an officer who has forgotten the old one."""
    account = account_or_404(request, account_id)
    form = opened(request, PasswordFields)
    if request.method == "POST" and form.is_valid():
        new_one = form.cleaned_data["password"] or make_password()
        try:
            actions.set_password(account=account, password=new_one, by=request.hat, at=now())
        except Refused as refused:
            failed(form, refused, _FIELDS.get(refused.refusal.code))
        else:
            return _password_shown(request, account, new_one, made=not form.cleaned_data["password"])
    asked = {
        "title": _("New password for %(name)s") % {"name": account.name},
        "lead": _("The old password stops working at once, and whoever is signed in with it is signed out."),
        "button": _("Set the password"),
    }
    return _page(request, form, _address(account), **asked)


@keeps_staff
def account_state(request: OfficerRequest, account_id: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    account = account_or_404(request, account_id)
    act = actions.close_account if account.is_active else actions.reopen_account
    told = _("The account is closed.") if account.is_active else _("The account is open again.")
    form = opened(request, forms.Form)
    if _done(request, form, partial(act, account=account, by=request.hat, at=now()), told):
        return _back_to(account)
    if not account.is_active:
        lead = _("The officer signs in again with the password there was, and has the posts there were.")
        asked = {
            "title": _("Open the account of %(name)s again?"),
            "lead": lead,
            "button": _("Open it again"),
        }
    else:
        lead = _("Nobody signs in with it any more. What the officer did stays on record.")
        asked = {"title": _("Close the account of %(name)s?"), "lead": lead, "button": _("Close the account")}
        asked |= {"kind": "warning", "warning": _still_holds(request, account)}
    asked["title"] = asked["title"] % {"name": account.name}
    return _page(request, form, _address(account), **asked)


# Where a refusal is shown, by its code; others stand at the head of the form.
_FIELDS = {"username_taken": "username", "bad_username": "username", "weak_password": "password"}


def _post(form: Any) -> dict[str, Any]:
    names = ("title", "valid_from", "valid_to")
    return {name: form.cleaned_data[name] for name in names} | {
        "unit": UUID(form.cleaned_data["unit"]),
        "unit_path": form.unit_path,
        "role": RoleCode(form.cleaned_data["role"]),
        "fields": form.field_keys,
    }


def _done(request: OfficerRequest, form: forms.Form, act: Callable[[], Any], told: str) -> bool:
    """Whether the form was sent and the act done; if it was refused, the form says why."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        failed(form, refused)
        return False
    messages.success(request, told)
    return True


def _page(request: OfficerRequest, form: forms.Form, back_url: str, **asked: str) -> HttpResponse:
    usual = {"lead": "", "warning": "", "kind": ""}
    context = usual | asked | {"form": form, "back_url": back_url} | marks(request)
    return show(request, "desk/office/form.html", now(), DOOR, context)


def _password_shown(request: OfficerRequest, account: Any, password: str, *, made: bool) -> HttpResponse:
    """A password that was made is shown on this page and never again; one that was typed is known."""
    if not made:
        messages.success(request, _("The password is set. Tell it to the officer in person."))
        return _back_to(account)
    context = {"account": account, "password": password}
    return show(request, "desk/office/password.html", now(), DOOR, context)


def _still_holds(request: OfficerRequest, account: Any) -> str:
    at = now()
    held = sum(load.open for load in load_of(request.hat, at) if load.officer == account.pk)
    if not held:
        return ""
    return ngettext(
        "%(n)d open dossier still lies with this officer. Give it to a colleague first.",
        "%(n)d open dossiers still lie with this officer. Give them to a colleague first.",
        held,
    ) % {"n": held}


def _found(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def _address(account: Any) -> str:
    return reverse("desk:officer", args=[account.pk])


def _back_to(account: Any) -> HttpResponse:
    return redirect("desk:officer", account.pk)
