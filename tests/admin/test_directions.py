"""Texts of any script are written at the desk from the side where they begin."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import TagRule
from tests.admin.pages import add_url, change_url
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def boxes_either_way(text: str) -> set[str]:
    """Return the names of the boxes whose direction is that of what is in them."""
    boxes = re.findall(r"<(?:input|textarea)[^>]*>", text)
    return {found[1] for box in boxes if 'dir="auto"' in box and (found := re.search(r'name="([^"]+)"', box))}


def test_an_article_from_right_to_left_is_edited_from_right_to_left(desk: Client) -> None:
    article = make_article(headline="مدرسة الخط العربي", body="قرية عين الصفصاف.", language="ar")
    found = boxes_either_way(desk.get(change_url(article)).text)
    texts = {"headline", "standfirst", "body", "summary", "byline", "authors", "new_tags", "reason", "dateline_place"}
    assert texts <= found
    assert {"credits-__prefix__-text", "staff_notes-__prefix__-text"} <= found
    assert not {"issued_on", "csrfmiddlewaretoken", "action"} & found


def test_names_of_tags_and_sources_and_words_of_rules_run_either_way(admin_client: Client) -> None:
    assert {"name", "description"} <= boxes_either_way(admin_client.get(change_url(make_tag("بلدة"))).text)
    assert {"name", "licence"} <= boxes_either_way(admin_client.get(change_url(make_source("صحيفة المنارة"))).text)
    assert {"tag_name", "include", "exclude"} <= boxes_either_way(admin_client.get(add_url(TagRule)).text)
