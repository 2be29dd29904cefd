"""What taking a dossier in costs: statements are counted, so that none creeps in."""

from tests.conftest import QueryBudget
from tests.world import World

from motcua.dossiers.actions import receive

# offered, savepoint, owner, office, code, dossier, papers, steps, holding, terms, fact, release
RECEIVED = 12


def test_an_acceptance_takes_few_statements(world: World, queries_at_most: QueryBudget) -> None:
    receive(intake=world.intake(), by=world.receptionist, at=world.at)
    with queries_at_most(RECEIVED):
        receive(intake=world.intake(), by=world.receptionist, at=world.at)
