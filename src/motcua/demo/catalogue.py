"""What the administrator did to the catalogue.

One change is in force with dossiers still under the older version, one is published for a later day, one is
being worked on, and some of what an importer doubted was looked at.

The changes are invented for the demonstration, and their notes say so to whoever reads them.
"""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from motcua.kernel.clock import at_local, local_day
from motcua.procedures import actions
from motcua.procedures.keeping import doubts

from .cast import ADMINISTRATOR
from .scene import Planned, Scene, Story

if TYPE_CHECKING:
    from motcua.procedures.models import VersionDraft

CHANGED, COMING, IN_WORK = "1.014027", "1.013274", "1.004873"
_CHANNELS = ("counter", "online", "post")
_NOTE = "Rút ngắn thời hạn giải quyết (ví dụ hư cấu của bản trình diễn)."
_LOOKED_AT = 3
_LONGEST_HOLIDAYS = timedelta(days=12)  # the story may end so many days after its last working day
_LOOKED = "Đã đối chiếu với quyết định công bố: đúng như đã nhập."


def catalogue_work(scene: Scene, days: list[date]) -> list[Planned]:
    """The administrator's mornings of the last days."""
    changed, coming, begun = days[-3], days[-2], days[-2]
    return [
        (at_local(changed, time(7, 5)), _change(scene)),
        (at_local(coming, time(7, 20)), _announce(scene, days[-1])),
        (at_local(begun, time(7, 40)), _begin(scene)),
        (at_local(begun, time(10, 30)), _look_at_doubts(scene)),
    ]


def _change(scene: Scene) -> Story:
    """Seven days instead of ten, from today on: whoever came before keeps the version they have."""
    draft = _shortened(scene, CHANGED, 7)
    day = local_day(scene.at)
    made = actions.publish_version_draft(draft=draft, in_force_from=day, by=_by(scene), at=scene.at)
    scene.stage.versions[CHANGED] = made.pk
    return
    yield


def _announce(scene: Scene, last: date) -> Story:
    """Two days instead of three, from the first of a month on that the story does not reach."""
    draft = _shortened(scene, COMING, 2)
    first = ((last + _LONGEST_HOLIDAYS).replace(day=1) + timedelta(days=32)).replace(day=1)
    actions.publish_version_draft(draft=draft, in_force_from=first, by=_by(scene), at=scene.at)
    return
    yield


def _begin(scene: Scene) -> Story:
    """A working copy that nobody has published yet."""
    draft = _shortened(scene, IN_WORK, 2)
    yield scene.after(minutes=40)
    keywords = [*draft.content.get("keywords", ()), "giấy xác nhận chưa kết hôn"]
    _edit(scene, draft, "names", {"keywords": keywords})


def _look_at_doubts(scene: Scene) -> Story:
    found = [one.pk for one in doubts()[:_LOOKED_AT]]
    actions.look_at_doubts(doubts=found, note=_LOOKED, by=_by(scene), at=scene.at)
    return
    yield


def _shortened(scene: Scene, code: str, working_days: int) -> "VersionDraft":
    """A working copy in which everything takes so many working days."""
    draft = actions.begin_version_draft(code=code, by=_by(scene), at=scene.at)
    limits = {channel: {"amount": working_days, "unit": "working_day"} for channel in _CHANNELS}
    if draft.content.get("limits"):
        _edit(scene, draft, "limits", {"limits": limits, "limits_note": _NOTE})
    for case in [one["code"] for one in draft.content["cases"] if one.get("limits")]:
        _edit(scene, draft, "limits", {"limits": limits}, case=case)
    return draft


def _edit(scene: Scene, draft: "VersionDraft", part: str, changes: dict[str, Any], **more: Any) -> None:
    actions.edit_version_draft(draft=draft, part=part, changes=changes, by=_by(scene), at=scene.at, **more)


def _by(scene: Scene) -> Any:
    return scene.stage.hats[ADMINISTRATOR]
