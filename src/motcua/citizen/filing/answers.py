"""One part of the procedure's own form: drawn from its schema, kept as typed, checked by the same schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponse, QueryDict

from motcua.applicants.rules import BadPhone, normal_phone, tidy_id_number
from motcua.applicants.rules import Filing as Files
from motcua.pages.questions import Part, QuestionsForm
from motcua.pages.stated import stated_rows

from .asking import ask
from .gate import behind_draft

if TYPE_CHECKING:
    from .gate import Filing

# What a form asks of the person who files, and where that stands already.
_KNOWN = {
    "full_name": "name",
    "id_number": "id_number",
    "phone": "phone",
    "email": "email",
    "residence": "address",
    "address": "address",
}
_ABOUT_ONESELF = "requester"


class AnswersForm(QuestionsForm):
    """The questions of one part. Wrong answers are kept, too, and shown again with what is wrong."""

    def __init__(self, data: QueryDict | None, filing: Filing, part: Part) -> None:
        schema = filing.procedure.form or {}
        self._typed_before = filing.typed.get("answers", {})
        self._part = part
        self.begun_before = any(_leaves({name: self._typed_before.get(name) for name in part.names}))
        more = str(data.get("do", "")) if data else ""
        more = more.removeprefix("more-") if more.startswith("more-") else ""
        stated = self._typed_before if self.begun_before else _known(filing, part)
        super().__init__(schema, data, stated=stated, only=part.names, more=more)
        if data is None and self.begun_before:
            self.data, self.is_bound = _as_sent(self), True

    @property
    def begun(self) -> bool:
        """Whether this part was filled in before."""
        return self.begun_before

    def clean(self) -> dict[str, Any]:
        lost = [name for name in self.fields if name not in self.cleaned_data]
        self.cleaned_data |= {name: self[name].data for name in lost}
        self.as_typed = self.stated()
        for name in lost:
            del self.cleaned_data[name]
        return super().clean()

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What to write into the draft: all answers of this part, and None for those taken out."""
        before = typed.get("answers", {})
        now = {name: _changes(before.get(name), self.as_typed.get(name)) for name in self._part.names}
        return {"answers": {name: value for name, value in now.items() if value != {}}}

    def judge(self, filing: Filing) -> None:
        """The schema has judged already."""

    def there(self, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What stands in the draft for this part now."""
        answers = {
            name: value for name, value in typed.get("answers", {}).items() if name in self._part.names
        }
        return stated_rows(self.schema, answers)

    def quiet(self) -> None:
        """Show what was typed without a word about it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}


@behind_draft
def part(filing: Filing, key: str) -> HttpResponse:
    """One page of the form."""
    asked = next((one for one in filing.parts if one.key == key), None)
    if asked is None:
        raise Http404
    return ask(filing, lambda data: AnswersForm(data, filing, asked), "part", part=asked)


def _known(filing: Filing, part: Part) -> dict[str, Any]:
    """What was typed of the person who files, for a page of the form that asks it again."""
    inner = (filing.procedure.form or {}).get("properties", {}).get(_ABOUT_ONESELF, {}).get("properties")
    if part.names != (_ABOUT_ONESELF,) or not inner:
        return {}
    alone = filing.typed.get("filing") in (None, "", Files.OWNER)
    person = filing.typed.get("owner" if alone else "representative", {})
    said = {name: _plain(at, str(person.get(at, ""))) for name, at in _KNOWN.items() if name in inner}
    return {_ABOUT_ONESELF: {name: text for name, text in said.items() if text}}


def _plain(name: str, text: str) -> str:
    """A number as forms want it: digits alone."""
    if name == "id_number":
        return tidy_id_number(text)
    try:
        return normal_phone(text) if name == "phone" else text
    except BadPhone:
        return text


def _as_sent(form: QuestionsForm) -> QueryDict:
    """The answers as a browser would send them."""
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].initial
        if isinstance(value, list):
            data.setlist(form.add_prefix(name), [str(one) for one in value])
        elif value not in (None, "", False):
            data[form.add_prefix(name)] = str(value)
    return data


def _changes(before: Any, after: Any) -> Any:
    """What to write so that `before` becomes `after`: None takes a value out, a list is one value. Values
    that stay are written as well, so that another device's change of the same value is noticed."""
    if not isinstance(before, Mapping) and not isinstance(after, Mapping):
        return {} if before is None and after is None else after
    was = before if isinstance(before, Mapping) else {}
    will = after if isinstance(after, Mapping) else {}
    found = {key: _changes(was.get(key), will.get(key)) for key in {*was, *will}}
    return {key: value for key, value in found.items() if value != {}}


def _leaves(value: Any) -> Iterator[bool]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    else:
        yield value not in (None, "", [], False)
