"""The electronic form of a procedure at the counter (`motcua.pages.questions` draws and checks it).

Optional here: nothing filled in means that the paper form is enough.
"""

from typing import Any

from django.http import QueryDict

from motcua.pages.questions import PREFIX, QuestionsForm, Schema

from .fields import CounterForm

__all__ = ["PREFIX", "AnswersForm"]


class AnswersForm(QuestionsForm, CounterForm):
    """All questions of one schema on one page; short lists to choose from are boxes that open."""

    dense = True

    def __init__(self, data: QueryDict, schema: Schema, more: str = "") -> None:
        super().__init__(schema, data, more=more)

    def clean(self) -> dict[str, Any]:
        """What is wrong is said only once the form was begun."""
        return super().clean() if self.begun else self.cleaned_data

    def entered(self) -> dict[str, Any] | None:
        """The answers as the schema words them; None when nothing was filled in. Only for a checked form."""
        return self.stated() if self.begun else None
