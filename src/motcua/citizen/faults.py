"""What is shown when a page cannot be: citizens read it in their own pages and their own words.

Officers' addresses keep the pages of `motcua.pages`, which speak of posts, units and administrators.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import get_template
from django.views import defaults
from django.views.csrf import csrf_failure

from motcua.pages.context import LOOK, STRONG
from motcua.staff.kept import stale_form as kept_for_officers

OFFICERS = ("/desk/", "/accounts/", "/help/", "/pages/", "/demo/")


def is_officers(request: HttpRequest) -> bool:
    """Whether the page belongs to officers. A citizen who is signed in and went astray stays a citizen."""
    user = getattr(request, "user", None)
    return request.path.startswith(OFFICERS) and not getattr(user, "is_citizen", False)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or what was sent is damaged."""
    return defaults.bad_request(request, exception, _page(request, "400"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this reader; why not stands in the exception."""
    return defaults.permission_denied(request, exception, _page(request, "403"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing this reader may see."""
    return defaults.page_not_found(request, exception, _page(request, "404"))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Drawn without the database, which may be what is at fault."""
    if is_officers(request):
        return defaults.server_error(request)
    shown = {"strong": request.COOKIES.get(LOOK) == STRONG}
    return HttpResponseServerError(get_template("citizen/faults/500.html").render(shown))


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without the token of this browser. What officers typed is kept for them."""
    if is_officers(request) or request.POST.get("form_owner"):
        return kept_for_officers(request, reason)
    return csrf_failure(request, reason, "citizen/faults/stale.html")


def _page(request: HttpRequest, status: str) -> str:
    return f"{status}.html" if is_officers(request) else f"citizen/faults/{status}.html"
