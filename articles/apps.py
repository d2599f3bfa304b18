"""The app's place in Django."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The newsroom's one app."""

    name = "articles"

    def ready(self) -> None:
        """Register the checks, have the search index kept around migrations and the roles made after them."""
        # Models can be imported only once Django has loaded the apps, this one among them
        from . import checks  # noqa: F401, PLC0415 - importing registers them
        from .editing.roles import keep_roles  # noqa: PLC0415 - see above
        from .search.upkeep import keep_index  # noqa: PLC0415 - see above

        keep_index(self)
        keep_roles(self)
