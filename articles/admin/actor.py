"""Who acts at the desk."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest


def actor(request: HttpRequest) -> User:
    """Return the member of staff behind a request; the admin lets in nobody else."""
    if not isinstance(request.user, User):
        raise TypeError("the desk is for users of the site's own accounts")
    return request.user
