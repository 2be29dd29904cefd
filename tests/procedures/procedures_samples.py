"""Invented procedures in every shape an import understands, and answers made from a form."""

import json
from typing import Any

from motcua.procedures.rules import Case, ProcedureContent


def row(code: str = "9.000001", **changes: Any) -> dict[str, Any]:
    """A row of the reference set."""
    usual = {
        "code": code,
        "name_vi": "Thủ tục cấp phép thả diều",
        "field_vi": "Diều",
        "level": ["commune"],
        "commune_body": "ubnd",
        "scope": "national",
        "channels": ["in_person", "online"],
        "time_limit_text": "in_person: 3 ngày làm việc; online: 2.5 ngày làm việc",
        "fee_text": "in_person/online: phí 8.000 đồng",
        "documents": [{"name": "- Đơn xin thả diều;", "original": 1, "copy": 0}],
        "result": ["Giấy phép thả diều"],
        "decision_date": "2026-01-16",
        "source": ["invented"],
        "snapshot": "2026-07-18",
    }
    return usual | changes


def portal(code: str = "9.000002", **changes: Any) -> dict[str, Any]:
    """The same as the national portal's interface of 2026 gives it, with its usual oddities."""
    direct = {
        "submissionMethod": "DIRECT",
        "processingTime": "0",
        "processingTimeUnit": "OTHER",
        "fees": [{"type": "SERVICE_FEE", "value": "8000", "description": ""}],
    }
    paper = {"code": "KQ1", "name": "- Đơn xin thả diều", "originalQty": "1", "copyQty": 0, "required": True}
    detail = {
        "code": code,
        "name": "Cấp phép thả diều",
        "type": "STANDARD",
        "isWard": True,
        "isNonTerritorial": True,
        "category": {"code": "G99-DD01", "name": "Diều"},
        "executionMethods": [direct],
        "executionCases": [{"name": "* Giấy tờ phải nộp:", "profileComponents": [paper]}],
        "cases": [{"code": f"{code}.01", "name": "", "processingDay": {"qty": 3, "type": "WORKING_DAY"}}],
        "resultsDetails": [{"code": "KQ.G99.000001", "name": "Giấy phép thả diều"}],
        "procedureProposal": {"proposalNumber": "1/QĐ", "decisionDate": 1768496400000},
        "returningMethods": [{"type": "OFFLINE", "methods": ["AT_HOME", "AT_SUBMISSION_PLACE"]}],
    }
    return {"id": "019d", "code": code, "name": detail["name"], "detail": detail | changes}


def content(code: str = "9.000003", **changes: Any) -> ProcedureContent:
    usual: dict[str, Any] = {"code": code, "name": "Cấp phép thả diều", "cases": (Case(code),)}
    return ProcedureContent(**(usual | changes))


def lines(*rows: Any) -> bytes:
    """A file of JSON Lines."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in rows).encode()


def answer(schema: dict[str, Any]) -> Any:
    """An answer that fits a form, every field filled in."""
    if "const" in schema:
        return schema["const"]
    if "oneOf" in schema:
        return schema["oneOf"][0]["const"]
    kind = schema["type"]
    if kind == "object":
        return {name: answer(part) for name, part in schema["properties"].items()}
    if kind == "array":
        return [answer(schema["items"])]
    return {"boolean": True, "integer": 1, "number": 1.5}.get(kind) or _text(schema)


_BY_PATTERN = {
    "^[0-9]{12}$": "001099000001",
    "^0[0-9]{9,10}$": "0900000001",
    "^[0-9]{4}$": "4711",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "07:30",
}


def _text(schema: dict[str, Any]) -> str:
    by_format = {"date": "2026-01-02", "email": "a@example.vn"}.get(schema.get("format", ""))
    return by_format or _BY_PATTERN.get(schema.get("pattern", ""), "0123456789")
