"""Fields and form manners that the desk's own forms share."""

from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.files.rules import LARGEST, Upload, why_not_take
from motcua.staff.kept import KeptForm

Form = TypeVar("Form", bound=forms.Form)


class ReasonField(forms.CharField):
    """A reason in the officer's own words, never empty."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", _("Reason"))
        given.setdefault("max_length", 1000)
        given.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        given.setdefault("error_messages", {"required": _("Write the reason in a few words.")})
        super().__init__(**given)


class DayField(forms.DateField):
    """A day, typed as 24/11/2026. A browser's own calendar would show it in the order of the browser's
    language, and nobody could tell 11/12 from 12/11."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("input_formats", ["%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d"])
        given.setdefault("widget", forms.DateInput(attrs={"inputmode": "numeric"}, format="%d/%m/%Y"))
        invalid = {"invalid": _("Write an existing day, such as 24/11/2026.")}
        given["error_messages"] = invalid | given.get("error_messages", {})
        super().__init__(**given)


class ScanField(forms.FileField):
    """A scan: a PDF, JPEG or PNG by its content. Cleaned into an `Upload`."""

    def __init__(self, **given: Any) -> None:
        accepted = {"accept": "application/pdf,image/jpeg,image/png"}
        given.setdefault("widget", forms.FileInput(attrs=accepted))
        empty = {"empty": _("The file is empty. Scan the paper again.")}
        given["error_messages"] = empty | given.get("error_messages", {})
        super().__init__(**given)

    def clean(self, data: Any, initial: Any = None) -> Upload | None:
        found = super().clean(data, initial)
        if not found:
            return None
        upload = Upload(found.name, found.read(LARGEST + 1))
        refusal = why_not_take(upload)
        if refusal:
            raise forms.ValidationError(str(refusal), code=refusal.code)
        return upload


def fill_kept(form: Form, kept: KeptForm | None) -> Form:
    """Put what was typed before the session ended into a fresh form. `form.was_kept` is the sentence that
    tells the officer so; empty when nothing was kept."""
    form.was_kept = "" if kept is None else kept.sentence  # type: ignore[attr-defined]
    if kept is not None:
        for name, field in form.fields.items():
            if not isinstance(field, forms.FileField):
                form.initial[name] = field.widget.value_from_datadict(kept, {}, form.add_prefix(name))
    return form
