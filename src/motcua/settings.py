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
DATA = config.data_directory()

DEBUG: bool = _given["MOTCUA_DEBUG"]
SECRET_KEY = config.secret(_given["MOTCUA_SECRET"], HOME)
ALLOWED_HOSTS = _given["MOTCUA_HOSTS"]
DATABASES = {"default": config.database(_given["MOTCUA_DATABASE"], HOME)}

INSTALLED_APPS = [
    "motcua",
    "motcua.journal",
    "motcua.workdays",
    "motcua.units",
    "motcua.staff",
    "motcua.applicants",
    "motcua.fees",
    "motcua.files",
    "motcua.procedures",
    "motcua.dossiers",
    "motcua.papers",
    "motcua.pages",
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
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
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
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

AUTH_USER_MODEL = "staff.Account"
AUTHENTICATION_BACKENDS = ["motcua.staff.sessions.OfficerBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
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
# A whole centre signs in at 7:30 from one address. One user name is barred for five minutes after five wrong
# passwords, whatever the address.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,5/300s/key"}
MFA_ADAPTER = "motcua.staff.signin.SecondStep"
MFA_FORMS = {
    "authenticate": "motcua.staff.forms.SecondStepForm",
    "reauthenticate": "motcua.staff.forms.CodeAgain",
    "activate_totp": "motcua.staff.forms.AppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Motcua"

SESSION_ENGINE = "motcua.staff.sessions"
SESSION_COOKIE_AGE = _given["MOTCUA_SESSION_HOURS"] * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE]
CSRF_FAILURE_VIEW = "motcua.staff.kept.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent / "kernel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# The limits on signing in are counted in the cache. With SQLite there is one web process and its memory is
# enough; with PostgreSQL there may be several, on several machines, so they count together, in the database
# (`motcua prepare` makes the table). Nothing else is cached here.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DATABASES["default"]["ENGINE"] == "motcua.sqlite"
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

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
