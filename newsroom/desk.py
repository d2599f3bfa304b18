"""The admin as a desk: its first page and its menu in sections, and what it calls the app of the task workers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.utils.text import capfirst
from django_tasks_db.apps import TasksAppConfig


class DeskSite(AdminSite):
    """Django's admin with the lists of all apps in the ``sections`` that an app has put them in.

    ``sections`` maps the name of each to its lists, and the name of each list's model to what the list is for.
    """

    sections: Mapping[str, Mapping[str, str]] = {}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Return the lists that the user may see by section; those of one app alone where it is named."""
        apps: list[dict[str, Any]] = super().get_app_list(request, app_label)
        for app in apps:
            for model in app["models"]:
                model["name"] = capfirst(self.get_model_admin(model["model"]).opts.verbose_name_plural)
        if app_label is not None:
            return apps
        found = {model["object_name"]: (model, app) for app in apps for model in app["models"]}
        sections = []
        for name, lists in self.sections.items():
            here = [(found.pop(each), use) for each, use in lists.items() if each in found]
            if here:
                app = here[0][0][1]
                models = [model | {"what_for": use} for (model, _), use in here]
                sections.append(app | {"name": name, "models": models, "is_section": True})
        others = [app | {"models": [m for m in app["models"] if m["object_name"] in found]} for app in apps]
        return sections + [app for app in others if app["models"]]


class DeskConfig(AdminConfig):
    """The admin app with the desk as its site."""

    default_site = "newsroom.desk.DeskSite"


class MachineryConfig(TasksAppConfig):
    """The app that keeps what the task workers do, under the name of its section."""

    verbose_name = "Machinery"
