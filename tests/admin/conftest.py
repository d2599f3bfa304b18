"""Who is logged in at the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.builders import make_editor

EDITOR = (
    "view_article",
    "add_article",
    "change_article",
    "publish_article",
    "withdraw_article",
    "reject_article",
    "reopen_article",
    "take_down_article",
    "add_correction",
    "view_document",
    "view_extraction",
    "view_importrun",
    "view_importrecord",
    "view_revision",
    "view_source",
    "add_source",
    "change_source",
    "view_sourcealias",
    "add_sourcealias",
    "change_sourcealias",
    "delete_sourcealias",
    "view_tag",
    "add_tag",
    "change_tag",
    "view_tagalias",
    "view_tagsuggestion",
    "view_batch",
    "view_conflict",
    "view_comment",
    "change_comment",
    "delete_comment",
)


@pytest.fixture
def editor(db: None) -> User:
    return make_editor(*EDITOR, username="odile")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
