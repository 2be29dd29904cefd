"""What a check found: something to look at, or something that cannot be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from motcua.kernel.words import translate


class Level(StrEnum):
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Finding:
    """One remark about a value. `str()` is the sentence in the reader's language."""

    level: Level
    code: str
    text: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return translate(self.text).format(**self.params)
