"""Which version of the dossier the applicant was looking at."""

from django.http import HttpRequest


def seen_in(request: HttpRequest) -> int:
    """The version named by the form; one that never was when it is not said."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
