"""How applicants rate the service once their dossier has ended. Pure.

The criteria follow those by which the handling at one-stop units is evaluated (Decree 61/2018, article 31,
as the national portal's criteria list words them); whether Decree 118/2025 keeps them is unverified, so which
of them are offered is a setting.
"""

from collections.abc import Iterable

from motcua.kernel.words import gettext_noop, translate

STARS = (1, 2, 3, 4, 5)
MOST_WORDS = 1000

TICKS: dict[str, str] = {
    "in_time": gettext_noop("I had it in time"),
    "one_visit": gettext_noop("I had to come only once"),
    "clear": gettext_noop("It was clear what to bring"),
    "polite": gettext_noop("The officers were polite and helpful"),
    "easy_online": gettext_noop("Filing online was easy"),
    "late": gettext_noop("It took longer than promised"),
    "many_visits": gettext_noop("I had to come several times"),
    "unclear": gettext_noop("It was not clear what to bring"),
    "not_polite": gettext_noop("The officers were not polite"),
    "asked_beyond": gettext_noop("I was asked for papers or money that are not on the list"),
}

STAR_NAMES: dict[int, str] = {
    1: gettext_noop("Very bad"),
    2: gettext_noop("Bad"),
    3: gettext_noop("Neither good nor bad"),
    4: gettext_noop("Good"),
    5: gettext_noop("Very good"),
}


def offered(codes: Iterable[str]) -> dict[str, str]:
    """The ticks to offer, in this order, in the reader's language."""
    return {code: translate(TICKS[code]) for code in codes if code in TICKS}


def star_name(stars: int) -> str:
    return translate(STAR_NAMES[stars])
