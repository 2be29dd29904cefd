from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The sentences are compared in English; tests of the Vietnamese ones ask for it."""
    with translation.override("en"):
        yield
