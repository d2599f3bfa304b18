"""The settings of Django, read from one Environment; safe where the environment says nothing."""

import os
from base64 import b64encode
from hashlib import sha256

from django.utils.csp import CSP

from newsroom.databases import cache_settings, database_settings
from newsroom.environment import Environment
from newsroom.languages import interface_languages
from newsroom.variables import BASE_DIR

ENVIRONMENT = Environment.from_environ(os.environ)
if ENVIRONMENT.database is None:
    ENVIRONMENT.var_dir.mkdir(parents=True, exist_ok=True)  # Django's own checks open the database already

# The site
NEWSROOM_NAME = ENVIRONMENT.site_name
NEWSROOM_ADDRESS = ENVIRONMENT.site_address.geturl()
NEWSROOM_OPERATOR = ENVIRONMENT.operator
NEWSROOM_CONTACT = ENVIRONMENT.contact
NEWSROOM_DISPLAY = "full"  # where no source says otherwise: how much of a text is shown,
NEWSROOM_INDEXING = "noindex"  # and whether search engines may list our copy of it
NEWSROOM_COMMENTS = ENVIRONMENT.comments  # whether readers may comment at all
VAR_DIR = ENVIRONMENT.var_dir
SEEDS_DIR = BASE_DIR / "seeds"

# Django
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or ""  # Django refuses the empty one where a key is needed, and only there
SECRET_KEY_FILE = ENVIRONMENT.secret_key_file
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "newsroom.desk.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "newsroom.desk.MachineryConfig",
    "articles",
]
MIDDLEWARE = [
    "newsroom.middleware.BodilessHeadMiddleware",
    "newsroom.middleware.TrustedProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "newsroom.middleware.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Where data lives
DATABASES = {"default": database_settings(ENVIRONMENT)}
CACHES = {
    "default": cache_settings(ENVIRONMENT),
    "pages": {  # each process its own, so that reading a page from it costs no way to another server
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2_000},  # of some 8 KiB each, compressed
    },
}
NEWSROOM_REMEMBER_SECONDS = 60  # that an unchanged page is kept in memory: a scheduled article is that late at most
NEWSROOM_SEARCHES_A_MINUTE = 600  # of one address, a fifth of a core; what memory answers is not counted; 0 is no limit
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000  # in one form: more than the desk takes in, so that it can say so itself
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Words and clocks
LANGUAGE_CODE = ENVIRONMENT.language
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
LANGUAGES = interface_languages(LANGUAGE_CODE, LOCALE_PATHS[0])
TIME_ZONE = ENVIRONMENT.time_zone
USE_I18N = True
USE_TZ = True

# Accounts
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# What a browser may do with our pages: only load what this site serves, and run nothing that stands inside a page but
# the few lines that ask for the scripts when a page has been painted
LATER = (BASE_DIR / "templates" / "articles" / "later.js").read_bytes()
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, f"'sha256-{b64encode(sha256(LATER).digest()).decode()}'"],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What follows the scheme of the site's address, so that a trial over plain http can log in
SECURE_SSL_REDIRECT = ENVIRONMENT.is_secure
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked by the machine itself, without the proxy
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_secure else 0
SESSION_COOKIE_SECURE = ENVIRONMENT.is_secure
CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure
CSRF_COOKIE_AGE = None  # until the browser is closed: the only cookie that a visitor who comments gets
CSRF_TRUSTED_ORIGINS = [NEWSROOM_ADDRESS]
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether every other host beneath the site's name speaks https,
    "security.W021",  # and belongs on the browsers' preload list, is not this site's to decide
]

# The proxy in front: TrustedProxyMiddleware removes these headers where they do not come from it
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
USE_X_FORWARDED_HOST = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": "INFO"},
        # Django's own handlers would write a second line under debug and mail the administrators otherwise
        "django": {"level": "INFO", "handlers": []},
        "django.server": {"level": "INFO", "handlers": [], "propagate": True},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # anyone may send any name, and each is a traceback
        "django_tasks_db": {"level": "INFO"},
    },
}
