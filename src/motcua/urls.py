"""All addresses. Each face has its own list; who may enter stands on every view."""

from allauth.account import views as account
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from .citizen.finding.searching import find
from .citizen.own.signing_in import arrived
from .staff.entrance import public
from .staff.signin import closed

# Where signing in takes place. The library has more doors; its names for them must lead somewhere, and lead
# to "not found": accounts come with a post, and passwords from who keeps the staff.
accounts: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
    path("signup/", closed, name="account_signup"),
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", closed, name="account_confirm_email"),
    path("login/code/confirm/", closed, name="account_confirm_login_code"),
    path("password/set/", closed, name="account_set_password"),
    path("password/reset/", closed, name="account_reset_password"),
    path("password/reset/done/", closed, name="account_reset_password_done"),
    path("password/reset/key/done/", closed, name="account_reset_password_from_key_done"),
    # The names under which the library looks for its doors of outside providers; `arrived` alone is open.
    path("citizens/<str:provider_id>/", arrived, name="openid_connect_callback"),
    path("citizens/<str:provider_id>/in/", closed, name="openid_connect_login"),
    path("social/signup/", closed, name="socialaccount_signup"),
    path("social/cancelled/", closed, name="socialaccount_login_cancelled"),
    path("social/error/", closed, name="socialaccount_login_error"),
    path("social/", closed, name="socialaccount_connections"),
    path("password/reset/key/<str:uidb36>-<str:key>/", closed, name="account_reset_password_from_key"),
]

# A demonstration opens on the choice of who one is today; everything else on the public's door.
FRONT_DOOR = public(RedirectView.as_view(pattern_name="demo:home")) if settings.DEMO else find

urlpatterns: list[URLPattern | URLResolver] = [
    path("", FRONT_DOOR, name="home"),
    # Before the public's pages, whose many addresses would be tried first.
    path("api/v1/", include("motcua.api.urls")),
    path("desk/", include("motcua.desk.urls")),
    path("", include("motcua.citizen.urls")),
    path("pages/", include("motcua.pages.urls")),
    path("accounts/", include(accounts)),
    path("language/", include("django.conf.urls.i18n")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("motcua.demo.urls")))

handler400 = "motcua.citizen.faults.bad_request"
handler403 = "motcua.citizen.faults.forbidden"
handler404 = "motcua.citizen.faults.not_found"
handler429 = "motcua.staff.signin.too_many_requests"
handler500 = "motcua.citizen.faults.server_error"
