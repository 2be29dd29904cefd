import io
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from procedures_samples import content, lines, portal, row

from motcua.journal.models import Fact
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.procedures import queries
from motcua.procedures.actions import CatalogueRefused, ImportReport, import_catalogue, publish_version
from motcua.procedures.models import Procedure, ProcedureVersion

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
TODAY = date(2026, 11, 23)
DECIDED = date(2026, 1, 16)

pytestmark = pytest.mark.django_db


def bring(*rows: Any, at: datetime = AT, **options: Any) -> ImportReport:
    return import_catalogue(raw=lines(*rows), by=System(), at=at, **options)


def test_a_file_is_brought_in_with_one_fact() -> None:
    report = bring(row(), portal())
    assert report.counts() == {
        "rows": 2, "new": 2, "changed": 0, "unchanged": 0, "kept": 0, "refused": 0,
    }  # fmt: skip
    assert queries.version_in_force("9.000001", DECIDED).number == 1
    assert [fact.kind for fact in Fact.objects.all()] == ["procedures.imported"]


def test_the_same_file_again_changes_nothing() -> None:
    bring(row(), portal())
    before = list(ProcedureVersion.objects.order_by("pk").values())
    assert bring(row(), portal(), at=AT + timedelta(days=9)).outcome.counts()["unchanged"] == 2
    assert list(ProcedureVersion.objects.order_by("pk").values()) == before
    assert Fact.objects.count() == 1


def test_a_newer_file_makes_versions_only_of_what_changed() -> None:
    bring(row("9.1"), row("9.2"))
    report = bring(row("9.1", name_vi="Khác", snapshot="2026-12-01"), row("9.2", snapshot="2026-12-01"))
    assert (report.outcome.changed, report.outcome.unchanged) == (["9.1"], ["9.2"])
    old, new = reversed(queries.versions_of("9.1"))
    assert (old.in_force_to, new.in_force_from, new.in_force_to) == (TODAY, TODAY, None)


def test_a_correction_on_the_same_day_begins_the_day_after() -> None:
    bring(row(decision_date=""))
    bring(row(decision_date="", name_vi="Khác"))
    old, new = reversed(queries.versions_of("9.000001"))
    assert (old.in_force_from, new.in_force_from) == (TODAY, TODAY + timedelta(days=1))


@pytest.mark.parametrize("decided", ["2099-01-01", "1899-01-01", "soon", ""])
def test_an_odd_decision_date_is_not_believed(decided: str) -> None:
    bring(row(decision_date=decided))
    assert queries.versions_of("9.000001")[0].in_force_from == TODAY


def test_one_may_say_from_when_a_file_holds() -> None:
    bring(row(), in_force_from=date(2027, 1, 1))
    assert queries.versions_of("9.000001")[0].in_force_from == date(2027, 1, 1)


def test_one_bad_row_keeps_the_whole_file_out() -> None:
    with pytest.raises(CatalogueRefused) as refused:
        bring(row("9.1"), row(name_vi=""), row(""))
    remarks = [(remark.row, remark.severity) for remark in refused.value.report.remarks]
    assert remarks == [(2, "error"), (3, "error")]
    assert refused.value.refusal.code == "bad_rows"
    assert not Procedure.objects.exists()


def test_bad_rows_may_be_left_out() -> None:
    report = bring(row("9.1"), row(name_vi=""), skip_bad=True)
    assert (report.counts()["new"], report.counts()["refused"]) == (1, 1)


def test_a_file_without_a_readable_row_is_refused_even_so() -> None:
    with pytest.raises(CatalogueRefused) as refused:
        bring(row(""), skip_bad=True)
    assert refused.value.refusal.code == "nothing_readable"


def test_a_failure_while_writing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("motcua.procedures.actions.catalogue._note", fail)
    with pytest.raises(OSError, match="full"):
        bring(row())
    assert not Procedure.objects.exists()


def by_hand() -> None:
    made = content("9.000001", curated=True)
    publish_version(content=made, in_force_from=date(2026, 1, 1), by=System(), at=AT)


def test_what_was_modelled_by_hand_stays_with_a_doubt() -> None:
    by_hand()
    report = bring(row())
    assert report.outcome.kept == ["9.000001"]
    assert [(remark.severity, remark.row) for remark in report.remarks] == [("doubt", 1)]
    assert queries.version_in_force("9.000001", TODAY).curated


def test_what_was_modelled_by_hand_is_replaced_on_request() -> None:
    by_hand()
    assert bring(row(), replace=True).outcome.changed == ["9.000001"]


def command(path: Path, *options: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    try:
        call_command("procedures_import", str(path), *options, stdout=out)
    finally:
        printed = [json.loads(line) for line in out.getvalue().splitlines()]
    return printed


def test_the_command_prints_doubts_then_counts(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(lines(row(fee_text="in_person/online: phí 0 đồng")))
    doubt, counts = command(file)
    assert (doubt["row"], doubt["code"], doubt["severity"]) == (1, "9.000001", "doubt")
    assert counts["new"] == 1
    assert command(file, "--no-doubts") == [counts | {"new": 0, "unchanged": 1}]


def test_the_command_lists_bad_rows_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(lines(row(name_vi="")))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("procedures_import", str(file), stdout=out)
    assert json.loads(out.getvalue())["severity"] == "error"
    assert capsys.readouterr().err == ""


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.jsonl"):
        command(tmp_path / "none.jsonl")
