"""All the public's pages, each group with the browser that may see it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.test import Client
from tests.citizen.filing_world import PARTIAL, begun
from tests.dossiers.test_dossiers_applying import NAME, NOTE, asked_for
from tests.drafts.drafts_world import published
from tests.world import World

from motcua.dossiers.rules import Status
from motcua.drafts import actions as drafts
from motcua.drafts.models import Draft
from motcua.drafts.rules import Citizen
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.staff.actions import open_citizen_account
from motcua.staff.rules import Hat

FIND = (
    "/find/",
    "/find/?q=khai",
    "/find/?q=zzzz",
    "/find/place/",
    "/find/place/?q=minh",
    "/find/life/birth/",
    "/find/fields/",
    "/find/fields/ho-tich/",
    "/procedures/1.001193/",
    "/procedures/2.000815/",
    "/procedures/1.001193/ask/",
    "/procedures/1.001193/ask/?at=who",
    "/procedures/1.001193/ask/?who=other&proof=witness&home=unsure",
    "/track/",
    "/file/",
    "/file/?pc=1",
    "/file/resume/",
    "/my/",
)
ABSENT = ("/nowhere/", "/procedures/9.999999/", "/my/dossiers/00000000-0000-7000-8000-000000000000/")
DRAFT = (
    "",
    "case",
    "who",
    "owner",
    "contact",
    "form/child",
    "papers",
    "papers/note",
    "papers/photo",
    "return",
    "check",
)
DRAFT_ENDS = ("elsewhere", "give-up")


def finding(world: World, context: Any) -> Iterator[str]:
    yield from FIND


def filing(world: World, context: Any) -> Iterator[str]:
    """A draft, by its pages: empty, filled in, by another's hand, filed, and overtaken by new rules."""
    empty = begun(world, Client())
    carry(empty.client, context)
    yield f"/file/start/?version={empty.version.pk}&unit={world.ward.pk}"
    yield from (empty.address(f"{page}/" if page else "") for page in ("", "who", "owner", "check"))
    full = begun(world, Client()).fill_in()
    carry(full.client, context)
    yield from (full.address(f"{page}/" if page else "") for page in (*DRAFT, *DRAFT_ENDS))
    full.post("who/", filing="authorised")
    yield full.address("representative/")
    done = begun(world, Client()).fill_in()
    done.post("check/", agree="yes")
    carry(done.client, context)
    yield done.address("done/")
    published(replace(PARTIAL, papers=PARTIAL.papers[:2]), local_day(now()))
    carry(full.client, context)
    yield full.address("changed/")


def tracking(world: World, context: Any) -> Iterator[str]:
    """A dossier in each of the states that look different, and what may be done with it."""
    marked, under_way = asked_for(world, NAME, NOTE), world.dossier_at(Status.IN_PROCESS)
    returned, stopped = world.dossier_at(Status.RETURNED), world.dossier_at(Status.STOPPED)
    others = (world.dossier_at(Status.OBLIGATION_ASKED), world.at_return_desk())
    for dossier in (marked, under_way, returned, stopped, *others):
        yield f"/track/{dossier.code}/?k={dossier.track_key}"
    yield f"/track/{marked.code}/mend/"
    yield f"/track/{under_way.code}/mend/"
    yield f"/track/{under_way.code}/withdraw/"
    yield f"/track/{under_way.code}/contact/"
    yield f"/track/{returned.code}/rate/"


def own(world: World, context: Any) -> Iterator[str]:
    """What somebody sees who has signed in: nothing yet, then a draft and dossiers; and an officer astray."""
    account = open_citizen_account(language="vi", by=System(), at=world.at)
    client = Client()
    client.force_login(account)
    carry(client, context)
    yield "/my/"
    by, at = Citizen(applicant=None, account=account.pk), now()
    for done in (False, True):
        begun = drafts.begin(version=world.land.pk, unit=world.ward.pk, by=by, at=at, account=account).draft
        if done:
            file_at_once(world, begun, by)
    yield "/my/?again"
    officer = Client()
    officer.force_login(world.account(world.receptionist))
    carry(officer, context)
    yield "/my/?officer"


def file_at_once(world: World, draft: Draft, by: Citizen | Hat) -> None:
    """Fill in and file a draft whose papers come later."""
    person, at = world.person(), now()
    owner = {"name": person.name, "id_kind": "personal", "id_number": person.id_number, "phone": person.phone}
    drafts.write(draft=draft, part={"owner": owner, "return_by": "counter"}, by=by, at=at)
    for key in ("application", "sketch"):
        drafts.say_of_paper(draft=draft, key=key, state="later", by=by, at=at)
    drafts.agree(draft=draft, how="statement", words="Đúng sự thật", by=by, at=at)
    drafts.file_draft(draft=draft, by=by, at=at)


def helping(world: World, context: Any) -> Iterator[str]:
    client = Client()
    client.force_login(world.account(world.post_clerk))
    carry(client, context)
    begin = client.post("/help/begin/", {"version": str(world.land.pk)})
    draft = Draft.objects.get(pk=UUID(begin["Location"].split("/")[2]))
    yield from ("/help/", "/help/start/?q=khai", f"/help/{draft.pk}/consent/")
    yield f"/help/begin/?version={world.land.pk}"
    client.post(f"/help/{draft.pk}/consent/", {"how": "spoken", "read": "on"})
    carry(client, context)
    yield f"/file/{draft.code}/owner/"
    yield f"/help/{draft.pk}/finish/"
    file_at_once(world, draft, world.post_clerk)
    yield f"/help/{draft.pk}/receipt/"
    head = Client()
    head.force_login(world.account(world.head))
    carry(head, context)
    yield "/help/team/"


def absent(world: World, context: Any) -> Iterator[str]:
    """Pages that are not there."""
    yield from ABSENT


def carry(client: Client, context: Any) -> None:
    """Let the browser go on where a client without scripts has stopped."""
    site = "/".join(context.pages[0].url.split("/")[:3])
    cookies = [
        {"name": name, "value": one.value, "url": site} for name, one in client.cookies.items() if one.value
    ]
    context.add_cookies(cookies)


GROUPS = {each.__name__: each for each in (finding, helping, own, filing, tracking, absent)}

# Addresses of the citizens' face that are no page of their own.
NO_PAGE = {
    "find-place-set": "sets the commune and goes back",
    "file-leave": "forgets and goes to the first page",
    "file-arriving": "a part of a file, sent by a script",
    "file-arriving-part": "a part of a file, sent by a script",
    "file-page": "a picture",
    "file-follow": "leads to the dossier",
    "track-leave": "forgets and goes to the first page",
    "own-in": "leads to the provider",
    "own-out": "leads to one's own page",
    "own-dossier": "leads to the dossier",
    "help-prepared": "drawn like the receipt; looked at in test_citizen_helping",
}
