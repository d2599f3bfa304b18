"""The groups of the desk: who of a newsroom may do what; made where they are missing, never changed afterwards."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate

IMPORTER = frozenset(
    {
        *("view_article", "view_document", "view_extraction", "view_importrun", "view_importrecord", "add_importrun"),
        *("view_revision", "view_source", "view_sourcealias", "view_tag", "view_tagalias", "view_tagsuggestion"),
        *("view_batch", "view_doubt", "view_conflict", "view_tagrule", "view_upload", "add_upload"),
    }
)
EDITOR = IMPORTER | {
    *("add_article", "change_article", "reject_article", "reopen_article", "add_staffnote", "change_doubt"),
    *("change_conflict", "add_tag", "change_tag", "delete_tag", "change_tagsuggestion"),
    *("add_tagrule", "change_tagrule", "delete_tagrule", "add_source", "change_source"),
    *("add_sourcealias", "change_sourcealias", "delete_sourcealias", "view_pin", "change_pin"),
}
PUBLISHER = EDITOR | {
    *("publish_article", "withdraw_article", "take_down_article", "add_correction", "erase_document"),
    "undo_importrun",
}
MODERATOR = frozenset({"view_article", "view_comment", "change_comment", "delete_comment"})
ROLES = {"importer": IMPORTER, "editor": EDITOR, "publisher": PUBLISHER, "moderator": MODERATOR}


def create_roles(*, using: str | None = None) -> list[str]:
    """Create those of the four groups that are missing, with their permissions; return their names.

    A group that is there stays as its administrator made it. Needs the permissions that migrating creates.
    """
    groups = Group.objects.using(using)
    missing = sorted(ROLES.keys() - set(groups.filter(name__in=ROLES).values_list("name", flat=True)))
    permissions = Permission.objects.using(using).filter(content_type__app_label="articles") if missing else ()
    by_name = {permission.codename: permission for permission in permissions}
    for name in missing:
        group = groups.create(name=name)
        group.permissions.set(by_name[codename] for codename in ROLES[name])
    return missing


def keep_roles(app: AppConfig) -> None:
    """Have the groups made after the migrations of ``app``, when its permissions are there."""
    post_migrate.connect(_after, sender=app, dispatch_uid="articles.editing.roles")


def _after(*, using: str, **_: object) -> None:
    """Make the groups where every permission that they name exists: a migration may have gone back before it."""
    wanted = frozenset().union(*ROLES.values())
    known = Permission.objects.using(using).filter(content_type__app_label="articles", codename__in=wanted)
    if known.count() == len(wanted):
        create_roles(using=using)
