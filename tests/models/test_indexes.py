import pytest
from django.db import connection

from articles.models import Article, Source, census, every_source
from tests.builders import make_article, make_source, make_tag

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def plan(articles) -> str:
    return articles.explain()


@pytest.fixture(autouse=True)
def some_articles():
    """Rows of several kinds, and no statistics: what a new database plans with."""
    source, tag = make_source(), make_tag()
    for status in ("published", "review", "draft"):
        make_article(status=status, outlet=source, language="en", tags=[tag])
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sqlite_stat1")


def test_the_main_list_walks_its_index_and_sorts_nothing():
    listed = plan(Article.objects.published().newest_first()[:20])
    assert "articles_article USING INDEX article_newest (status=?" in listed
    assert "TEMP B-TREE" not in listed


def test_counting_reads_the_index_alone():
    assert "articles_article USING COVERING INDEX" in plan(Article.objects.published().order_by().values("pk"))


def test_tallying_reads_an_index_alone_and_sorts_nothing(django_assert_num_queries):
    sources = every_source()
    with django_assert_num_queries(1) as asked:
        census(sources)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[-1]['sql']}")
        steps = str(cursor.fetchall())
    assert "USING COVERING INDEX article_tally (status=?" in steps
    assert "TEMP B-TREE" not in steps


def test_the_list_of_an_outlet_walks_its_index_and_sorts_nothing():
    listed = plan(Article.objects.published().filter(outlet=Source.objects.get()).newest_first()[:20])
    assert "USING INDEX article_of_outlet (outlet_id=? AND status=?" in listed
    assert "TEMP B-TREE" not in listed


def test_the_list_of_a_language_walks_its_index_and_sorts_nothing():
    listed = plan(Article.objects.published().filter(language="en").newest_first()[:20])
    assert "USING INDEX article_in_language (language=? AND status=?" in listed
    assert "TEMP B-TREE" not in listed


def test_the_inbox_walks_its_index_and_sorts_nothing():
    listed = plan(Article.objects.needing_review()[:20])
    assert "USING INDEX article_inbox (status=?" in listed
    assert "TEMP B-TREE" not in listed
