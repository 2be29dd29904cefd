"""What all tests share: the clock, counted queries, a browser, and how a test is chosen."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

import hypothesis
import pytest

from motcua.kernel.clock import LOCAL
from tests.world import world as world

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QueryBudget = Callable[[int], AbstractContextManager[None]]


# A busy machine is no fault of what is tested; examples that failed are printed so that they can be repeated.
hypothesis.settings.register_profile("motcua", deadline=None, print_blob=True)
hypothesis.settings.load_profile("motcua")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="only tests that use a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser as a journey; with --only-database, leave out what needs no database."""
    for item in items:
        if "browser_page" in _fixtures(item):
            item.add_marker("journey")
    if config.getoption("--only-database"):
        left_out = [item for item in items if not _uses_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _uses_database(item)]


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def _uses_database(item: pytest.Item) -> bool:
    named = {"db", "transactional_db"} & set(_fixtures(item))
    return bool(named) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def _in_vietnamese() -> None:
    """A request leaves its reader's language behind in the thread; each test begins in Vietnamese."""
    from django.utils import translation

    translation.activate("vi")


@pytest.fixture
def now() -> datetime:
    """A Monday morning at nine, when every counter is open."""
    return datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def queries_at_most() -> QueryBudget:
    """`with queries_at_most(12): client.get(…)` fails, and shows the queries, when there were more."""
    return _counting


@contextmanager
def _counting(budget: int) -> Iterator[None]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        yield
    texts = "\n".join(f"{number}. {query['sql']}" for number, query in enumerate(asked, start=1))
    assert len(asked) <= budget, f"{len(asked)} queries, at most {budget} allowed:\n{texts}"


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Debian's Chromium, once for all journeys of a process."""
    from playwright.sync_api import sync_playwright

    if not os.path.exists(CHROMIUM):
        pytest.fail("Chromium is missing: run scripts/install-test-tools.sh chromium")
    # Playwright's loop runs in this very thread; Django would take every query here for a mistake.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_page(browser: Any, live_server: Any) -> Iterator[Any]:
    """A page of a fresh browser profile at the live server: `browser_page.goto("/")`."""
    context = browser.new_context(
        base_url=live_server.url, locale="vi-VN", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
