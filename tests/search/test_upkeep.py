import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations import Migration
from django.db.models.signals import post_migrate, pre_migrate
from django.db.utils import DatabaseError

from articles.models import Article
from articles.search import SearchError, create_index, drop_index, rebuild_index, search
from articles.search.index import backend_of
from tests.builders import make_article

APP = apps.get_app_config("articles")


def announce(signal, **facts):
    """Send a signal as the migrate command does."""
    signal.send(sender=APP, app_config=APP, verbosity=0, interactive=False, using="default", apps=apps, **facts)


def is_there() -> bool:
    return bool(backend_of("default").is_current(connection))


def found(word: str) -> int:
    return search(Article.objects.all(), word).count()


@pytest.mark.django_db(transaction=True)
def test_the_index_is_dropped_and_made_by_hand_with_every_article_in_it():
    make_article(body="ferry")
    drop_index()
    assert not is_there()
    make_article(body="ferry")
    create_index()
    assert is_there()
    assert found("ferry") == 2


@pytest.mark.django_db
def test_an_index_that_is_there_is_left_alone():
    with connection.execute_wrapper(refuse_changes):
        create_index()


def refuse_changes(execute, sql, params, many, context):
    assert sql.startswith("SELECT")
    return execute(sql, params, many, context)


@pytest.mark.django_db
def test_dropping_twice_is_no_error():
    drop_index()
    drop_index()
    assert not is_there()


@pytest.mark.django_db
@pytest.mark.parametrize("plan", [[], [(Migration("0002_any", "auth"), False)]])
def test_migrations_of_nothing_or_of_others_keep_the_index(plan):
    announce(pre_migrate, plan=plan)
    assert is_there()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("backwards", [True, False])
def test_migrations_of_the_app_find_no_index_in_their_way_and_leave_one_behind(backwards):
    make_article(body="ferry")
    announce(pre_migrate, plan=[(Migration("0002_any", "articles"), backwards)])
    assert not is_there()
    announce(post_migrate, plan=[(Migration("0002_any", "articles"), backwards)])
    assert found("ferry") == 1


@pytest.mark.django_db(transaction=True)
def test_an_index_made_by_another_version_is_made_again(monkeypatch):
    make_article(headline="Østby", body="ferry")
    drop_index()
    with monkeypatch.context() as older:
        older.setattr("articles.search.sqlite.folding_sql", lambda column, _holds: column)
        older.setattr("articles.search.postgresql.folding_sql", lambda column, _holds: column)
        create_index()
        assert is_there()
        assert found("ostby") == 0
    assert not is_there()
    announce(post_migrate)
    assert is_there()
    assert found("ostby") == 1


@pytest.mark.django_db(transaction=True)
def test_an_index_of_before_names_could_be_searched_is_a_mistake_said_in_words_until_it_is_made_again():
    make_article(byline="By Ana Ruiz", body="ferry")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE articles_article DROP COLUMN signed_vector")
        else:
            for trigger in ("insert", "delete", "before", "after"):
                cursor.execute(f"DROP TRIGGER article_signed_{trigger}")
            cursor.execute("DROP TABLE article_signed")
    with pytest.raises(SearchError, match="still to be made"):
        found("author:ruiz")
    assert found("ferry") == 1
    assert not is_there()
    make_article(byline="By Ana Ruiz", body="ferry")
    announce(post_migrate)
    assert is_there()
    assert found("author:ruiz ferry") == 2


@pytest.mark.django_db(transaction=True)
def test_a_table_altered_by_a_migration_is_searched_as_before():
    make_article(body="ferry")
    rule = models.CheckConstraint(condition=~models.Q(slug="no-such-slug"), name="only_in_this_test")
    plan = [(Migration("0002_any", "articles"), False)]
    for change in ("add_constraint", "remove_constraint"):
        announce(pre_migrate, plan=plan)
        with connection.schema_editor() as editor:
            getattr(editor, change)(Article, rule)
        announce(post_migrate, plan=plan)
        make_article(body="ferry")
    assert found("ferry") == 3


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_has_an_empty_index_that_is_kept():
    make_article(body="ferry")
    call_command("flush", verbosity=0, interactive=False)
    assert found("ferry") == 0
    make_article(body="ferry")
    assert found("ferry") == 1


@pytest.mark.django_db(transaction=True)
def test_a_database_without_the_table_gets_no_index():
    drop_index()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_article RENAME TO articles_elsewhere")
        announce(post_migrate)
        cursor.execute("ALTER TABLE articles_elsewhere RENAME TO articles_article")
    assert not is_there()
    create_index()


@pytest.mark.sqlite
@pytest.mark.django_db
def test_rebuilding_reads_what_was_changed_around_the_triggers():
    make_article(body="ferry", byline="By Ana Ruiz")
    with connection.cursor() as cursor:
        for index in ("article_search", "article_signed"):
            cursor.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")  # noqa: S608 - our own names
    assert found("ferry") == found("author:ruiz") == 0
    rebuild_index()
    assert found("ferry") == found("author:ruiz") == 1


@pytest.mark.django_db
def test_rebuilding_keeps_every_article_findable():
    make_article(body="ferry")
    rebuild_index()
    assert found("ferry") == 1


@pytest.mark.sqlite
@pytest.mark.django_db
def test_writes_that_change_no_searched_text_do_not_touch_the_index():
    article = make_article(body="ferry")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO article_search (article_search) VALUES ('delete-all')")
    article.kind = "wire"
    article.byline = "By Ana Ruiz"
    article.save()
    Article.objects.filter(pk=article.pk).update(status="review", body="ferry")
    assert found("ferry") == 0


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_index_agrees_with_the_articles_after_all_kinds_of_writes():
    for body in ("große Fähre", "Ёлка", "كِتاب", "plain", "北京"):
        article = make_article(body=body, byline=body, authors=[body, "Łódź"])
        Article.objects.filter(pk=article.pk).update(
            headline=body, standfirst="Łódź", byline=f"By {body}", authors=[body]
        )
    Article.objects.filter(body="plain").delete()
    with connection.cursor() as cursor:
        try:
            for index in ("article_search", "article_signed"):
                cursor.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - our own names
        except DatabaseError as error:
            pytest.fail(f"The index holds other words than the articles: {error}")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_database_that_knows_ascii_capitals_only_is_told_of_the_others(monkeypatch):
    drop_index()
    with monkeypatch.context() as told:
        told.setattr("articles.search.postgresql._collation", lambda _connection: ' COLLATE "und-x-icu"')
        create_index()
        assert is_there()
        make_article(body="ЖУК Großes CAFÉ")
        assert found("жук grosses cafe") == 1
    create_index()
    assert is_there()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_the_planner_knows_from_the_beginning_which_words_are_common():
    for _ in range(10):
        make_article(body="ferry")
    drop_index()
    create_index()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'ferry' = ANY (most_common_elems::text::text[]) FROM pg_stats"
            " WHERE tablename = 'articles_article' AND attname = 'search_vector'"
        )
        assert cursor.fetchone() == (True,)
