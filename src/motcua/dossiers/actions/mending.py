"""Whether what an applicant sends is what was asked for: all that was marked, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from motcua.files.models import StoredFile
from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content

from ..models import Dossier
from ..queries.demands import paper_names
from ..rules import Mark, MarkKind, answer_at, field_name

_NOT_MARKED = Refusal(
    "not_marked",
    gettext_noop("Only what was asked for can be changed. For anything else, ask the centre."),
)


def why_not_mend(
    dossier: Dossier, marks: Sequence[Mark], answers: Mapping[str, Any], files: Mapping[str, StoredFile]
) -> Refusal | None:
    """Whether just the marked fields and papers come, and all of them."""
    papers = {mark.key for mark in marks if mark.kind is MarkKind.PAPER}
    fields = {mark.key for mark in marks if mark.kind is MarkKind.FIELD}
    if not set(answers) <= fields or not set(files) <= papers or (answers and dossier.answers is None):
        return _NOT_MARKED
    if any(file.subject != dossier.pk for file in files.values()):
        return _NOT_MARKED
    lacking = [mark for mark in marks if mark.listed and mark.key not in {*answers, *files}]
    if lacking:
        return _still(dossier, lacking)
    if not answers and not files:
        return Refusal("nothing_sent", gettext_noop("Add what was asked for, or bring it to the counter."))
    return None


def _still(dossier: Dossier, lacking: Sequence[Mark]) -> Refusal:
    form = content(dossier.procedure_version_id).form or {}
    papers = paper_names(dossier)
    names = [papers.get(one.key) or field_name(form, one.key) or one.key for one in lacking]
    text = gettext_noop("Still missing: {papers}. Add it here, or bring everything to the counter.")
    return Refusal("still_missing", text, {"papers": "; ".join(names)})


def why_wrong(
    form: Mapping[str, Any], before: Mapping[str, Any], now: Mapping[str, Any], marks: Sequence[Mark]
) -> Refusal | None:
    """Whether the mended answers fit the form. What was wrong before, in a field that nobody marked, cannot
    be mended here and is not held against the applicant."""
    known = {(path, validator) for path, validator, _name in _wrong(form, before)}
    for path, validator, name in _wrong(form, now):
        mended = any(mark.covers(path) or mark.key.startswith(f"{path}.") for mark in marks)
        if mended or (path, validator) not in known:
            text = gettext_noop(
                "Look at “{field}” on the form: it is missing or not written as it should be."
            )
            return Refusal("bad_answers", text, {"field": name})
    for mark in marks:
        if mark.kind is MarkKind.FIELD and answer_at(before, mark.key) == answer_at(now, mark.key):
            text = gettext_noop("“{field}” is as it was before. Write what is right: {why}")
            name = field_name(form, mark.key) or mark.key
            return Refusal("same_answer", text, {"field": name, "why": mark.why})
    return None


def _wrong(form: Mapping[str, Any], stated: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Dotted path, kind and name of each thing the form finds wrong; what is missing has its own path."""
    validator = Draft202012Validator(form, format_checker=FormatChecker())
    for wrong in sorted(validator.iter_errors(stated), key=lambda one: list(map(str, one.absolute_path))):
        path = [str(step) for step in wrong.absolute_path]
        if wrong.validator == "required":
            path += [name for name in wrong.validator_value if name not in wrong.instance][:1]
        dotted = ".".join(path)
        yield dotted, str(wrong.validator), field_name(form, dotted) or dotted or "?"
