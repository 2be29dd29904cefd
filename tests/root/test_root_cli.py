"""`motcua` is a thin face: two words may name one command."""

import pytest

from motcua.cli import _joined


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["procedures", "import", "a.jsonl"], ["procedures_import", "a.jsonl"]),
        (["journal", "verify"], ["journal_verify"]),
        (["serve", "--port", "1"], ["serve", "--port", "1"]),
        (["due"], ["due"]),
        ([], []),
    ],
)
def test_words_become_a_command(typed: list[str], meant: list[str]) -> None:
    assert _joined(["motcua", *typed]) == ["motcua", *meant]
