"""The project's settings for its tests: the same everywhere, DATABASE_URL is all they heed of the environment."""

import os

for name in [name for name in os.environ if name.startswith("NEWSROOM_")]:
    del os.environ[name]

from newsroom.settings import *  # noqa: E402, F403

SECRET_KEY = "known to everyone, and good for tests only: no session outlives them"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the slow ones take longer than the tests
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},  # nothing is collected here
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
NEWSROOM_SEARCHES_A_MINUTE = 0  # but for the tests of the limit
NEWSROOM_REMEMBER_SECONDS = 0  # each request does all of its work, but for the tests of the memory itself
