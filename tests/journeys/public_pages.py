"""All the public's pages, each group with the browser that may see it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.test import Client
from tests.citizen.filing_world import begun
from tests.world import World

from motcua.dossiers.rules import Status
from motcua.drafts.models import Draft

FIND = (
    "/find/",
    "/find/?q=khai",
    "/find/?q=zzzz",
    "/find/place/",
    "/find/place/?q=minh",
    "/find/life/birth/",
    "/find/fields/",
    "/procedures/1.001193/",
    "/procedures/2.000815/",
    "/procedures/1.001193/ask/",
    "/procedures/2.000815/ask/",
    "/track/",
    "/file/",
    "/file/?pc=1",
    "/my/",
)
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
    """A draft, by its pages: empty, and filled in."""
    empty = begun(world, Client())
    carry(empty.client, context)
    yield f"/file/start/?version={empty.version.pk}&unit={world.ward.pk}"
    yield from (empty.address(f"{page}/" if page else "") for page in ("", "who", "owner", "check"))
    full = begun(world, Client()).fill_in()
    carry(full.client, context)
    yield from (full.address(f"{page}/" if page else "") for page in (*DRAFT, *DRAFT_ENDS))


def tracking(world: World, context: Any) -> Iterator[str]:
    asked, under_way = world.dossier_at(Status.SUPPLEMENT_ASKED), world.dossier_at(Status.IN_PROCESS)
    returned = world.dossier_at(Status.RETURNED)
    for dossier in (asked, under_way, returned):
        yield f"/track/{dossier.code}/?k={dossier.track_key}"
    yield f"/track/{asked.code}/mend/"
    yield f"/track/{under_way.code}/withdraw/"
    yield f"/track/{under_way.code}/contact/"
    yield f"/track/{returned.code}/rate/"


def helping(world: World, context: Any) -> Iterator[str]:
    client = Client()
    client.force_login(world.account(world.post_clerk))
    carry(client, context)
    begin = client.post("/help/begin/", {"version": str(world.land.pk)})
    draft = Draft.objects.get(pk=UUID(begin["Location"].split("/")[2]))
    yield from ("/help/", "/help/start/?q=khai", f"/help/{draft.pk}/consent/")
    client.post(f"/help/{draft.pk}/consent/", {"how": "spoken", "read": "on"})
    carry(client, context)
    yield f"/file/{draft.code}/owner/"
    yield f"/help/{draft.pk}/finish/"
    head = Client()
    head.force_login(world.account(world.head))
    carry(head, context)
    yield "/help/team/"


def carry(client: Client, context: Any) -> None:
    """Let the browser go on where a client without scripts has stopped."""
    site = "/".join(context.pages[0].url.split("/")[:3])
    cookies = [
        {"name": name, "value": one.value, "url": site} for name, one in client.cookies.items() if one.value
    ]
    context.add_cookies(cookies)


GROUPS = {each.__name__: each for each in (finding, filing, tracking, helping)}
