"""Every kind of fact about files, with the sentence history shows. Past tense."""

from motcua.kernel.words import gettext_noop

FACTS: dict[str, str] = {
    "file.discarded": gettext_noop("File thrown away"),
    "file.stored": gettext_noop("File kept"),
}
