"""What is published and no longer read whole from its page stays as it is, and an editor is asked to decide."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.editing.conflicts import decide_conflicts
from articles.editing.doubting import settle_doubts
from articles.editing.refusals import ImpossibleEdit
from articles.editing.workflow import publish, withdraw
from articles.editing.writing import edit_article
from articles.importing.undoing import undo_import
from articles.models import Article, Conflict, Doubt, DoubtKind, Extraction, Outcome, Revision, Side, Status
from articles.parsing import PARSER_VERSION
from tests.builders import make_editor

from .pages import make_page, make_read, make_related, place_pages, story, the_article

pytestmark = pytest.mark.django_db
URL = "https://elwin.example/news/bees"
WHOLE = {"headline": "Bees", "body": story(900), "byline": "By Odile Marrow"}


def read_as(**fields: Any) -> Any:
    """Return a capture of the page that reads as these fields."""
    is_complete = bool((WHOLE | fields)["headline"] and (WHOLE | fields)["body"])
    return make_page(make_read(**WHOLE | {"is_complete": is_complete} | fields), url=URL)


def read_again(**fields: Any) -> Any:
    """Let what is stored be of an older parser, and return the same page as this one reads it."""
    Extraction.objects.filter(parser_version=PARSER_VERSION).update(parser_version=f"old {Extraction.objects.count()}")
    is_complete = bool((WHOLE | fields)["headline"] and (WHOLE | fields)["body"])
    return make_page(make_read(**WHOLE | {"is_complete": is_complete} | fields), raw="the page", url=URL)


@pytest.fixture
def article() -> Article:
    place_pages(make_page(make_read(**WHOLE), raw="the page", url=URL), publish=True)
    assert the_article().status == Status.PUBLISHED
    return the_article()


def state() -> list[Any]:
    """Return all that editors and readers see: articles, revisions, conflicts, doubts."""
    return [
        list(Article.objects.order_by("pk").values("pk", "headline", "body", "byline", "status")),
        Revision.objects.count(),
        list(Conflict.objects.order_by("pk").values("article", "field", "base", "ours", "theirs", "choice")),
        list(Doubt.objects.order_by("pk").values("article", "rule", "message", "settled_at")),
    ]


@pytest.mark.parametrize("reread", [read_as, read_again], ids=["another capture", "a newer parser"])
@pytest.mark.parametrize("lost", ["headline", "body"])
def test_a_published_article_keeps_what_its_page_loses_and_an_editor_is_asked(
    article: Article, lost: str, reread: Any
) -> None:
    page = reread(**{lost: "", "byline": "By Nobody"})
    (record,) = place_pages(page)
    assert (record.outcome, record.error) == (Outcome.UNCHANGED, "")
    assert "“nothing”" not in record.reason
    now = the_article()
    assert (now.headline, now.body, now.byline, now.status) == (*WHOLE.values(), Status.PUBLISHED)
    assert now.base_extraction == article.base_extraction
    conflict = Conflict.objects.open().get()
    assert (conflict.field, conflict.base, conflict.ours, conflict.theirs) == (lost, WHOLE[lost], WHOLE[lost], "")
    assert conflict.extraction.run == record.run
    assert Doubt.objects.open().get().kind == DoubtKind.CONFLICT


def test_what_an_editor_wrote_is_ours_in_the_conflict(article: Article) -> None:
    edit_article(article=article, changes={"headline": "Bees, ours"}, by=make_editor())
    place_pages(read_again(headline=""))
    assert the_article().headline == "Bees, ours"
    conflict = Conflict.objects.get()
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Bees", "Bees, ours", "")


def test_losing_it_twice_asks_once_and_finding_it_again_asks_nothing(article: Article) -> None:
    place_pages(read_as(body=""))
    before = state()
    place_pages(read_as(body=""))
    assert state() == before
    place_pages(read_as())
    assert not Conflict.objects.exists()


def test_finding_again_what_an_editor_had_edited_asks_nothing(article: Article) -> None:
    edit_article(article=article, changes={"headline": "Bees, ours"}, by=make_editor())
    place_pages(read_as(headline=""))
    assert Conflict.objects.open().exists()
    place_pages(read_as())
    assert not Conflict.objects.exists()
    assert the_article().headline == "Bees, ours"


@pytest.mark.parametrize("first", ["", "By Odile Marrow"])
def test_a_page_that_says_again_what_it_said_at_first_asks_nothing(first: str) -> None:
    place_pages(read_as(byline=first))
    edit_article(article=the_article(), changes={"byline": "By Ours"}, by=None)
    place_pages(read_as(byline="By Ann"))
    assert Conflict.objects.open().get().theirs == "By Ann"

    place_pages(read_as(byline=first))

    assert not Conflict.objects.open().exists()
    assert the_article().byline == "By Ours"


def test_an_older_capture_without_a_text_says_nothing(article: Article) -> None:
    late, early = datetime(2025, 8, 9, tzinfo=UTC), datetime(2025, 8, 1, tzinfo=UTC)
    place_pages(make_page(make_read(**WHOLE), url=URL, captured_at=late))
    place_pages(make_page(make_read(**WHOLE | {"byline": "By Ann"}), url=URL, captured_at=late))
    place_pages(make_page(make_read(**WHOLE | {"body": "", "is_complete": False}), url=URL, captured_at=early))
    assert not Conflict.objects.exists()


def test_another_page_without_the_text_denies_nothing(article: Article) -> None:
    place_pages(make_page(make_read(**WHOLE | {"body": "", "is_complete": False}), url="https://mirror.example/1"))
    assert not Conflict.objects.exists()


def test_an_editor_who_keeps_ours_is_not_asked_again_until_the_page_was_read_whole(article: Article) -> None:
    place_pages(read_as(body=""))
    decide_conflicts(choices={Conflict.objects.get().pk: Side.OURS}, by=make_editor())
    place_pages(read_as(body=""))
    assert not Conflict.objects.open().exists()
    assert not Doubt.objects.open().exists()
    place_pages(read_as(headline="Bees gone"))
    place_pages(read_as(headline="Bees gone", body=""))
    assert Conflict.objects.open().get().field == "body"


def test_an_editor_can_withdraw_it_and_then_take_the_page_s_word(article: Article) -> None:
    place_pages(read_as(body=""))
    choice = {Conflict.objects.get().pk: Side.THEIRS}
    with pytest.raises(ImpossibleEdit, match="withdraw it first"):
        decide_conflicts(choices=choice, by=None)
    withdraw(article=article, by=None)
    assert decide_conflicts(choices=choice, by=None) == 1
    assert the_article().body == ""


def test_taking_the_run_back_takes_its_question_back(article: Article) -> None:
    (record,) = place_pages(read_as(body=""))
    assert record.run
    undo_import(run=record.run)
    assert not Conflict.objects.exists()
    assert not Doubt.objects.exists()
    assert the_article().body == WHOLE["body"]


def test_an_article_that_a_newer_parser_does_not_find_on_its_page_is_asked_about_once() -> None:
    two = {"headline": "Wasps", "body": story(901)}
    place_pages(make_page(make_read(**WHOLE), make_related(**two), raw="the page", url=URL), publish=True)
    (record,) = place_pages(read_again())
    doubt = Doubt.objects.open().get()
    assert (doubt.article.headline, doubt.rule, doubt.kind) == ("Wasps", "no-longer-read", DoubtKind.CONFLICT)
    assert (doubt.run, doubt.article.status) == (record.run, Status.PUBLISHED)
    place_pages(read_again())
    assert Doubt.objects.count() == 1
    settle_doubts(article=doubt.article, by=make_editor())
    place_pages(read_again())
    assert not Doubt.objects.open().exists()


def test_an_article_of_a_page_that_reads_as_nothing_now_is_asked_about(article: Article) -> None:
    Extraction.objects.update(parser_version="old")
    place_pages(make_page(raw="the page", url=URL))
    assert Doubt.objects.open().get().rule == "no-longer-read"
    assert the_article().status == Status.PUBLISHED


def test_nobody_is_asked_about_an_article_that_an_editor_has_withdrawn(article: Article) -> None:
    withdraw(article=article, by=make_editor())
    Extraction.objects.update(parser_version="old")
    place_pages(make_page(raw="the page", url=URL))
    assert not Doubt.objects.exists()


def test_other_related_articles_on_a_newer_capture_are_no_loss() -> None:
    place_pages(make_page(make_read(**WHOLE), make_related(), url=URL), publish=True)
    place_pages(make_page(make_read(**WHOLE), make_related(), url=URL))
    assert not Doubt.objects.exists()


READINGS = st.tuples(
    st.just("page"),
    st.fixed_dictionaries(
        {
            "headline": st.sampled_from(["Bees", "Bees gone", ""]),
            "body": st.sampled_from([WHOLE["body"], f"{WHOLE['body']}\n\nMore.", ""]),
            "byline": st.sampled_from(["By Odile Marrow", "By Ann", ""]),
        }
    ),
)
EDITS = st.tuples(st.just("edit"), st.sampled_from(["headline", "body", "byline"]))
STEPS = st.lists(st.one_of(READINGS, EDITS), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, is_reread=st.booleans(), is_public=st.booleans())
def test_nothing_an_editor_wrote_is_lost_and_reading_the_same_twice_changes_nothing(
    db: None, steps: list[tuple[str, Any]], is_reread: bool, is_public: bool
) -> None:
    reread = read_again if is_reread else read_as
    with transaction.atomic():
        place_pages(make_page(make_read(**WHOLE), raw="the page", url=URL))
        article = the_article()
        if is_public:
            publish(article=article, by=None)
        written: dict[str, str] = {}
        for number, (kind, what) in enumerate(steps):
            if kind == "edit":
                written[what] = f"{WHOLE[what]} Ours {number}."
                edit_article(article=article, changes={what: written[what]}, by=None)
                continue
            place_pages(reread(**what))
            once = state()
            place_pages(reread(**what))
            assert state() == once
            now = Article.objects.get(pk=article.pk)
            assert {name: getattr(now, name) for name in written} == written
            assert now.headline
            assert now.body
            if is_public and not (what["headline"] and what["body"]) and what["headline"] in {"", "Bees"}:
                lost = {name for name in ("headline", "body") if not what[name]}
                asked = set(Conflict.objects.open().filter(article=article).values_list("field", flat=True))
                others = Article.objects.exclude(pk=article.pk).exists()
                assert lost <= asked or others
        transaction.set_rollback(True)
