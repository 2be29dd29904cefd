"""The typesetter: a template's name and plain data in, the bytes of a PDF out.

Typst runs inside the process and sees only this package's templates and fonts (no system fonts, no network).
It is given the data as JSON, so nothing a citizen typed is ever read as markup. The same data give the same
bytes.
"""

import json
import os
import threading
from collections import deque
from pathlib import Path
from typing import Any

import typst

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates_typst"
_FONTS = _HERE / "fonts"

# A compiler may serve one thread at a time, and a warm one is faster: idle ones wait here, as many as
# there are processors to run them.
_seats = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))
_idle: deque[typst.Compiler] = deque()


def typeset(template: str, paper: dict[str, Any], *, tagged: bool = True) -> bytes:
    """The PDF of `paper` in `template` ("receipt"). `tagged`: marked up for screen readers.
    Raises `typst.TypstError` only if a template is wrong."""
    inputs = {"paper": json.dumps(paper, ensure_ascii=False)}
    with _seats:
        compiler = _idle.pop() if _idle else _new_compiler()
        try:
            source = _TEMPLATES / f"{template}.typ"
            made = compiler.compile(source, format="pdf", sys_inputs=inputs, pdf_tags=tagged)
        finally:
            _idle.append(compiler)
    assert isinstance(made, bytes)
    return made


def _new_compiler() -> typst.Compiler:
    return typst.Compiler(root=_TEMPLATES, font_paths=[_FONTS], ignore_system_fonts=True)
