#!/usr/bin/env python3
"""Draw `pages/public.css`, the one stylesheet of the public pages, from what those pages use.

It is the rules of `vendor.css` and `motcua.css` whose classes occur in the templates of the public face, then
`styles/public.css`, our own. Run it after a public template began to use another class.
"""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "src" / "motcua" / "pages"
STATIC = PAGES / "static" / "pages"
SOURCES = (STATIC / "vendor" / "vendor.css", STATIC / "motcua.css")
READ = (
    *(PAGES / "templates" / "pages" / "parts").glob("*.html"),
    PAGES / "templates" / "pages" / "public.html",
    PAGES / "fields.py",
    PAGES / "icons.py",
    PAGES / "questions.py",
    PAGES / "templatetags" / "motcua.py",
    *sorted((PAGES.parent / "citizen").rglob("*.html")),
    *sorted((PAGES.parent / "citizen").rglob("*.py")),
)
# Parts of the desk that share the folder of parts, and what only scripts of the desk need.
LEFT_OUT = re.compile(
    r"^(govuk-tabs|moj-timeline|mc-side|mc-nav|mc-search|mc-hat|mc-table|mc-wide|mc-keys|mc-dialog)"
)
MARK = 10  # signs, as in `pages.assets`
KEPT = re.compile(r"^(js-enabled|govuk-template|govuk-input--width-\d+|govuk-frontend-supported)$")
CLASS = re.compile(r"\.((?:[A-Za-z_]|\\.)(?:[\w-]|\\.)*)")
WORD = re.compile(r"(?:govuk|moj|mc)-[\w!-]+")


def used() -> set[str]:
    """Every class that the public's templates mention."""
    words = {
        word for path in READ if path.exists() for word in WORD.findall(path.read_text(encoding="utf-8"))
    }
    made = {f"{word}{end}" for word in words for end in ("--error", "--small", "--inline")}
    made |= {f"govuk-{shape}{end}" for shape in ("radios", "checkboxes") for end in _ENDS}
    made |= {
        f"mc-tag--{tone}" for tone in ("grey", "blue", "teal", "green", "amber", "red", "violet", "strong")
    }
    made |= {f"moj-alert--{kind}" for kind in ("success", "error", "warning", "information")}
    made |= {"govuk-button--secondary", "govuk-button--warning"}
    return {word for word in words | made if not LEFT_OUT.match(word)}


_ENDS = ("", "__item", "__input", "__label", "__hint", "--small", "--inline")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The top-level rules of a sheet: what stands before the braces, and what is in them."""
    depth, start, head = 0, 0, ""
    for place, letter in enumerate(css):
        if letter == "{":
            if depth == 0:
                head, start = css[start:place].strip(), place + 1
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield head, css[start:place].strip()
                start = place + 1
        elif letter == ";" and depth == 0:
            start = place + 1


def pruned(css: str, classes: set[str]) -> str:
    """Only the rules whose classes are all used; groups that become empty fall out."""
    out = []
    for head, body in rules(css):
        if head.startswith(("@media", "@supports")):
            inner = pruned(body, classes)
            out += [f"{head}{{{inner}}}"] if inner else []
        elif not head.startswith("@"):
            kept = [one for one in selectors(head) if _wanted(one, classes)]
            out += [f"{','.join(kept)}{{{body}}}"] if kept else []
    return "".join(out)


def selectors(head: str) -> list[str]:
    """The selectors of a rule; commas inside brackets do not part them."""
    return [one.strip() for one in re.split(r",(?![^(]*\))", head)]


def _wanted(selector: str, classes: set[str]) -> bool:
    # A class that must be absent, or one of several, does not have to be used.
    plain = re.sub(r":(?:not|is|where)\([^)]*\)", "", selector)
    named = [name.replace("\\", "") for name in CLASS.findall(plain)]
    return all(name in classes or KEPT.match(name) for name in named)


def small(css: str) -> str:
    """Without comments and needless spaces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()


def marked(css: str) -> str:
    """With the mark of its content at each font, as `pages.assets` marks what pages name."""

    def mark(found: re.Match[str]) -> str:
        content = (STATIC / found[1]).read_bytes()
        return f"url({found[1]}?{sha256(content).hexdigest()[:MARK]})"

    return re.sub(r"url\(([^)]+)\)", mark, css)


def drawn() -> str:
    """The whole sheet."""
    classes = used()
    parts = [pruned(small(path.read_text(encoding="utf-8")), classes) for path in SOURCES]
    own = marked(small((PAGES / "styles" / "public.css").read_text(encoding="utf-8")))
    return "/* Drawn by scripts/build_public_css.py */\n" + "\n".join([*parts, own]) + "\n"


if __name__ == "__main__":
    target = STATIC / "public.css"
    if "--check" in sys.argv:
        sys.exit(None if target.read_text(encoding="utf-8") == drawn() else "run scripts/build_public_css.py")
    target.write_text(drawn(), encoding="utf-8")
