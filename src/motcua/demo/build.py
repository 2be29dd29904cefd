"""Playing all stories in the order of time, in one transaction: the demonstration is there whole or not."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from motcua.journal.actions import append
from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.clock import at_local
from motcua.kernel.ids import reference_id
from motcua.staff.actions import appoint_stand_in
from motcua.staff.queries import account, all_posts_within, hats_of
from motcua.staff.rules import Hat
from motcua.workdays.queries import default_calendar

from .cast import CHAIRMAN, HEAD, VICE_CHAIR
from .catalogue import catalogue_work
from .scene import Planned, Scene, Story
from .stage import set_up
from .stories import Life
from .visits import UNFILED, Visit, plan, working_days

BUILT = reference_id("demo", "built")
_AWAY_DAYS = 6


@dataclass(frozen=True)
class Built:
    """What a build made: dossiers, and the working days they are spread over."""

    dossiers: int
    days: int


def is_built() -> bool:
    """Whether the demonstration is already in this database."""
    return last_fact(BUILT) is not None


@transaction.atomic
def build(
    *,
    until: datetime,
    weeks: int = 4,
    visitors: int = 400,
    seed: int = 2026,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> Built:
    """Make the demonstration up to `until`. `visitors` is the number of people who come on a busy day.

    `progress` is told how many of all dossiers have begun. The units, the calendar and the catalogue must be
    loaded. The same seed and `until` tell the same story; identities differ.
    """
    days = working_days(default_calendar(), until, weeks)
    before = at_local(days[0] - timedelta(days=1), time(8))
    scene = Scene(set_up(before), before)
    visits = plan(scene.stage.calendar, days, until, visitors, seed)
    told = [*_stories(scene, visits, progress), _leave(scene, days), *catalogue_work(scene, days)]
    _play(scene, told, until)
    dossiers = sum(visit.twist not in UNFILED for visit in visits)
    data = {"seed": seed, "until": until.isoformat(), "dossiers": dossiers, "on_show": scene.on_show}
    append(subject_kind="demo", subject=BUILT, kind="demo.built", by=System(), at=until, data=data)
    return Built(dossiers, len(days))


def _play(scene: Scene, planned: list[Planned], until: datetime) -> None:
    """Wake each story when its time comes. What lies beyond `until` is left for the people who look at it."""
    queue = [(at, number, story) for number, (at, story) in enumerate(planned)]
    heapq.heapify(queue)
    while queue and queue[0][0] <= until:
        at, number, story = heapq.heappop(queue)
        scene.at = at
        then = next(story, None)
        if then is not None:
            heapq.heappush(queue, (then, number, story))


def _stories(scene: Scene, visits: list[Visit], progress: Callable[[int, int], object]) -> list[Planned]:
    def told(visit: Visit) -> Story:
        progress(visit.number, len(visits))
        yield from Life(scene, visit).story()

    return [(visit.at, told(visit)) for visit in visits]


def _leave(scene: Scene, days: list[date]) -> Planned:
    """The chairman goes on a course for the last days; the vice-chair stands in."""
    first = days[-min(_AWAY_DAYS, len(days))]

    def told() -> Story:
        _appoint(scene, first, days[-1] + timedelta(days=4))
        scene.away = frozenset({CHAIRMAN})
        return
        yield

    return at_local(first, time(7)), told()


def _appoint(scene: Scene, first: date, last: date) -> None:
    stage = scene.stage
    chairman, head = stage.hats[CHAIRMAN], stage.hats[HEAD]
    post = next(one for one in all_posts_within(chairman.scope) if one.pk == chairman.post)
    deputy = account(stage.hats[VICE_CHAIR].account)
    assert deputy
    appoint_stand_in(
        post=post,
        account=deputy,
        first_day=first,
        last_day=last,
        reason="Đi tập huấn tại tỉnh",
        by=head,
        at=scene.at,
    )
    stage.hats[CHAIRMAN] = _instead(hats_of(deputy, first))


def _instead(hats: list[Hat]) -> Hat:
    return next(hat for hat in hats if hat.instead_of)
