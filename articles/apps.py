"""The app's place in Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The newsroom's one app."""

    name = "articles"
