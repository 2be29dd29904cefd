"""Under which words a dossier is found: an index of beginnings, the same on every database.

A name is entered from each of its words on (`nguyen thi lan`, `thi lan`, `lan`), so that typing any run of
its words finds it with one look at an index, however many dossiers there are.
"""

from motcua.kernel.text import fold

LONGEST = 80


def search_terms(*, names: list[str], numbers: list[str]) -> set[str]:
    """All terms for these names, and for these numbers (codes, phones, IDs) as they are, in small letters."""
    terms = {number.lower()[:LONGEST] for number in numbers if number}
    for name in names:
        terms |= _from_each_word(fold(name))
    return terms


def _from_each_word(name: str) -> set[str]:
    words = name.split()
    tails = {" ".join(words[start:])[:LONGEST] for start in range(min(len(words), 8))}
    if len(words) > 2:
        tails.add(f"{words[0]} {words[-1]}"[:LONGEST])
    return tails
