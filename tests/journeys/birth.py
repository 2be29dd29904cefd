"""A birth that somebody has filed online by the everyday procedure, for stories that begin after that."""

from typing import Any

from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.procedures.models import ProcedureVersion

BIRTH = "1.001193"
CASE = "1.001193.01"
ANSWERS: dict[str, Any] = {
    "requester": {
        "full_name": "Trần Thị Thử",
        "id_number": "008190000123",
        "residence": "Tổ 8, phường Minh Xuân",
        "relationship": "Mẹ",
    },
    "child": {
        "full_name": "TRẦN THỊ BÉ",
        "birth_date": "2026-11-20",
        "sex": "female",
        "ethnicity": "Tày",
        "nationality": "Việt Nam",
        "birth_place": "Bệnh viện đa khoa tỉnh Tuyên Quang",
        "home_town": "Phường Minh Xuân, tỉnh Tuyên Quang",
    },
    "birth_proof": {"kind": "certificate"},
    "pledge": True,
}


def newest_birth() -> ProcedureVersion:
    """The version of birth registration that came last."""
    return ProcedureVersion.objects.filter(procedure__code=BIRTH).latest("number")


def filed_online(world: World) -> Dossier:
    """Filed by the mother, not accepted yet, everything required brought."""
    version = newest_birth()
    return world.filed(version, case=CASE, answers=ANSWERS, papers=world.papers(version))
