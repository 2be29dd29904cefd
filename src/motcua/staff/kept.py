"""What an officer was typing when the session ended, kept for the same officer's next sign-in.

Forms carry a signed `form_owner` (the account they were shown to) and `form_page` (where they live). A post
without a session is put aside in the fresh session; after sign-in the form's page takes it back, but only
for the account it was shown to: on a shared counter PC the next officer does not inherit it. Passwords and
the text of a scanned ID card are never kept, and files cannot be.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.debug import sensitive_variables

_SALT = "motcua.form-owner"
_KEY = "kept_form"
_LARGEST = 200_000
_NEVER_KEPT = ("csrfmiddlewaretoken", "password", "-card")


class KeptForm(QueryDict):
    """What was typed; `files_lost` says that files were chosen, too, and have to be chosen again."""

    files_lost = False

    @property
    def sentence(self) -> str:
        """What the form's page tells the officer."""
        kept = _("What you had typed was kept. Check it, then send it again.")
        lost = _("The files you had chosen could not be kept: choose them again.")
        return f"{kept} {lost}" if self.files_lost else kept


def owner_mark(account: Any) -> str:
    """The signed mark that says to whom a form was shown."""
    return signing.dumps(str(account), salt=_SALT)


def keep_form(request: HttpRequest) -> str:
    """Put a posted form aside and say to which page the officer should come back after signing in."""
    owner = _owner_of(request.POST.get("form_owner", ""))
    page = _page_of(request)
    text = _typed(request)
    if owner and len(text) <= _LARGEST:
        request.session[_KEY] = {
            "owner": owner,
            "page": page,
            "typed": text,
            "files_lost": bool(request.FILES),
        }
    return page


def take_form(request: HttpRequest) -> KeptForm | None:
    """What was kept for this page and this officer, once; None when there is nothing."""
    kept = request.session.get(_KEY)
    if not kept or kept["page"] != request.get_full_path():
        return None
    del request.session[_KEY]
    if kept["owner"] != str(request.user.pk):
        return None
    form = KeptForm(kept["typed"], mutable=True)
    form.files_lost = bool(kept.get("files_lost"))
    return form


def forget_others_forms(request: HttpRequest, account: Any) -> None:
    """Somebody signs in: what another officer was typing at this PC goes."""
    kept = request.session.get(_KEY)
    if kept and kept["owner"] != str(account):
        del request.session[_KEY]


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is of an earlier session, as when the officer has signed in again in
    another window: it is kept as well, and its page shows it again. Other forgeries are refused."""
    owner = _owner_of(request.POST.get("form_owner", ""))
    if not owner or (request.user.is_authenticated and owner != str(request.user.pk)):
        return csrf_failure(request, reason)
    page = keep_form(request)
    if not request.user.is_authenticated:
        return redirect_to_login(page)
    answer = HttpResponseRedirect(page)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


@sensitive_variables()
def _typed(request: HttpRequest) -> str:
    typed = request.POST.copy()
    for name in list(typed):
        if any(word in name.lower() for word in _NEVER_KEPT):
            del typed[name]
    return typed.urlencode()


def _page_of(request: HttpRequest) -> str:
    """Where the form lives: as it says itself, else the page it was sent from, else where it was sent."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    told = request.POST.get("form_page", "")
    if told.startswith("/") and url_has_allowed_host_and_scheme(told, allowed_hosts=None):
        return told
    if came_from.netloc == request.get_host() and came_from.path:
        return came_from.path + (f"?{came_from.query}" if came_from.query else "")
    return request.get_full_path()


def _owner_of(mark: str) -> str:
    try:
        return str(signing.loads(mark, salt=_SALT))
    except signing.BadSignature:
        return ""
