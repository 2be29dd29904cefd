"""`{% load motcua %}`: the components and the filters of every page. See the README of `pages`."""

from datetime import datetime
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.kernel.clock import now
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refusal
from motcua.pages import assets, icons, keeping, words
from motcua.pages.fields import Options, field_context, problems

register = template.Library()

register.filter("clock", words.clock)
register.filter("day", words.day)
register.filter("moment", words.moment)
register.filter("duration", words.duration)
register.filter("dong", words.dong)
register.filter("masked_id", words.masked_id)
register.simple_tag(icons.icon, name="icon")
register.simple_tag(assets.asset, name="asset")
register.tag("kept", keeping.kept)

# The ten national statuses. What waits for somebody outside stands out, what is over steps back.
_STATUS_TONES = {
    "1": "strong",
    "2": "teal",
    "3": "red",
    "4": "blue",
    "5": "amber",
    "6": "violet",
    "7": "grey",
    "8": "grey",
    "9": "green",
    "10": "grey",
}
_ALERTS = {"success": "success", "error": "error", "warning": "warning"}
_ALERT_ICONS = {"success": "check", "error": "stop", "warning": "alert", "information": "info"}
_DUE_ICONS = {
    "on_time": "clock",
    "soon": "clock",
    "overdue": "alert",
    "paused": "pause",
    "done": "check",
    "late": "alert",
}


@register.filter
def since(at: datetime | None, reference: datetime | None = None) -> str:
    """`{{ fact.at|since:at }}`; without a reference, the present moment (a template is the edge)."""
    return words.since(at, reference or now())


@register.simple_tag
def tag(text: Any, tone: str = "grey") -> SafeString:
    """A small coloured label. Tones: grey, blue, teal, green, amber, red, violet, strong."""
    return format_html('<strong class="mc-tag mc-tag--{}">{}</strong>', tone, text)


@register.simple_tag
def status_tag(number: Any, name: Any) -> SafeString:
    """A dossier's status: its national number gives the colour, its name the word."""
    return tag(name, _STATUS_TONES.get(str(number), "grey"))


@register.simple_tag
def due_chip(due_at: datetime | None, state: str = "on_time") -> SafeString:
    """When a dossier is due. The caller knows the state: on_time, soon, overdue, paused, done or late."""
    if due_at is None:
        return format_html('<span class="mc-due">{}</span>', _("No appointment yet"))
    return format_html(
        '<span class="mc-due mc-due--{}">{}<span>{}<time datetime="{}">{} {}</time></span></span>',
        state,
        icons.icon(_DUE_ICONS[state]),
        _due_word(state),
        due_at.isoformat(),
        words.clock(due_at),
        words.day(due_at),
    )


def _due_word(state: str) -> SafeString | str:
    meanings = {
        "soon": _("Due soon"),
        "overdue": _("Overdue"),
        "paused": _("Clock stopped"),
        "done": _("In time"),
        "late": _("Late"),
    }
    return f"{meanings[state]} · " if state in meanings else ""


@register.simple_tag
def button(text: Any, kind: str = "", href: str = "", **more: Any) -> SafeString:
    """A button, or a link that looks like one when `href` is given. Kinds: secondary, warning.

    More options become attributes, `_` written for `-`: `{% button "Go" name="act" data_confirm="Sure?" %}`;
    `icon="print"` puts an icon before the text.
    """
    picture = icons.icon(more.pop("icon")) if more.get("icon") else ""
    css = "govuk-button" + (f" govuk-button--{kind}" if kind else "")
    attributes = {key.replace("_", "-"): value for key, value in more.items() if value not in (None, False)}
    if href:
        attributes |= {"href": href, "role": "button", "draggable": "false"}
    element = "a" if href else "button"
    return format_html('<{0} class="{1}"{2}>{3}{4}</{0}>', element, css, _flat(attributes), picture, text)


def _flat(attributes: dict[str, Any]) -> SafeString:
    return format_html_join("", ' {}="{}"', attributes.items())


