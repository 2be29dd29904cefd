from django.db.models import Count, Min

from .models import Errand


def waiting() -> dict[str, dict[str, object]]:
    """For each kind: how many errands are open, and since when the oldest waits."""
    found = Errand.objects.open().values("kind").annotate(number=Count("id"), since=Min("put_at"))
    return {one["kind"]: {"number": one["number"], "since": one["since"]} for one in found}


def given_up(limit: int = 50) -> list[Errand]:
    """The errands that nobody tries any more, the newest first."""
    return list(Errand.objects.exclude(given_up_at=None).order_by("-given_up_at")[:limit])
