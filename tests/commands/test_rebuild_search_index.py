"""The command that makes the search index anew."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Article
from articles.search import drop_index, search
from tests.builders import make_article


def said() -> str:
    out = StringIO()
    call_command("rebuild_search_index", stdout=out)
    return out.getvalue()


def found(word: str) -> int:
    return search(Article.objects.all(), word).count()


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_was_lost_from_the_index_is_found_again() -> None:
    make_article(body="ferry")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    assert found("ferry") == 0
    assert said().startswith("1 article can be searched")
    assert found("ferry") == 1


@pytest.mark.django_db(transaction=True)
def test_a_missing_index_is_made_with_every_article_in_it() -> None:
    drop_index()
    for _ in range(2):
        make_article(body="ferry")
    assert said().startswith("2 articles can be searched")
    assert found("ferry") == 2
