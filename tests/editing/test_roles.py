"""The groups of the desk are there from the first migration on, and stay as their administrator makes them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from articles.editing.roles import ROLES, create_roles

pytestmark = pytest.mark.django_db


def test_the_groups_are_there_with_their_permissions() -> None:
    for name, codenames in ROLES.items():
        permissions = Group.objects.get(name=name).permissions.values_list("codename", flat=True)
        assert set(permissions) == codenames


def test_every_role_names_permissions_that_exist() -> None:
    known = set(Permission.objects.filter(content_type__app_label="articles").values_list("codename", flat=True))
    assert frozenset().union(*ROLES.values()) <= known


def test_a_group_that_was_changed_stays_so_and_a_missing_one_is_made() -> None:
    Group.objects.get(name="editor").permissions.clear()
    Group.objects.get(name="importer").delete()
    assert create_roles() == ["importer"]
    assert not Group.objects.get(name="editor").permissions.exists()


def test_nobody_but_a_publisher_makes_public_what_was_not() -> None:
    public = {"publish_article", "take_down_article", "withdraw_article", "add_correction", "erase_document"}
    assert {name for name, codenames in ROLES.items() if codenames & public} == {"publisher"}
