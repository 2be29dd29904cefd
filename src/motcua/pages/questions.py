"""The electronic form of a procedure, drawn from its JSON Schema: whole, or only the part a page asks for.

The same schema checks on the server what was typed, by the very validator that the actions use. What other
pages asked for stays as it was stated.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker

from .typed import PatternField, WholeField, example_of

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]
DAYS = ["%d/%m/%Y", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
PREFIX = "answers"
_MOST_ROWS = 30
_LONG = 80


@dataclass
class Group:
    """A heading of the form with its fields, and the groups inside. `more` names a list that may grow."""

    title: str
    fields: list[str] = field(default_factory=list)
    groups: list["Group"] = field(default_factory=list)
    more: str = ""
    bound: list[forms.BoundField] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """One page's worth of a form: the dotted names it asks for, under one heading."""

    key: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Wrong:
    """What the schema finds wrong with answers: the dotted name of the nearest question, and a sentence."""

    name: str
    sentence: str


class QuestionsForm(forms.Form):
    """Questions of one schema as flat fields; `shown` says under which headings they stand.

    `stated` is what was answered so far; `only` the dotted names (or beginnings of names) to ask for; `more`
    the list that shall get one row more. Values are the schema's own: days as ISO text, numbers as numbers.
    """

    use_required_attribute = False
    dense = False
    """Whether room is short: then a few answers to choose from are a box that opens."""

    def __init__(
        self,
        schema: Schema,
        data: QueryDict | None = None,
        *,
        stated: Mapping[str, Any] | None = None,
        only: Collection[str] | None = None,
        more: str = "",
        prefix: str = PREFIX,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.schema, self._before = schema, dict(stated or {})
        self._only, self._more = only, more
        self._typed: dict[str, Path] = {}
        self.shown = self._bind(self._group(schema, ()))

    def _group(self, schema: Schema, path: Path) -> Group:
        group = Group(said(schema, "title"))
        for name in order_of(schema):
            part, here = schema["properties"][name], (*path, name)
            if not self._asked(here):
                continue
            if part.get("type") == "object":
                group.groups.append(self._group(part, here))
            elif _is_list_of_objects(part):
                group.groups.append(self._rows(part, here))
            else:
                _last(group).fields.append(self._add(part, here, name in schema.get("required", ())))
        return group

    def _asked(self, path: Path) -> bool:
        if self._only is None:
            return True
        name = dotted(path)
        return any(_begins(name, one) or _begins(one, name) for one in self._only)

    def _rows(self, part: Schema, path: Path) -> Group:
        """A block for each row there is, and one more when asked for."""
        name = dotted(path)
        rows = max(self._typed_rows(name) if self.is_bound else len(_value(self._before, path) or ()), 1)
        rows = min(rows + (self._more == name), part.get("maxItems", _MOST_ROWS), _MOST_ROWS)
        groups = [self._group(part["items"], (*path, number)) for number in range(rows)]
        for number, group in enumerate(groups, start=1):
            group.title = f"{group.title} {number}".strip()
        return Group(said(part, "title"), groups=groups, more=name)

    def _typed_rows(self, name: str) -> int:
        before = f"{self.prefix}-{name}."
        typed = [key for key in self.data if key.startswith(before) and str(self.data[key]).strip()]
        numbers = [key.removeprefix(before).split(".")[0] for key in typed]
        return max([int(number) + 1 for number in numbers if number.isdecimal()], default=1)

    def _bind(self, group: Group) -> Group:
        group.bound = [self[name] for name in group.fields]
        for inner in group.groups:
            self._bind(inner)
        return group

    def _add(self, part: Schema, path: Path, needed: bool) -> str:
        name = dotted(path)
        made = control(part, dense=self.dense)
        made.label, made.help_text = said(part, "title"), said(part, "description") or example_of(part)
        made.required = False
        made.needed = needed  # type: ignore[attr-defined]
        made.initial = _shown_again(part, _value(self._before, path))
        self.fields[name] = made
        self._typed[name] = path
        return name

    @property
    def begun(self) -> bool:
        """Whether anything is filled in at all."""
        return any(self[name].value() not in (None, "", [], False) for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Tell each question what the schema finds wrong with its answer."""
        for wrong in wrongs(self.schema, self.stated(), self.fields):
            if wrong.name in self.fields and wrong.name not in self.errors:
                self.add_error(wrong.name, wrong.sentence)
        return self.cleaned_data

    def stated(self) -> dict[str, Any]:
        """All answers as the schema words them: those typed here, and the earlier ones of other pages. Only
        for a form that was checked."""
        stated: dict[str, Any] = _without(
            _loose(self._before), {self._anew(path) for path in self._typed.values()}
        )
        for name, path in self._typed.items():
            value = self.cleaned_data.get(name)
            if value not in (None, "", []):
                _put(stated, path, value)
        return _dense(stated)  # type: ignore[no-any-return]

    def _anew(self, path: Path) -> Path:
        """What an answer replaces: the whole list where the list was asked for, else the single answer."""
        at = next((place for place, step in enumerate(path) if isinstance(step, int)), len(path))
        whole = self._only is None or any(_begins(dotted(path[:at]), one) for one in self._only)
        return path[:at] if whole else path


def parts(schema: Schema) -> list[Part]:
    """The form one thing a page: each object or list at its top is a page; single questions that follow each
    other share one, under the form's own title."""
    found: list[Part] = []
    for name in order_of(schema):
        part = schema["properties"][name]
        own = part.get("type") == "object" or _is_list_of_objects(part)
        if own or not found or not found[-1].key.startswith("-"):
            title = said(part if own else schema, "title")
            found.append(Part(name if own else f"-{name}", title, (name,)))
        else:
            found[-1] = Part(found[-1].key, found[-1].title, (*found[-1].names, name))
    return [Part(one.key.removeprefix("-"), one.title, one.names) for one in found]


def parts_without(schema: Schema, left_out: Collection[str]) -> list[Part]:
    """The pages of a form, where some questions at its top are asked elsewhere. No page is empty."""
    found = ((one, tuple(name for name in one.names if name not in left_out)) for one in parts(schema))
    return [Part(names[0], one.title, names) for one, names in found if names]


def wrongs(schema: Schema, stated: Mapping[str, Any], known: Collection[str] = ()) -> list[Wrong]:
    """What is wrong with these answers, by the name of the nearest question; `known` are the names to choose
    from (none: all that the schema itself names)."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    found = sorted(validator.iter_errors(stated), key=lambda one: list(map(str, one.absolute_path)))
    names = list(known) or list(names_of(schema))
    return [Wrong(_nearest(one, names), _sentence(one)) for one in found]


def names_of(schema: Schema, path: Path = ()) -> Iterator[str]:
    """The dotted names of all questions; those of a list without the number of a row."""
    for name in order_of(schema):
        part = schema["properties"][name]
        inner = part["items"] if _is_list_of_objects(part) else part
        if inner.get("type") == "object":
            yield from names_of(inner, (*path, name))
        else:
            yield dotted((*path, name))


def label_of(schema: Schema, name: str) -> str:
    """What the question of a dotted name is called, with the headings it stands under."""
    titles: list[str] = []
    part: Schema = schema
    for step in name.split("."):
        part = part.get("items", {}) if step.isdecimal() else part.get("properties", {}).get(step, {})
        title = str(int(step) + 1) if step.isdecimal() else said(part, "title")
        titles += [title] if title else []
    return " – ".join(titles) or name


def order_of(schema: Schema) -> list[str]:
    """The names of an object's questions in the order in which they are asked."""
    return list(schema.get("x-order") or schema.get("properties", {}))


def said(schema: Schema, what: str) -> str:
    """A title or description of the schema in the reader's language, if it has one for it."""
    language = (get_language() or "vi").split("-")[0]
    other = schema.get(f"x-{what}-{language}", "") or (language != "vi" and schema.get(f"x-{what}-en", ""))
    return str(other or schema.get(what, ""))


def dotted(path: Path) -> str:
    """`("people", 0, "name")` as `people.0.name`."""
    return ".".join(map(str, path))


def control(part: Schema, *, dense: bool = False) -> forms.Field:
    """The Django field for one question."""
    kind = part.get("type")
    if kind == "array":
        return forms.MultipleChoiceField(choices=options(part["items"]), widget=forms.CheckboxSelectMultiple)
    if "oneOf" in part or "enum" in part:
        return _choice(part, dense)
    if kind == "boolean":
        return forms.BooleanField()
    if kind in ("integer", "number"):
        return WholeField() if kind == "integer" else forms.FloatField(localize=True)
    if part.get("format") == "date":
        return IsoDayField(widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    area = forms.Textarea(attrs={"rows": 3}) if _is_long(part) else forms.TextInput(attrs=_typing(part))
    return PatternField(part["pattern"], widget=area) if "pattern" in part else forms.CharField(widget=area)


class IsoDayField(forms.CharField):
    """A day typed as people type it, kept as the schema wants it; anything else is left for the schema."""

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        try:
            return forms.DateField(input_formats=DAYS).clean(typed).isoformat() if typed else ""
        except forms.ValidationError:
            return typed


def options(part: Schema) -> list[tuple[str, str]]:
    """The answers to choose from."""
    if "oneOf" in part:
        return [(str(one["const"]), said(one, "title") or str(one["const"])) for one in part["oneOf"]]
    return [(str(one), str(one)) for one in part.get("enum", ())]


def _choice(part: Schema, dense: bool) -> forms.Field:
    found = options(part)
    if len(found) <= 5 and not dense:
        return forms.ChoiceField(choices=found, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", "–"), *found])


def _is_long(part: Schema) -> bool:
    return bool(part.get("x-multiline"))


def _typing(part: Schema) -> dict[str, Any]:
    """What helps a phone to show the right keys."""
    if part.get("format") == "email":
        return {"type": "email", "autocapitalize": "off", "spellcheck": "false"}
    if "[0-9]" in str(part.get("pattern", "")) and ":" not in str(part.get("pattern", "")):
        return {"inputmode": "numeric"}
    return {}


def _last(group: Group) -> Group:
    """Where the next single question stands: in the group itself, or behind the groups that came before."""
    if group.groups and (group.groups[-1].title or group.groups[-1].more):
        group.groups.append(Group(""))
    return group.groups[-1] if group.groups else group


def _is_list_of_objects(part: Schema) -> bool:
    return part.get("type") == "array" and bool(part.get("items", {}).get("type") == "object")


def _begins(name: str, start: str) -> bool:
    return name == start or name.startswith(f"{start}.")


def _value(stated: Any, path: Path) -> Any:
    for step in path:
        try:
            stated = stated[step]
        except (KeyError, IndexError, TypeError):
            return None
    return stated


def _shown_again(part: Schema, value: Any) -> Any:
    """A kept answer as people write it."""
    year, _dash, rest = str(value or "").partition("-")
    if part.get("format") == "date" and len(rest) == 5:
        return f"{rest[3:]}/{rest[:2]}/{year}"
    return value


def _loose(value: Any) -> Any:
    """Lists of objects by the number of their rows, as they are while rows are put in and taken out."""
    if isinstance(value, Mapping):
        return {key: _loose(one) for key, one in value.items()}
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        return dict(enumerate(map(_loose, value)))
    return value


def _without(stated: Any, paths: set[Path], here: Path = ()) -> Any:
    """The answers but those at these paths; objects left empty are left out."""
    if not isinstance(stated, Mapping):
        return stated
    kept = {
        key: _without(value, paths, (*here, key))
        for key, value in stated.items()
        if (*here, key) not in paths
    }
    return {key: value for key, value in kept.items() if value != {} or stated[key] == {}}


def _put(stated: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        stated = stated.setdefault(step, {})
    stated[path[-1]] = value


def _dense(value: Any) -> Any:
    """Rows were collected by their number; those left empty close up."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_dense(value[key]) for key in sorted(value)]
    return {key: _dense(one) for key, one in value.items()}


def _nearest(wrong: Any, names: list[str]) -> str:
    """The question an error belongs to: its own, that of the missing part, or the first one below it."""
    path = tuple(wrong.absolute_path)
    lacking = [name for name in wrong.schema.get("required", ()) if _lacks(wrong, name)]
    below = dotted((*path, *lacking[:1]))
    ways: list[Callable[[str], bool]] = [
        lambda name: _begins(name, below),
        lambda name: _begins(below, name),
        lambda name: _begins(name, dotted(path)),
    ]
    found = (name for way in ways for name in names if way(name))
    return next(found, below)


def _lacks(wrong: Any, name: str) -> bool:
    return wrong.validator == "required" and isinstance(wrong.instance, dict) and name not in wrong.instance


def _sentence(wrong: Any) -> str:
    schema = wrong.schema
    if wrong.validator in ("required", "minItems", "const"):
        return _("Fill this in.") if wrong.validator != "const" else _("Tick this to go on.")
    if wrong.validator in ("maximum", "minimum", "exclusiveMinimum"):
        least = schema.get("minimum", schema.get("exclusiveMinimum", 0))
        return _("Write a number from %(least)s to %(most)s.") % {
            "least": least,
            "most": schema.get("maximum", "…"),
        }
    if wrong.validator == "maxLength":
        return _("Write at most %(most)s characters.") % {"most": schema["maxLength"]}
    if schema.get("format") == "date":
        return _("Write the day as day/month/year, such as 24/11/1990.")
    if schema.get("format") == "email":
        return _("Write the e-mail address as name@place, such as an@example.vn, or leave it out.")
    if wrong.validator in ("oneOf", "enum", "type"):
        return _("Choose one of the answers.")
    return _("Write this as asked. %(hint)s") % {"hint": said(schema, "description") or example_of(schema)}
