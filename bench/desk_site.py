"""The program's own addresses, and beside them the plainest view that takes a dossier in.

It is what stands between an officer's browser and the action whatever a page looks like: the session, the
check against forged requests, the officer's hat, the permission.
"""

from uuid import UUID

from django.http import HttpResponse
from django.urls import include, path

from motcua.applicants.rules import IdKind, PersonWritten
from motcua.dossiers.actions import receive
from motcua.dossiers.rules import Intake, PaperBrought
from motcua.kernel.clock import now
from motcua.procedures.queries import content
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission


@needs(Permission.FILE)
def take_in(request: OfficerRequest) -> HttpResponse:
    """Accept a dossier of the posted person with all papers that its procedure asks for."""
    said, unit = request.POST, request.hat.authority
    owner = PersonWritten(
        name=said["owner"], id_kind=IdKind.PERSONAL, id_number=said["number"], phone=said["phone"]
    )
    procedure = content(UUID(said["version"]))
    case = procedure.cases[0].code
    wanted = [one for one in procedure.papers_for(case) if one.required]
    intake = Intake(
        id=UUID(said["id"]),
        version=UUID(said["version"]),
        case=case,
        owner=owner,
        served_by=unit,
        competent=unit,
        papers=tuple(PaperBrought(one.key, one.name, originals=1) for one in wanted),
    )
    dossier = receive(intake=intake, by=request.hat, at=now())
    return HttpResponse(dossier.code)


urlpatterns = [path("bench/take-in/", take_in), path("", include("motcua.urls"))]
