"""One part of the procedure's own form: drawn from its schema, kept as typed, checked by the same schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponse, QueryDict

from motcua.pages.questions import Part, QuestionsForm
from motcua.pages.sent import as_sent
from motcua.pages.stated import stated_rows

from .asking import ask
from .gate import behind_draft
from .known import known_answers

if TYPE_CHECKING:
    from .gate import Filing


class AnswersForm(QuestionsForm):
    """The questions of one part. Wrong answers are kept, too, and shown again with what is wrong."""

    def __init__(self, data: QueryDict | None, filing: Filing, part: Part) -> None:
        schema = filing.procedure.form or {}
        self._typed_before = filing.typed.get("answers", {})
        self._part = part
        self.begun_before = any(_leaves({name: self._typed_before.get(name) for name in part.names}))
        more = str(data.get("do", "")) if data else ""
        more = more.removeprefix("more-") if more.startswith("more-") else ""
        stated = self._typed_before if self.begun_before else known_answers(filing, part)
        super().__init__(schema, data, stated=stated, only=part.names, more=more)
        if data is None and self.begun_before:
            self.data, self.is_bound = as_sent(self), True

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
    needed = set((filing.procedure.form or {}).get("required", ()))
    optional = not needed & set(asked.names)
    return ask(filing, lambda data: AnswersForm(data, filing, asked), "part", part=asked, optional=optional)


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
