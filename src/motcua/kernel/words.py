"""Sentences shown to people, from code that may not know the web framework.

Rules mark a sentence with `gettext_noop`; whoever shows it calls `translate`. The web application
installs the real translator at start (`motcua.kernel.words.install`); without one, the English stays.
"""

from collections.abc import Callable

_translator: Callable[[str], str] = str


def gettext_noop(sentence: str) -> str:
    """Mark an English sentence for translation without translating it (the extractor knows this name)."""
    return sentence


def install(translator: Callable[[str], str]) -> None:
    """Let `translate` use this function from now on. Called once, when the application starts."""
    global _translator
    _translator = translator


def translate(sentence: str) -> str:
    """The sentence in the reader's language, or the English one where none is known."""
    return _translator(sentence) if sentence else ""
