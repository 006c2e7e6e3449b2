"""The office's settings: this one file, read from the environment.

TONGKET_OFFICE         folder of the office: database, received files, rounds, secret key. Default: ./office
DATABASE_URL           postgres://user:password@host/name for many users. Default: SQLite in the office's folder
TONGKET_HOSTS          names the office answers to, with commas. Default: this machine only
TONGKET_TLS            1 where the site is reached through TLS (a proxy in front): secure cookies, HSTS
TONGKET_PROXY          1 where that proxy sets X-Forwarded-Proto; without it the header is not believed
TONGKET_LANG           vi or en: the language before a person chooses one. Default: vi
TONGKET_UPLOAD_MB      largest file a unit may send, in megabytes. Default: 100
TONGKET_SMTP           smtp://user:password@host:port or smtps://… for reminders. Default: written to outbox/, not sent
TONGKET_MAIL_FROM      the sender of reminders. Default: tongket@localhost
TONGKET_ADDRESS        how people reach the site, for links in letters. Default: http://127.0.0.1:8000
TONGKET_SECOND_FACTOR  administrators: they must use a second factor. Default: everyone may, nobody must
TONGKET_OIDC_SERVER    address of an OpenID Connect provider, for those who are invited already. Default: none
TONGKET_OIDC_CLIENT    what the provider calls this office; TONGKET_OIDC_SECRET its secret; TONGKET_OIDC_NAME its name
TONGKET_SECRET_KEY     overrides the key kept in the office's folder
TONGKET_TIME_ZONE      Default: Asia/Ho_Chi_Minh
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url

from tongket.server.office_folder import kept_secret_key

_env = os.environ
_is_on = ("1", "true", "yes")

OFFICE_FOLDER = Path(_env.get("TONGKET_OFFICE", "office")).absolute()
LANGUAGE_CODE = _env.get("TONGKET_LANG", "vi")
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = _env.get("TONGKET_TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True
DEBUG = False

# --- who may ask
ALLOWED_HOSTS = [name.strip() for name in _env.get("TONGKET_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if name]
SECRET_KEY = _env.get("TONGKET_SECRET_KEY") or kept_secret_key(OFFICE_FOLDER)
BEHIND_TLS = _env.get("TONGKET_TLS", "") in _is_on
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _env.get("TONGKET_PROXY", "") in _is_on else None
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "tongket_session", "tongket_csrf"
CSRF_FAILURE_VIEW = "tongket.server.pages.refusals.csrf_failed"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)

# --- where things are kept
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": OFFICE_FOLDER / "office.sqlite3",
    "CONN_MAX_AGE": 60,  # seconds: the last to close folds the whole log into the file, which is not for every request
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",  # a reader that turns writer would otherwise fail at once when another writes
        "timeout": 20,  # seconds a writer waits for another
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        ),
    },
}
DATABASES = {
    "default": dj_database_url.parse(_env["DATABASE_URL"], conn_max_age=60, conn_health_checks=True)
    if _env.get("DATABASE_URL")
    else _SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- what may come in
UPLOAD_LIMIT = int(_env.get("TONGKET_UPLOAD_MB", "100")) * 1_000_000  # bytes of one file
FILES_AT_ONCE = 50
FILE_UPLOAD_HANDLERS = ["tongket.server.spool.SpoolHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a sheet filled in the browser has a field a cell
DATA_UPLOAD_MAX_NUMBER_FILES = FILES_AT_ONCE

# --- parts
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "tongket.server.records",
    "tongket.server",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tongket.server.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tongket.server.middleware.size_limit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "tongket.server.middleware.language",
    "tongket.server.middleware.signed_in",
    "tongket.server.api.middleware.api_answers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tongket.server.middleware.refusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "tongket.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tongket.server.pages.frame.around",
            ],
            "builtins": ["tongket.server.templatetags.words"],
        },
    }
]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from where they are: nothing to collect after an upgrade
WHITENOISE_MAX_AGE = 3600

# --- people
AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # one person at one machine: an office shares an address
AXES_LOCKOUT_CALLABLE = "tongket.server.pages.refusals.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "tongket"
SECOND_FACTOR_FOR_ADMINISTRATORS = _env.get("TONGKET_SECOND_FACTOR", "") == "administrators"
INVITATION_DAYS = 14
ENTRY_SECRETS: dict[str, int] = {}  # of this process alone: one-time links of a desk to its person

# --- sign-in by the owner's own OpenID Connect provider: only where these say so is its program loaded at all
SSO_SERVER, SSO_CLIENT = _env.get("TONGKET_OIDC_SERVER", ""), _env.get("TONGKET_OIDC_CLIENT", "")
SSO_NAME = _env.get("TONGKET_OIDC_NAME", SSO_SERVER) if SSO_SERVER and SSO_CLIENT else ""
if SSO_NAME:
    _provider = urlsplit(SSO_SERVER)  # a form that is led on to it: browsers ask the policy there too
    CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY.replace(
        "form-action 'self'", f"form-action 'self' {_provider.scheme}://{_provider.netloc}"
    )
    INSTALLED_APPS += [
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]
    MIDDLEWARE += ["allauth.account.middleware.AccountMiddleware"]
    ACCOUNT_ADAPTER = "tongket.server.sso.NobodyNew"
    SOCIALACCOUNT_ADAPTER = "tongket.server.sso.InvitedPeople"
    ACCOUNT_EMAIL_VERIFICATION = "none"  # the provider vouches for addresses, or nobody comes in
    SOCIALACCOUNT_LOGIN_ON_GET = False
    SOCIALACCOUNT_STORE_TOKENS = False
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": SSO_NAME,
                    "client_id": SSO_CLIENT,
                    "secret": _env.get("TONGKET_OIDC_SECRET", ""),
                    "settings": {"server_url": SSO_SERVER},
                }
            ],
        }
    }

# --- work in the background: kept in the same database, enqueued in the same transaction
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}
READ_AT_ONCE = 200  # files read in one go by the background worker: findings come in steps, workers start once a step

# --- mail: nothing else leaves the machine
_smtp = urlsplit(_env.get("TONGKET_SMTP", ""))
if _smtp.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _smtp.hostname, _smtp.port or (465 if _smtp.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
    EMAIL_USE_SSL = _smtp.scheme == "smtps"
    EMAIL_USE_TLS = _smtp.scheme == "smtp" and bool(_smtp.username)
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(OFFICE_FOLDER / "outbox")
SITE_ADDRESS = _env.get("TONGKET_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
DEFAULT_FROM_EMAIL = _env.get("TONGKET_MAIL_FROM", "tongket@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"waitress.queue": {"level": "ERROR"}, "django_tasks": {"level": "WARNING"}, "axes": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
