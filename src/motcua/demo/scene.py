"""The simulated present: what time it is, who is there, and doing one act at that time."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from .stage import Stage

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

# A story does something, says when it goes on, and is woken up then.
Story = Generator[datetime, None, Any]
# When a story begins.
Planned = tuple[datetime, Story]


@dataclass
class Scene:
    """`at` is the simulated moment: whoever plays the stories moves it on. `on_show` is what the front page
    offers to visitors, by name: identifiers only, for it is remembered in the journal."""

    stage: Stage
    at: datetime
    away: frozenset[str] = frozenset()
    on_show: dict[str, str] = field(default_factory=dict)

    def do(self, action: Callable[..., "Dossier"], dossier: "Dossier", by: Any, **more: Any) -> None:
        """Let somebody act on a dossier now. Raises Refused when the rules do not let them."""
        action(dossier=dossier, by=by, at=self.at, **more)

    def begin(self, action: Callable[..., "Dossier"], intake: Any, by: Any, place: str) -> "Dossier":
        """File or receive a dossier now."""
        dossier = action(intake=intake, by=by, at=self.at)
        self.place(dossier, place)
        return dossier

    def place(self, dossier: "Dossier", place: str) -> None:
        """The unit a dossier is in is at hand, so nobody has to look it up again."""
        dossier.served_by = dossier.competent = dossier.holder_unit = self.stage.units[place]

    def show(self, name: str, number: object) -> None:
        """Offer something on the front page: the first of its kind."""
        self.on_show.setdefault(name, str(number))

    def after(self, *, hours: float = 0, minutes: float = 0) -> datetime:
        """The moment after so much working time."""
        return self.stage.calendar.add_working_time(self.at, timedelta(hours=hours, minutes=minutes))

    def working_hours_until(self, goal: datetime | None) -> float:
        """Working hours left until a moment; none when it is past or not set."""
        if goal is None or goal <= self.at:
            return 0.0
        return self.stage.calendar.working_time_between(self.at, goal) / timedelta(hours=1)
