"""What an import or a modeller may doubt, as sentences. They are stored with a version, in English, and shown
translated beside its facts."""

from motcua.kernel.words import gettext_noop as _

ZERO_FEE = _("A fee of 0 is given without words: it is kept as unknown, not as free.")
FEE_IN_WORDS = _("A fee is given in words, or not as an amount in đồng: its wording is kept as a note.")
LIMITS_VARY = _("Several time limits are given for one channel: the longest is kept.")
LIMIT_WITHOUT_UNIT = _("A time limit has no usable number or unit: no appointment date is promised on it.")
LIMITS_DISAGREE = _("The time limits of a case and of its filing channels differ: the case's is kept.")
NO_LIMIT = _("No time limit is given: no appointment date is promised.")
NO_PAPERS = _("No papers are listed: ask the issuing body before accepting a dossier.")
CASES_FROM_HEADINGS = _("Headings of the list of papers were read as cases: check that none is missing.")
NO_QUANTITY = _("A paper is listed without a number of originals or copies.")
REPEATED_CASE = _("A case code is given twice: only the first one is kept.")
DISTRICT = _("The text still names the district level, which ended on 1 July 2025.")
MAYBE_ABOLISHED = _("Only an older source has this procedure: it may have been abolished.")
SHORTENED = _("The source shortened its long texts: read the full text before relying on them.")
NO_CHANNEL = _("No way of filing is given: the counter is assumed.")
OWN_CASES = _("The source does not name its cases: their names are our own reading.")
OWN_ROUTE = _("The timed steps are a usual internal process, not a published one: adapt them to your own.")
OWN_CUT_OFF = _("The source has one working day: the same-day rule with its cut-off is that of practice.")
UNITS_DIFFER = _("The source gives the time limit in two different units: working days are kept.")
OLD_PAPERS = _("The source still lists papers that were abolished: the present forms are listed instead.")
AMOUNT_OF_PROVINCE = _("The source gives an amount and says that the province sets it: no amount is kept.")
