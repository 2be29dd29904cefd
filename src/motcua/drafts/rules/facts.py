"""Every kind of fact about drafts, with the sentence history shows. Past tense."""

from motcua.kernel.words import gettext_noop

FACTS: dict[str, str] = {
    "draft.begun": gettext_noop("Began to fill in a dossier"),
    "draft.filed": gettext_noop("Filed what was filled in"),
    "draft.forgotten": gettext_noop("Forgotten, for nobody went on with it"),
    "draft.given_up": gettext_noop("Given up; what was typed was shredded"),
}
