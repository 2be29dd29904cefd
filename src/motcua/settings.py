"""Django's settings, all from `motcua.config`: one file, nothing hidden."""

from pathlib import Path

from . import config

_given = config.read_settings()

HOME: Path = _given["MOTCUA_HOME"].resolve()
ROLE: str = _given["MOTCUA_ROLE"]
SITE: str = _given["MOTCUA_SITE"]
DEMO: bool = _given["MOTCUA_DEMO"]
THREADS: int = _given["MOTCUA_THREADS"]
WORKERS: int = _given["MOTCUA_WORKERS"]
# Known second-hand only, hence settings and not rules.
ACCEPT_HOURS: int = _given["MOTCUA_ACCEPT_HOURS"]
SUPPLEMENT_DAYS: int = _given["MOTCUA_SUPPLEMENT_DAYS"]
RATING_TICKS: list[str] = _given["MOTCUA_RATING_TICKS"]
HELP_LINE: str = _given["MOTCUA_HELP_LINE"]
PAPER_PAGES: int = _given["MOTCUA_PAPER_PAGES"]
DRAFT_DAYS: int = _given["MOTCUA_DRAFT_DAYS"]
DATA = config.data_directory()

DEBUG: bool = _given["MOTCUA_DEBUG"]
SECRET_KEY = config.secret(_given["MOTCUA_SECRET"], HOME)
ALLOWED_HOSTS = _given["MOTCUA_HOSTS"]
DATABASES = {"default": config.database(_given["MOTCUA_DATABASE"], HOME)}

INSTALLED_APPS = [
    "motcua",
    "motcua.limits",
    "motcua.outbox",
    "motcua.journal",
    "motcua.workdays",
    "motcua.units",
    "motcua.staff",
    "motcua.applicants",
    "motcua.clients",
    "motcua.fees",
    "motcua.files",
    "motcua.procedures",
    "motcua.dossiers",
    "motcua.drafts",
    "motcua.papers",
    "motcua.webhooks",
    "motcua.pages",
    "motcua.api",
    "motcua.citizen",
    "motcua.desk",
    "motcua.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "motcua.pages.serving.MarkedFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "motcua.staff.middleware.HatMiddleware",
]

ROOT_URLCONF = "motcua.urls"
WSGI_APPLICATION = "motcua.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.pages.context.shell",
                "motcua.citizen.place.around",
                "motcua.citizen.doors.around",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

AUTH_USER_MODEL = "staff.Account"
AUTHENTICATION_BACKENDS = ["motcua.staff.sessions.OfficerBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "motcua.staff.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "motcua.staff.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
HELP_URL = "/help/"  # where the work of those begins who only help people to file
HATS_URL = "/desk/hats/"  # where officers with several posts choose one after signing in
ACCOUNT_ADAPTER = "motcua.staff.signin.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "motcua.staff.forms.SignInForm",
    "change_password": "motcua.staff.forms.OwnPasswordForm",
    "reauthenticate": "motcua.staff.forms.PasswordAgain",
}
ALLAUTH_TRUSTED_PROXY_COUNT = _given["MOTCUA_PROXIES"]
# A whole centre signs in at 7:30 from one address. One user name is barred for five minutes after five wrong
# passwords, whatever the address.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
}
# The public's door (`motcua.citizen.tries`). By address: wide, for a whole centre, school or village may come
# from one. What is guessed at, a code or a telephone number, is limited closely, wherever the guesses come
# from; of guesses only wrong ones count.
LIMITS = {
    "track": "600/10m",
    "track_code": "10/10m",
    "track_phone": "20/10m",
    "track_files": "6000/h",
    "citizen_sign_in": "600/10m",
    "draft": "600/10m",
    "draft_code": "10/10m",
    "draft_phone": "20/10m",
    "draft_begin": "3000/h",
    "draft_files": "6000/h",
}
MFA_ADAPTER = "motcua.staff.signin.SecondStep"
MFA_FORMS = {
    "authenticate": "motcua.staff.forms.SecondStepForm",
    "reauthenticate": "motcua.staff.forms.CodeAgain",
    "activate_totp": "motcua.staff.forms.AppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Motcua"

# Citizens sign in through an outside provider, where there is one (`motcua.citizen.own`). What it tells is
# kept by `applicants` alone: the library stores neither tokens nor claims.
SOCIALACCOUNT_ADAPTER = "motcua.citizen.own.adapter.CitizenAdapter"
SOCIALACCOUNT_PROVIDERS = config.citizens_provider(_given)
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_CLAIMS = {
    "name": _given["MOTCUA_OIDC_NAME_CLAIM"],
    "id_number": _given["MOTCUA_OIDC_NUMBER_CLAIM"],
    "phone": _given["MOTCUA_OIDC_PHONE_CLAIM"],
    "vouched": _given["MOTCUA_OIDC_VOUCHED_CLAIM"],
}

SESSION_ENGINE = "motcua.staff.sessions"
SESSION_COOKIE_AGE = _given["MOTCUA_SESSION_HOURS"] * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE]
CSRF_FAILURE_VIEW = "motcua.citizen.faults.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "vi"
# Further languages lie in MOTCUA_HOME/languages (`motcua.languages`); what they lack is Vietnamese.
LANGUAGES = config.languages(HOME)
LOCALE_PATHS = [Path(__file__).resolve().parent / "kernel" / "locale", HOME / "languages"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# The limits on signing in at the desk are counted in the cache. With SQLite there is one web process and its
# memory is enough; with PostgreSQL there may be several, on several machines, so they count together, in the
# database (`motcua prepare` makes the table). Nothing else is cached here.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DATABASES["default"]["ENGINE"] == "motcua.sqlite"
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

# Errands of the outbox: what collects them from the facts, and what runs each kind.
OUTBOX_COLLECTORS = ["motcua.webhooks.collecting.collect"]
OUTBOX_HANDLERS = {"webhook": "motcua.webhooks.sending.deliver"}
OUTBOX = _given["MOTCUA_OUTBOX"]
PRIVATE_WEBHOOKS = _given["MOTCUA_PRIVATE_WEBHOOKS"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# Before `motcua prepare` has collected them, files are served where they lie.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "collected").exists()
WHITENOISE_MAX_AGE = 86400
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
