"""Large letters and strong contrast, for whoever wants them: remembered by the browser, no script needed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from motcua.staff.entrance import public

from .context import LOOK, STRONG

YEAR = 365 * 86400


@public
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Turn the strong look on or off and go back to the page where that was asked."""
    answer = HttpResponseRedirect(way_back(request, request.POST.get("next", "")))
    if request.POST.get("look") == STRONG:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(LOOK, STRONG, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(LOOK)
    return answer


def way_back(request: HttpRequest, wanted: str, otherwise: str = "/") -> str:
    """The address wanted, else the page that was shown before; never one of another site."""
    shown = urlsplit(request.headers.get("Referer", ""))
    before = shown._replace(scheme="", netloc="").geturl() if shown.netloc == request.get_host() else ""
    for address in (wanted, before):
        if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
            return address
    return otherwise
