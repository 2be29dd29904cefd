"""Sentences of the sign-in library that officers meet as they are. It has no Vietnamese of its own, so ours
lies here: the extractor finds them in this list, and the catalogue of this package answers for them."""

from motcua.kernel.words import gettext_noop

SENTENCES = (
    gettext_noop("A new set of recovery codes has been generated."),
    gettext_noop("Authenticator app activated."),
    gettext_noop("Authenticator app deactivated."),
    gettext_noop("Password successfully changed."),
    gettext_noop("You have signed out."),
    gettext_noop("You must type the same password each time."),
)
