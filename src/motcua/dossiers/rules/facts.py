"""Every kind of fact about a dossier, with the sentence the history screen shows. Past tense."""

from motcua.kernel.words import gettext_noop, translate

FACTS: dict[str, str] = {
    "dossier.accepted": gettext_noop("Accepted, with a promised date"),
    "dossier.closed_unsupplemented": gettext_noop("Closed: the papers asked for did not come in time"),
    "dossier.contact_corrected": gettext_noop("Phone, e-mail or address corrected by the applicant"),
    "dossier.extended": gettext_noop("Apologised for the delay and set a new date"),
    "dossier.fee_paid": gettext_noop("Payment taken"),
    "dossier.filed": gettext_noop("Filed"),
    "dossier.finished": gettext_noop("Processing finished"),
    "dossier.forwarded": gettext_noop("Passed on to the next step"),
    "dossier.handed_over": gettext_noop("Result handed over to the return desk"),
    "dossier.obligation_asked": gettext_noop("Asked to meet a financial obligation"),
    "dossier.paper_scanned": gettext_noop("Paper scanned"),
    "dossier.rated": gettext_noop("Rated by the applicant"),
    "dossier.reassigned": gettext_noop("Given to another officer"),
    "dossier.recalled": gettext_noop("Taken back by the sender"),
    "dossier.refused": gettext_noop("Refused at reception"),
    "dossier.restored": gettext_noop("Restored"),
    "dossier.resumed": gettext_noop("Work resumed"),
    "dossier.returned": gettext_noop("Result returned"),
    "dossier.sent_back": gettext_noop("Sent back a step"),
    "dossier.set_aside": gettext_noop("Set aside"),
    "dossier.stopped": gettext_noop("Processing stopped"),
    "dossier.supplement_asked": gettext_noop("Asked the applicant for a supplement"),
    "dossier.supplement_proposed": gettext_noop("Asked for a supplement through the desk"),
    "dossier.supplemented": gettext_noop("The applicant brought the papers"),
    "dossier.taken": gettext_noop("Taken on by an officer"),
    "dossier.version_switched": gettext_noop("Goes by a newer version of the procedure"),
    "dossier.withdrawn": gettext_noop("Withdrawn by the applicant"),
}


# What people themselves do with their dossier, whoever enters it for them: it is told where they are served.
OF_APPLICANTS = frozenset(
    {
        "dossier.contact_corrected",
        "dossier.filed",
        "dossier.rated",
        "dossier.supplemented",
        "dossier.withdrawn",
    }
)

# Who did it, where that was no officer.
THE_APPLICANT = gettext_noop("The applicant")


def sentence(kind: str) -> str:
    """What a fact of this kind tells, in the reader's language; the bare kind for one from elsewhere."""
    return translate(FACTS.get(kind, kind))
