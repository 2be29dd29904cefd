"""What a `why_not_…` function answers, and what an action raises when the answer is not None."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .words import translate


@dataclass(frozen=True)
class Refusal:
    """Why something may not be done.

    `code` is for machines and tests and never changes; `text` is the English sentence with
    `{placeholders}` filled from `params`, telling the reader what to do next. `str()` gives the sentence
    in the reader's language.
    """

    code: str
    text: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return translate(self.text).format(**{key: _shown(value) for key, value in self.params.items()})


class Refused(Exception):
    """An action was not done, and nothing was changed. `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal

    def __str__(self) -> str:
        return str(self.refusal)


def refuse_if(refusal: Refusal | None) -> None:
    """Raise `Refused` when there is a refusal: `refuse_if(why_not_accept(hat, dossier))`."""
    if refusal is not None:
        raise Refused(refusal)


def _shown(value: Any) -> Any:
    return translate(value) if isinstance(value, str) else value
