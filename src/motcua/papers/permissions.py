"""How long a register may be; everything else may always be printed."""

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

# A row takes some 150 KB while the page is set; a thousand rows are two or three days of a busy ward.
PRINTED_AT_ONCE = 1_000
# The lines of a worksheet below its head; beyond them the writer would drop rows without a word.
LONGEST_WORKSHEET = 1_048_000


def why_not_print_register(dossiers: int) -> Refusal | None:
    """A printed register holds at most `PRINTED_AT_ONCE` dossiers."""
    if dossiers <= PRINTED_AT_ONCE:
        return None
    text = gettext_noop(
        "A printed register holds at most {most} dossiers. Choose a shorter time, or take the spreadsheet."
    )
    return Refusal("register_too_long_to_print", text, {"most": PRINTED_AT_ONCE})


def why_not_fill_worksheet(dossiers: int) -> Refusal | None:
    """A spreadsheet holds at most `LONGEST_WORKSHEET` dossiers."""
    if dossiers <= LONGEST_WORKSHEET:
        return None
    text = gettext_noop("A spreadsheet holds at most {most} dossiers. Choose a shorter time.")
    return Refusal("register_too_long", text, {"most": LONGEST_WORKSHEET})
