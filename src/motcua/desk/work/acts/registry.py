"""Every act with its form, its call, and its words. A new act is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from motcua.dossiers import actions
from motcua.dossiers.rules import Act
from motcua.kernel.words import gettext_noop as _
from motcua.kernel.words import translate

from .forms import ActForm, ExtendForm, ForwardForm, ReasonForm, ReassignForm, ToldReasonForm
from .papers import AskForm, BroughtForm
from .results import FinishForm, ReturnForm


class Weight(Enum):
    """How an act stands on the page: the way forward, beside it, or an early end."""

    MAIN = "main"
    BESIDE = "beside"
    GRAVE = "grave"


@dataclass(frozen=True)
class Doable:
    """One act as the desk shows it: `consequence` is read before pressing, `done_text` after. A `direct` one
    needs nothing typed and is sent from the dossier's page itself."""

    act: Act
    call: Callable[..., Any]
    consequence_text: str
    done_text: str
    form: type[ActForm] = ActForm
    weight: Weight = Weight.BESIDE
    direct: bool = False

    @property
    def consequence(self) -> str:
        return translate(self.consequence_text)

    @property
    def done(self) -> str:
        return translate(self.done_text)


_MAIN, _GRAVE = Weight.MAIN, Weight.GRAVE

DOABLE: dict[Act, Doable] = {
    one.act: one
    for one in (
        Doable(
            Act.ACCEPT,
            actions.accept,
            _("The dossier gets its code and its promised date, and the clock starts now."),
            _("Accepted. Print the appointment slip and hand it over."),
            weight=_MAIN,
            direct=True,
        ),
        Doable(
            Act.TAKE,
            actions.take,
            _("The dossier becomes yours and leaves the common list."),
            _("You have taken it on."),
            weight=_MAIN,
            direct=True,
        ),
        Doable(
            Act.FORWARD,
            actions.forward,
            _("The dossier goes to the next step. You can take it back while nobody has worked on it."),
            _("Passed on."),
            ForwardForm,
            _MAIN,
        ),
        Doable(
            Act.FINISH,
            actions.finish,
            _("Processing ends and the clock stops. The result is then handed to the return desk."),
            _("Processing is finished. Hand the result over to the return desk."),
            FinishForm,
            _MAIN,
        ),
        Doable(
            Act.ASK_SUPPLEMENT,
            actions.ask_supplement,
            _("The clock stands still from now until the papers have come. Print Form 02 afterwards."),
            _("The applicant is asked for papers. Print Form 02 and hand it over."),
            AskForm,
            _MAIN,
        ),
        Doable(
            Act.SUPPLEMENT,
            actions.record_supplement,
            _("The papers are written down as brought. The clock goes on after “Resume the work”."),
            _("The papers are recorded. Look at them, then go on."),
            BroughtForm,
            _MAIN,
        ),
        Doable(
            Act.RESUME,
            actions.resume,
            _("Work goes on where it stood, and the promised date is worked out anew."),
            _("Work goes on."),
            weight=_MAIN,
            direct=True,
        ),
        Doable(
            Act.HAND_OVER,
            actions.hand_over,
            _("The result goes to the return desk, which gives it to the applicant."),
            _("The result is at the return desk."),
            weight=_MAIN,
            direct=True,
        ),
        Doable(
            Act.RETURN_RESULT,
            actions.return_result,
            _("The dossier ends here. Check the identity paper of whoever takes the result."),
            _("The result is returned."),
            ReturnForm,
            _MAIN,
        ),
        Doable(
            Act.RESTORE,
            actions.restore,
            _("The dossier stands in every list again, as it was."),
            _("Restored."),
            ReasonForm,
            _MAIN,
        ),
        Doable(
            Act.PROPOSE_SUPPLEMENT,
            actions.propose_supplement,
            _("The dossier goes to the reception desk, which asks the applicant. It comes back to you."),
            _("The desk is asked to pass the request on to the applicant."),
            AskForm,
        ),
        Doable(
            Act.ASK_OBLIGATION,
            actions.ask_obligation,
            _("The clock stands still until the applicant has met the obligation, such as a land tax."),
            _("The applicant is asked to meet the financial obligation."),
            ToldReasonForm,
        ),
        Doable(
            Act.EXTEND,
            actions.extend,
            _("The applicant gets an apology (Form 04) with one new date. The first date stays on record."),
            _("The new date is set. Print Form 04 and hand it over."),
            ExtendForm,
        ),
        Doable(
            Act.REASSIGN,
            actions.reassign,
            _("The dossier leaves its present officer. Its date does not change."),
            _("Given to another officer."),
            ReassignForm,
        ),
        Doable(
            Act.RECALL,
            actions.recall,
            _("The dossier comes back to you, to the step before."),
            _("Taken back."),
            ReasonForm,
        ),
        Doable(
            Act.SEND_BACK,
            actions.send_back,
            _("The dossier goes back to the officer of the step before. The date does not change."),
            _("Sent back a step."),
            ReasonForm,
        ),
        Doable(
            Act.REFUSE,
            actions.refuse,
            _("The dossier ends here without being accepted. The applicant gets Form 03 with your reason."),
            _("Not accepted. Print Form 03 and hand it over."),
            ToldReasonForm,
            _GRAVE,
        ),
        Doable(
            Act.WITHDRAW,
            actions.withdraw,
            _("The dossier ends here because its applicant wants so. What is unpaid is no longer asked."),
            _("Withdrawn for the applicant."),
            ReasonForm,
            _GRAVE,
        ),
        Doable(
            Act.CLOSE_UNSUPPLEMENTED,
            actions.close_unsupplemented,
            _("The dossier ends here because the papers did not come in the days allowed."),
            _("Closed: the papers did not come."),
            ToldReasonForm,
            _GRAVE,
        ),
        Doable(
            Act.STOP,
            actions.stop,
            _("Processing ends here without a result. The applicant gets Form 05 with your reason."),
            _("Processing is stopped. Print Form 05 and hand it over."),
            ToldReasonForm,
            _GRAVE,
        ),
        Doable(
            Act.SET_ASIDE,
            actions.set_aside,
            _("The dossier disappears from every list. An administrator can restore it."),
            _("Set aside. It can be restored from the list of dossiers set aside."),
            ReasonForm,
            _GRAVE,
        ),
    )
}
