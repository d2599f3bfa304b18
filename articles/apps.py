"""The app's place in Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The newsroom's one app."""

    name = "articles"

    def ready(self) -> None:
        """Have the search index kept around migrations; Django has no models to import before this moment."""
        from .search.upkeep import keep_index  # noqa: PLC0415

        keep_index(self)
