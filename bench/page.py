"""Filling in a form as a browser does: what the page offers stays, what is typed is put over it."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the form that holds the field `holding`, by name, as the page would send them."""

    def __init__(self, page: str, holding: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._holding, self._found, self._area = holding, False, ""
        self._select, self._pending = "", False
        self.feed(page)
        if not self._found:
            raise ValueError(f"the page has no form with the field {holding}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form" and not self._found:
            self.fields = {}
        if self._found and self._pending:
            return
        self._found = self._found or name == self._holding
        if tag == "input":
            self._input(name, said)
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in said or self._select not in self.fields):
            self.fields[self._select] = said.get("value", "")

    def _input(self, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in said:
            return
        if name and kind not in ("submit", "button", "file"):
            self.fields[name] = said.get("value", "on" if kind == "checkbox" else "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if tag == "form" and self._found:
            self._pending = True
