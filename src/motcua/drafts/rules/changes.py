"""What a newer version of a procedure changes for a draft, in plain sentences; nothing typed is lost."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from motcua.kernel.text import fold
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.rules import Channel, FeeRule, ProcedureContent
from motcua.workdays.rules import Limit, LimitUnit

from .sheet import merged


@dataclass(frozen=True)
class Changed:
    """One change: its kind for programs (`paper_added`, `field_gone`, …), what it is about, the sentence in
    the reader's language."""

    kind: str
    key: str
    sentence: str


def changes(old: ProcedureContent, new: ProcedureContent, case: str, channel: Channel) -> list[Changed]:
    """What differs between two versions for whoever files this case by this channel."""
    known = case in {one.code for one in new.cases}
    here = case if known else new.cases[0].code
    found = [] if known or not case else [_case_gone(old, case)]
    found += _papers(old, new, (case, here))
    found += list(_fees(old.fees_for(case or None, channel), new.fees_for(here, channel)))
    found += _limit(old.limit_for(case or None, channel), new.limit_for(here, channel))
    return found + list(_fields(old, new))


def renamed_papers(old: ProcedureContent, new: ProcedureContent, case: str, new_case: str) -> dict[str, str]:
    """Old key → new key of papers that stayed the same under another key."""
    before = {paper.key: fold(paper.name) for paper in old.papers_for(case or None)}
    after = {paper.key: fold(paper.name) for paper in new.papers_for(new_case or None)}
    fresh = {name: key for key, name in after.items() if key not in before}
    return {key: fresh[name] for key, name in before.items() if key not in after and name in fresh}


