from collections.abc import Iterator
from uuid import UUID

from .models import Fact
from .rules import Break, first_break


def facts_about(subject_kind: str, subject: UUID) -> list[Fact]:
    """The facts of one subject, oldest first."""
    return list(Fact.objects.about(subject_kind, subject))


def last_fact(subject: UUID, kind: str | None = None) -> Fact | None:
    """The newest fact of a subject, or the newest of one kind."""
    facts = Fact.objects.filter(subject=subject)
    if kind:
        facts = facts.filter(kind=kind)
    return facts.order_by("-number").first()


def broken_chains() -> Iterator[Break]:
    """Every subject whose chain does not hold, with the first fact that is missing or was changed."""
    subject: UUID | None = None
    chain: list[Fact] = []
    for fact in Fact.objects.order_by("subject", "number").iterator(chunk_size=2000):
        if fact.subject != subject:
            yield from _break_of(chain)
            subject, chain = fact.subject, []
        chain.append(fact)
    yield from _break_of(chain)


def _break_of(chain: list[Fact]) -> Iterator[Break]:
    found = first_break((fact.link, fact.hash) for fact in chain)
    if found:
        yield found
