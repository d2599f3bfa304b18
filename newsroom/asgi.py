"""The ASGI application, for servers that speak nothing else; refuses to start without a secret key."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
settings.ENVIRONMENT.require_secret_key()
application = get_asgi_application()
