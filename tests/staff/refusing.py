"""`with refused("not_found"): …` passes when that is refused, for that reason."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from motcua.kernel.refusal import Refused


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.refusal.code == code
