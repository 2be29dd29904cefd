"""The electronic form of a procedure at the counter, drawn from its JSON Schema.

Optional here: nothing filled in means that the paper form is enough. What is filled in must fit the schema,
by the very validator that the action uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker

from .fields import DAYS, CounterForm

Path = tuple[str | int, ...]
PREFIX = "answers"
_MOST_ROWS = 30


@dataclass
class Group:
    """A heading of the form with its fields, and the groups inside."""

    title: str
    fields: list[str] = field(default_factory=list)
    groups: list["Group"] = field(default_factory=list)
    more: str = ""
    bound: list[forms.BoundField] = field(default_factory=list)


class AnswersForm(CounterForm):
    """All questions of one schema as flat fields; `shown` says under which headings they stand."""

    def __init__(self, data: QueryDict, schema: dict[str, Any], more: str = "") -> None:
        super().__init__(data, prefix=PREFIX)
        self.schema = schema
        self._paths: dict[str, Path] = {}
        self._more = more
        self.shown = self._bind(self._group(schema, ()))

    def _group(self, schema: dict[str, Any], path: Path) -> Group:
        group = Group(said(schema, "title"))
        for name in schema.get("x-order") or schema.get("properties", {}):
            part = schema["properties"][name]
            needed = name in schema.get("required", ())
            if part.get("type") == "object":
                group.groups.append(self._group(part, (*path, name)))
            elif _is_list_of_objects(part):
                group.groups.append(self._rows(part, (*path, name)))
            else:
                _last(group).fields.append(self._add(part, (*path, name), needed))
        return group

    def _rows(self, part: dict[str, Any], path: Path) -> Group:
        """A block for each row typed so far, and one more when asked for."""
        name = _name(path)
        typed = [
            key.removeprefix(f"{PREFIX}-{name}.").split(".")[0] for key in self.data if self._below(key, name)
        ]
        rows = max([int(number) + 1 for number in typed if number.isdecimal()], default=1)
        rows = min(rows + (self._more == name), part.get("maxItems", _MOST_ROWS), _MOST_ROWS)
        groups = [self._group(part["items"], (*path, number)) for number in range(rows)]
        for number, group in enumerate(groups, start=1):
            group.title = f"{group.title} {number}"
        return Group(said(part, "title"), groups=groups, more=name)

    def _bind(self, group: Group) -> Group:
        group.bound = [self[name] for name in group.fields]
        for inner in group.groups:
            self._bind(inner)
        return group

    def _below(self, key: str, name: str) -> bool:
        return key.startswith(f"{PREFIX}-{name}.") and bool(str(self.data[key]).strip())

    def _add(self, part: dict[str, Any], path: Path, needed: bool) -> str:
        name = _name(path)
        made = control(part)
        made.label, made.help_text = said(part, "title"), said(part, "description")
        made.required = False
        if needed and not isinstance(made, forms.BooleanField):
            made.label = f"{made.label} *"
        self.fields[name] = made
        self._paths[name] = path
        return name

    @property
    def begun(self) -> bool:
        """Whether anything is filled in at all."""
        return any(self[name].value() not in (None, "", [], False) for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Tell each field what the schema finds wrong with it, if the form was begun."""
        stated = self.stated()
        for wrong in _problems(self.schema, stated) if stated is not None and not self.errors else ():
            name = self._nearest(wrong)
            if name not in self.errors:
                self.add_error(name, _sentence(wrong))
        return self.cleaned_data

    def stated(self) -> dict[str, Any] | None:
        """The answers as the schema words them; None when nothing was filled in. Only for a checked form."""
        if not self.begun:
            return None
        stated: dict[str, Any] = {}
        for name, path in self._paths.items():
            value = self.cleaned_data.get(name)
            if value not in (None, "", []):
                _put(stated, path, value)
        return _dense(stated)  # type: ignore[no-any-return]

    def _nearest(self, wrong: Any) -> str | None:
        """The field an error belongs to: its own, that of the missing part, or the first one below it."""
        path = tuple(wrong.absolute_path)
        lacking = [name for name in wrong.schema.get("required", ()) if _lacks(wrong, name)]
        below = _name((*path, *lacking[:1]))
        found = [name for name in self.fields if name == below or name.startswith(f"{below}.")]
        return next(iter(found or [name for name in self.fields if name.startswith(_name(path))]), None)


def _last(group: Group) -> Group:
    """Where the next single question stands: in the group itself, or behind the groups that came before."""
    if group.groups and group.groups[-1].title:
        group.groups.append(Group(""))
    return group.groups[-1] if group.groups else group


def said(schema: dict[str, Any], what: str) -> str:
    """A title or description of the schema in the reader's language, if it has one for it."""
    english = schema.get(f"x-{what}-en", "") if (get_language() or "").startswith("en") else ""
    return str(english or schema.get(what, ""))


def control(part: dict[str, Any]) -> forms.Field:
    """The Django field for one question."""
    kind, options = part.get("type"), part.get("oneOf")
    if kind == "array":
        return forms.MultipleChoiceField(choices=_options(part["items"]), widget=forms.CheckboxSelectMultiple)
    if options or "enum" in part:
        return forms.ChoiceField(choices=[("", "–"), *_options(part)])
    if kind == "boolean":
        return forms.BooleanField()
    if kind in ("integer", "number"):
        return forms.IntegerField() if kind == "integer" else forms.FloatField(localize=True)
    if part.get("format") == "date":
        return IsoDayField()
    area = forms.Textarea(attrs={"rows": 2}) if part.get("x-multiline") else forms.TextInput
    return forms.CharField(widget=area)


class IsoDayField(forms.CharField):
    """A day typed as officers type it, kept as the schema wants it; anything else is left for the schema."""

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        try:
            return forms.DateField(input_formats=DAYS).clean(typed).isoformat() if typed else ""
        except forms.ValidationError:
            return typed


def _options(part: dict[str, Any]) -> list[tuple[str, str]]:
    if "oneOf" in part:
        return [(str(one["const"]), said(one, "title") or str(one["const"])) for one in part["oneOf"]]
    return [(str(one), str(one)) for one in part.get("enum", ())]


def _is_list_of_objects(part: dict[str, Any]) -> bool:
    return part.get("type") == "array" and bool(part.get("items", {}).get("type") == "object")


def _name(path: Path) -> str:
    return ".".join(map(str, path))


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


def _problems(schema: dict[str, Any], stated: dict[str, Any]) -> Iterator[Any]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    yield from sorted(validator.iter_errors(stated), key=lambda one: list(map(str, one.absolute_path)))


def _lacks(wrong: Any, name: str) -> bool:
    return wrong.validator == "required" and isinstance(wrong.instance, dict) and name not in wrong.instance


def _sentence(wrong: Any) -> str:
    if wrong.validator in ("required", "minItems", "const"):
        return _("The form needs this. Fill it in, or leave the whole form empty.")
    if wrong.validator in ("maxLength", "minimum", "maximum", "exclusiveMinimum"):
        return _("The form allows from %(least)s to %(most)s here.") % _bounds(wrong.schema)
    return _("The form wants this written differently. %(hint)s") % {
        "hint": said(wrong.schema, "description")
    }


def _bounds(schema: dict[str, Any]) -> dict[str, Any]:
    least = schema.get("minimum", schema.get("exclusiveMinimum", schema.get("minLength", 0)))
    return {"least": least, "most": schema.get("maximum", schema.get("maxLength", "…"))}