@register.simple_tag
def refusal_button(
    refusal: Refusal | None, text: Any, kind: str = "", tip: bool = False, **more: Any
) -> SafeString:
    """The button of an action, asked with the very function that guards the action.

    Without a refusal it can be pressed; with one it cannot, and the sentence why is beside it (under it on
    hovering or focus with `tip=True`) and tied to it for screen readers. Other options as for `button`.
    """
    if refusal is None:
        return button(text, kind, **more)
    context = {
        "refusal": refusal,
        "text": text,
        "tip": tip,
        "id": f"why-{new_id().hex}",
        "kind_class": f"govuk-button--{kind}" if kind else "",
    }
    return _drawn("refused_button", context)


@register.simple_tag
def error_summary(*found: forms.BaseForm, title: str = "") -> SafeString | str:
    """The box at the head of a page that lists the errors of these forms, each leading to its field."""
    listed = problems(form for form in found if form.is_bound)
    if not listed:
        return ""
    return _drawn("error_summary", {"problems": listed, "title": title or _("Please correct this first")})


@register.simple_tag
def field(bound: BoundField, **options: Any) -> SafeString:
    """A form field with label, hint, error and control; the options are those of `fields.Options`."""
    return _drawn("field", field_context(bound, Options(**options)))


@register.simple_tag
def alert(text: Any, kind: str = "information", title: str = "") -> SafeString:
    """A message box. Kinds: success, error, warning; anything else is information."""
    kind = _ALERTS.get(kind, "information")
    role = "alert" if kind == "error" else "status"
    context = {"text": text, "kind": kind, "title": title, "role": role, "symbol": _ALERT_ICONS[kind]}
    return _drawn("alert", context)


@register.simple_tag
def banner(text: Any, title: str = "", kind: str = "") -> SafeString:
    """A notification banner: `kind="success"` after something was done, otherwise important news."""
    shown = title or (_("Done") if kind == "success" else _("Important"))
    return _drawn("banner", {"text": text, "title": shown, "kind": kind, "id": f"banner-{new_id().hex}"})


@register.simple_tag
def details(summary: Any, text: Any, is_open: bool = False) -> SafeString:
    """A line that opens on a text. For longer content write the element with the classes `govuk-details…`."""
    return _drawn("details", {"summary": summary, "text": text, "open": is_open})


@register.simple_tag
def summary_list(rows: Any, dense: bool = False) -> SafeString:
    """Keys and values. A row is a pair, or (key, value, action, address of the action)."""
    named = [dict(zip(("key", "value", "action", "action_url"), row, strict=False)) for row in rows]
    return _drawn("summary_list", {"rows": named, "css": "mc-summary--dense" if dense else ""})


@register.simple_tag
def pagination(previous: str | None = "", following: str | None = "", note: str = "") -> SafeString:
    """Links to the previous and the next page of a list, with a note between them ("50 of 1.204")."""
    return _drawn("pagination", {"previous": previous, "next": following, "note": note})


@register.simple_tag
def timeline_entry(title: Any, at: datetime, by: str = "", text: str = "", tone: str = "") -> SafeString:
    """One line of `<ol class="moj-timeline">`. Tones: late, waiting."""
    return _drawn("timeline_entry", {"title": title, "at": at, "by": by, "text": text, "tone": tone})


@register.simple_tag
def tabs(items: Any, label: str) -> SafeString:
    """Tabs that are links, each with its own address: {"label", "url", "current", "count"?}."""
    return _drawn("tabs", {"items": items, "label": label})


@register.simple_tag
def back(url: str, text: str = "") -> SafeString:
    """The link back, for the block `before_content`."""
    return _drawn("back", {"url": url, "text": text})


@register.simple_tag
def column(text: Any, css: str = "") -> SafeString:
    """The head of a table's column. `mc-right` for numbers."""
    return format_html('<th scope="col" class="{}">{}</th>', css, text)


def _drawn(part: str, context: dict[str, Any]) -> SafeString:
    return SafeString(get_template(f"pages/parts/{part}.html").render(context))
