"""A centre with the real everyday procedures, and officers who sign in with a password, for stories."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.counter_pc import PASSWORD, Desk
from tests.journeys.phone import Phone, phone_of
from tests.world import FIRST_DAY, make_world

from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version, starter_contents
from motcua.settings import DATA
from motcua.staff.actions import set_password

STORIES = ("1.001193", "2.000815", "2.000908")
SECOND_DAY = FIRST_DAY.replace(month=8)
SYSTEM = System()


@pytest.fixture
def desk(browser_page: Any, transactional_db: None) -> Desk:
    """The ward's desk at half past seven."""
    world = make_world()
    for content in starter_contents(DATA / "procedures"):
        if content.code in STORIES:
            publish_version(content=content, in_force_from=SECOND_DAY, by=SYSTEM, at=world.at)
    desks = (world.receptionist, world.head, world.clerk)
    offices = (world.specialist, world.second_specialist, world.leader, world.administrator)
    for hat in (*desks, *offices, world.guide, world.post_clerk):
        set_password(account=world.account(hat), password=PASSWORD, by=SYSTEM, at=world.at)
    return Desk(browser_page, world)


@pytest.fixture
def serious() -> Callable[[Any], list[str]]:
    """The serious and critical violations that axe finds on a page, each with where it is."""

    def found(page: Any) -> list[str]:
        results = Axe().run(page).response["violations"]
        grave = [one for one in results if one["impact"] in ("serious", "critical")]
        return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in grave]

    return found


@pytest.fixture
def phones(browser: Any, live_server: Any) -> Iterator[Callable[[], Phone]]:
    """Telephones as many as are asked for, each with a browser of its own."""
    made: list[Phone] = []

    def another() -> Phone:
        made.append(phone_of(browser, live_server.url))
        return made[-1]

    yield another
    for one in made:
        one.page.context.close()