def fitting(new: ProcedureContent, old: ProcedureContent, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet for the new version. Answers that fit go on; answers of a question that has only another name
    move to it; what fits no more lies aside under `kept`, with the title it had, until it fits again."""
    fields, was = questions(new.form), questions(old.form)
    answers: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    titles = {fold(_title(part, name)): name for name, part in fields.items() if name not in was}
    offered = {name: one["value"] for name, one in typed.get("kept", {}).items()}
    stated = {**offered, **dict(_stated(typed.get("answers", {}), {*was, *fields}))}
    for name, value in stated.items():
        title = _kept_title(typed, was, name)
        goal = name if name in fields else titles.get(fold(title), "")
        if goal and fits(new.form or {}, fields[goal], value):
            answers = merged(answers, _nested(goal, value))
        else:
            kept[name] = {"title": title, "value": value}
    after = {**deepcopy(dict(typed)), "answers": answers, "kept": kept}
    return _without_lost_case(after, new, old)


def _without_lost_case(sheet: dict[str, Any], new: ProcedureContent, old: ProcedureContent) -> dict[str, Any]:
    case = sheet.get("case")
    if case and case not in {one.code for one in new.cases}:
        sheet["kept"]["case"] = {"title": _case_name(old, case), "value": case}
        sheet["case"] = ""
    return sheet


def fits(form: Mapping[str, Any], part: Mapping[str, Any], value: Any) -> bool:
    """Whether one answer is such as its question asks for."""
    validator = Draft202012Validator(form, format_checker=FormatChecker())
    return bool(validator.evolve(schema=part).is_valid(value))


def questions(form: Mapping[str, Any] | None, before: str = "") -> dict[str, Mapping[str, Any]]:
    """The questions of a form by their dotted names; a list is one question."""
    found: dict[str, Mapping[str, Any]] = {}
    for name, part in (form or {}).get("properties", {}).items():
        if part.get("type") == "object":
            found |= questions(part, f"{before}{name}.")
        else:
            found[f"{before}{name}"] = part
    return found


def _stated(value: Any, names: set[str], before: str = "") -> Iterator[tuple[str, Any]]:
    """The answers by the dotted names of their questions; below what nobody asks for, leaf by leaf."""
    for key, one in value.items():
        name = f"{before}{key}"
        if isinstance(one, Mapping) and name not in names:
            yield from _stated(one, names, f"{name}.")
        elif one not in (None, ""):
            yield name, one


def _nested(name: str, value: Any) -> dict[str, Any]:
    for step in reversed(name.split(".")):
        value = {step: value}
    return dict(value)


def _kept_title(typed: Mapping[str, Any], was: Mapping[str, Mapping[str, Any]], name: str) -> str:
    if name in was:
        return _title(was[name], name)
    return str(typed.get("kept", {}).get(name, {}).get("title") or name)


def _title(part: Mapping[str, Any], name: str) -> str:
    return str(part.get("title") or name.rpartition(".")[2])


def _case_gone(old: ProcedureContent, case: str) -> Changed:
    text = gettext_noop("The case “{name}” does not exist any more. Choose your case again.")
    return _changed("case_gone", case, text, name=_case_name(old, case))


def _case_name(content: ProcedureContent, case: str) -> str:
    return next((one.name for one in content.cases if one.code == case), "") or case


def _papers(old: ProcedureContent, new: ProcedureContent, cases: tuple[str, str]) -> list[Changed]:
    before = {paper.key: paper for paper in old.papers_for(cases[0] or None)}
    after = {paper.key: paper for paper in new.papers_for(cases[1])}
    moved = renamed_papers(old, new, *cases)
    found = []
    for key, paper in after.items():
        if key not in before and key not in moved.values():
            text = gettext_noop("A new paper is asked for: “{name}”.")
            found.append(_changed("paper_added", key, text, name=paper.name))
        elif key in before and paper.required and not before[key].required:
            text = gettext_noop("“{name}” is now required.")
            found.append(_changed("paper_required", key, text, name=paper.name))
    for key in before.keys() - after.keys() - moved.keys():
        text = gettext_noop("“{name}” is not asked for any more.")
        found.append(_changed("paper_gone", key, text, name=before[key].name))
    return found


def _fees(old: tuple[FeeRule, ...], new: tuple[FeeRule, ...]) -> Iterator[Changed]:
    """A fee that is not named any more is not called free: nobody said so."""
    before, after = ({fee.name: _money(fee) for fee in fees} for fees in (old, new))
    for name in [*after, *(name for name in before if name not in after)]:
        if before.get(name) != after.get(name):
            values = {"name": name, "before": before.get(name, ""), "after": after.get(name, "")}
            yield _changed("fee", name, _fee_text(name, before, after), **values)


def _fee_text(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    if name not in before:
        return gettext_noop("There is a new fee: “{name}”, {after}.")
    if name not in after:
        return gettext_noop("“{name}” is not named any more. The centre tells you what is to be paid.")
    return gettext_noop("“{name}”: {before} until now, {after} from now on.")


def _money(fee: FeeRule) -> str:
    total = fee.total()
    if total is None:
        return translate(gettext_noop("amount not known"))
    if not total:
        return _nothing()
    each = {"copy": gettext_noop("{sum} a copy"), "page": gettext_noop("{sum} a page")}
    shown = each.get(fee.rate.per if fee.rate else "", "{sum}")
    return translate(shown).format(sum=f"{total:,} đồng".replace(",", "."))


def _nothing() -> str:
    return translate(gettext_noop("nothing to pay"))


def _limit(old: Limit | None, new: Limit | None) -> list[Changed]:
    if old == new:
        return []
    text = gettext_noop("How long it takes: {before} until now, {after} from now on.")
    return [_changed("limit", "", text, before=_long(old), after=_long(new))]


_UNITS = {
    LimitUnit.WORKING_DAY: gettext_noop("{amount} working days"),
    LimitUnit.CALENDAR_DAY: gettext_noop("{amount} days"),
    LimitUnit.MONTH: gettext_noop("{amount} months"),
    LimitUnit.HOUR: gettext_noop("{amount} working hours"),
    LimitUnit.SAME_DAY: gettext_noop("the same day"),
}


def _long(limit: Limit | None) -> str:
    if limit is None:
        return translate(gettext_noop("no promised time"))
    amount = f"{limit.amount:f}".rstrip("0").rstrip(".") if limit.amount % 1 else f"{limit.amount:.0f}"
    return translate(_UNITS[limit.unit]).format(amount=amount)


def _fields(old: ProcedureContent, new: ProcedureContent) -> Iterator[Changed]:
    before, after = questions(old.form), questions(new.form)
    gone = {fold(_title(part, name)): name for name, part in before.items() if name not in after}
    for name, part in after.items():
        title = _title(part, name)
        if name not in before and not gone.pop(fold(title), ""):
            text = gettext_noop("The form asks something new: “{title}”.")
            yield _changed("field_added", name, text, title=title)
        elif name in before and fold(title) != fold(_title(before[name], name)):
            text = gettext_noop("“{before}” on the form is now called “{title}”.")
            yield _changed("field_renamed", name, text, before=_title(before[name], name), title=title)
    for name in gone.values():
        text = gettext_noop("The form does not ask for “{title}” any more. What you wrote is kept aside.")
        yield _changed("field_gone", name, text, title=_title(before[name], name))


def _changed(kind: str, key: str, text: str, **params: str) -> Changed:
    return Changed(kind, key, translate(text).format(**params))
