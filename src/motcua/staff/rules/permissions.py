"""Every permission, in alphabetical order, each with the sentence that explains it."""

from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate


class Permission(StrEnum):
    """One thing that a post may allow. The value is stored and never changes."""

    ACCEPT = "accept"
    APOLOGISE = "apologise"
    ASK_FINANCIAL_OBLIGATION = "ask_financial_obligation"
    ASK_SUPPLEMENT = "ask_supplement"
    COLLECT_FEE = "collect_fee"
    DELETE = "delete"
    FILE = "file"
    FINISH = "finish"
    FORWARD = "forward"
    HAND_OVER = "hand_over"
    HELP = "help"
    MANAGE_CATALOGUE = "manage_catalogue"
    MANAGE_STAFF = "manage_staff"
    PASS_SUPPLEMENT = "pass_supplement"  # noqa: S105
    REASSIGN = "reassign"
    RECALL = "recall"
    REFUSE = "refuse"
    RESUME = "resume"
    RETURN_RESULT = "return_result"
    SEE_DOSSIERS = "see_dossiers"
    SEE_LOAD = "see_load"
    SEND_BACK = "send_back"
    STOP = "stop"
    WITHDRAW = "withdraw"

    @property
    def sentence(self) -> str:
        """What the permission allows, in the reader's language."""
        return translate(SENTENCES[self])


SENTENCES: dict[Permission, str] = {
    Permission.ACCEPT: gettext_noop("Accept a dossier and promise its date."),
    Permission.APOLOGISE: gettext_noop("Apologise for a delay and set one new date."),
    Permission.ASK_FINANCIAL_OBLIGATION: gettext_noop("Ask the applicant to meet a financial obligation."),
    Permission.ASK_SUPPLEMENT: gettext_noop("Ask for missing or wrong papers."),
    Permission.COLLECT_FEE: gettext_noop("Collect fees and charges."),
    Permission.DELETE: gettext_noop("Set a dossier aside, and restore it."),
    Permission.FILE: gettext_noop("Enter a dossier for somebody at the counter."),
    Permission.FINISH: gettext_noop("Finish the processing of a dossier with its result."),
    Permission.FORWARD: gettext_noop("Pass a dossier on to its next step."),
    Permission.HAND_OVER: gettext_noop("Hand a finished result over to the return desk."),
    Permission.HELP: gettext_noop("Help people to file, without deciding anything."),
    Permission.MANAGE_CATALOGUE: gettext_noop("Keep the catalogue of procedures."),
    Permission.MANAGE_STAFF: gettext_noop("Keep accounts, posts and stand-ins."),
    Permission.PASS_SUPPLEMENT: gettext_noop("Pass a specialist's request for papers on to the applicant."),
    Permission.REASSIGN: gettext_noop("Give a dossier to another officer."),
    Permission.RECALL: gettext_noop("Take back a dossier that was just passed on."),
    Permission.REFUSE: gettext_noop("Refuse to accept a dossier, with the reason in writing."),
    Permission.RESUME: gettext_noop("Go on with a dossier when what was asked for has come."),
    Permission.RETURN_RESULT: gettext_noop("Return the result to its owner."),
    Permission.SEE_DOSSIERS: gettext_noop("See the dossiers of one's unit and of the units below it."),
    Permission.SEE_LOAD: gettext_noop("See who has how much work and what is late."),
    Permission.SEND_BACK: gettext_noop("Send a dossier back to the step before."),
    Permission.STOP: gettext_noop("Stop the processing of a dossier, with the reason in writing."),
    Permission.WITHDRAW: gettext_noop("Close a dossier that its applicant withdraws."),
}
