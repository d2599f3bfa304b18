"""What the task workers do, in the words of the desk's menu: the rows are those of the app that keeps them."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

NAME, NAMES = "piece of work", "background work"


class WorkList(ChangeList):
    """The list, under the name that its admin gives it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opts = self.model_admin.opts
        self.title = NAMES.capitalize()


admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class BackgroundWorkAdmin(DBTaskResultAdmin):
    """Work that is waiting, being done, done or failed; to be looked at."""

    def __init__(self, model: type[DBTaskResult[Any, Any]], admin_site: AdminSite) -> None:
        super().__init__(model, admin_site)
        # A name of the model's own would be a migration of somebody else's app
        self.opts = copy(model._meta)
        self.opts.verbose_name, self.opts.verbose_name_plural = NAME, NAMES

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that goes by its name here."""
        return WorkList
