"""The WSGI application; refuses to start without a secret key."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
settings.ENVIRONMENT.require_secret_key()
application = get_wsgi_application()
