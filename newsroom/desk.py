"""The admin as a desk: its first page and its menu in parts that editors know, each list with what it is for."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest

SECTIONS = {
    "Articles": {
        "Article": "All of them, whatever their status.",
        "Pin": "What stands on top of the site’s front page.",
        "Conflict": "What the page says now, against what stands here: choose.",
        "Comment": "What readers wrote: approve, reject, delete.",
        "Batch": "What was done with many articles at one stroke, and the way to undo it.",
        "Revision": "Every change of every article.",
    },
    "Tags and sources": {
        "Tag": "What articles are about: rename, merge, describe.",
        "TagRule": "Words that bring a tag, tried before they are saved.",
        "TagSuggestion": "Tags that are proposed: accept or dismiss.",
        "Source": "Who publishes, and what of their texts is shown.",
    },
    "Pages and imports": {
        "Upload": "Send files, see what would become of them, import them.",
        "ImportRun": "Each import and re-reading, and the way to take it back.",
        "ImportRecord": "What became of each page of an import, and why.",
        "Document": "Each page, byte for byte.",
        "Extraction": "What was read from each page, and where it stands there.",
    },
    "People": {
        "User": "Who may work here.",
        "Group": "Importers, editors, publishers, moderators: what each may do.",
    },
    "Machinery": {"DBTaskResult": "Work that is done in the background, and what came of it."},
}
NAMES = {"DBTaskResult": "Background work"}


class DeskSite(AdminSite):
    """Django's admin with the lists of all apps in the sections of a desk."""

    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "The editors’ desk"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """Return the lists that the user may see by section; those of one app alone where it is named."""
        apps: list[dict[str, Any]] = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        found = {model["object_name"]: (model, app) for app in apps for model in app["models"]}
        sections = []
        for name, lists in SECTIONS.items():
            here = [(found.pop(each), use) for each, use in lists.items() if each in found]
            if here:
                app = here[0][0][1]
                models = [
                    model | {"what_for": use, "name": NAMES.get(model["object_name"], model["name"])}
                    for (model, _), use in here
                ]
                sections.append(app | {"name": name, "models": models, "is_section": True})
        others = [app | {"models": [m for m in app["models"] if m["object_name"] in found]} for app in apps]
        return sections + [app for app in others if app["models"]]


class DeskConfig(AdminConfig):
    """The admin app with the desk as its site."""

    default_site = "newsroom.desk.DeskSite"
