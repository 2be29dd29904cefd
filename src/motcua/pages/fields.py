"""What a form field needs to be drawn in the common pattern: label, hint, error, control, tied together for
screen readers. The widgets stay Django's own; only their classes and attributes are added here."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext as _

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Widget, "govuk-input"),
)


@dataclass(frozen=True)
class Options:
    """How a field is drawn.

    `width`: 2, 3, 4, 5, 10, 20, 30 characters, or `one-half`, `two-thirds`…; `scan`: a field for a hand
    scanner, where Enter does not send the form (a selector names the field to go to next); `inline` and
    `small`: the shape of radios and checkboxes; `focus`: the cursor starts here; `mark_optional=False`:
    without "(optional)"; `spoken=True`: the label is for screen readers alone.
    """

    label: str = ""
    hint: str = ""
    label_class: str = ""
    group_class: str = ""
    width: str | int = ""
    prefix: str = ""
    suffix: str = ""
    scan: bool | str = False
    inline: bool = False
    small: bool = True
    focus: bool = False
    mark_optional: bool = True
    spoken: bool = False


def field_context(field: BoundField, options: Options) -> dict[str, Any]:
    """Everything `pages/parts/field.html` shows."""
    kind = _kind(field)
    hint = options.hint or field.help_text
    context = asdict(options) | {
        "field": field,
        "kind": kind,
        "base_id": field.auto_id,
        "label": options.label or field.label,
        "hint": hint,
        "optional": " " + _("(optional)") if options.mark_optional and not _needed(field) else "",
        "describedby": described_by(field, bool(hint)),
    }
    if kind == "group":
        return context | _group(field)
    return context | {"control": field.as_widget(attrs=_attributes(field, kind, context))}


def _needed(field: BoundField) -> bool:
    """Whether an answer is asked for, by the form itself or by what checks it (`needed`)."""
    return bool(field.field.required or getattr(field.field, "needed", False))


def described_by(field: BoundField, hinted: bool) -> str:
    """The ids of the hint and of the error, for `aria-describedby`."""
    ids = [f"{field.auto_id}_helptext"] * hinted + [f"{field.auto_id}_error"] * bool(field.errors)
    return " ".join(ids)


def problems(found: Iterable[forms.BaseForm]) -> list[dict[str, str]]:
    """Every error of these forms in the order of their fields, named, with the id of the control to go to."""
    listed = []
    for form in found:
        listed += [{"text": str(error), "target": ""} for error in form.non_field_errors()]
        for field in form:
            target = _target(field)
            label = str(field.label)
            named = label if label.endswith("?") else f"{label}:"
            listed += [{"text": f"{named} {error}", "target": target} for error in field.errors]
    return listed


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect):
        return "group"
    return "tick" if isinstance(widget, forms.CheckboxInput) else "single"


def _target(field: BoundField) -> str:
    return f"{field.auto_id}_0" if _kind(field) == "group" else field.id_for_label


def _attributes(field: BoundField, kind: str, context: dict[str, Any]) -> dict[str, Any]:
    if kind == "hidden":
        return {}
    attributes: dict[str, Any] = {"class": _css(field, str(context["width"]))}
    if context["describedby"]:
        attributes["aria-describedby"] = context["describedby"]
    if context["scan"]:
        attributes["data-scan"] = context["scan"] if isinstance(context["scan"], str) else ""
    if context["focus"]:
        attributes["autofocus"] = True
    return attributes


def _css(field: BoundField, width: str) -> str:
    widget = field.field.widget
    base = next(css for kind, css in _CLASSES if isinstance(widget, kind))
    css = [str(widget.attrs.get("class", "")), base]
    if width:
        css.append(f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    if field.errors and base != "govuk-checkboxes__input":
        css.append(f"{base}--error")
    return " ".join(part for part in css if part)


def _group(field: BoundField) -> dict[str, Any]:
    # Django's list of checkboxes is a kind of its radios, so it is asked for first.
    shape = "checkboxes" if isinstance(field.field.widget, forms.CheckboxSelectMultiple) else "radios"
    return {"shape": shape, "options": list(_options(field, shape))}


def _options(field: BoundField, shape: str) -> Iterable[dict[str, Any]]:
    widget = field.field.widget
    hints = getattr(widget, "option_hints", {})
    attrs = field.build_widget_attrs({"id": field.auto_id, "class": f"govuk-{shape}__input"}, widget)
    # The fieldset carries the description once; on each option it would be read out again and again.
    attrs.pop("aria-describedby", None)
    for data in widget.subwidgets(field.html_name, field.value(), attrs=attrs):
        hint = hints.get(str(data["value"]), "")
        if hint:
            data["attrs"]["aria-describedby"] = f"{data['attrs']['id']}_hint"
        option = BoundWidget(widget, data, field.form.renderer)
        yield {"control": option.tag(), "id": option.id_for_label, "label": option.choice_label, "hint": hint}
