"""The desk's pages take as many queries for twice as much."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from articles.models import (
    Article,
    ArticleTag,
    Cause,
    Comment,
    Correction,
    CreditRole,
    Document,
    Extraction,
    ImportRecord,
    ImportRun,
    Revision,
    Source,
    SourceAlias,
    StaffNote,
    Status,
    Tag,
    TagAlias,
    TagSuggestion,
)
from tests.admin.pages import change_url, list_url, number_of_queries
from tests.builders import (
    NUMBERS,
    make_article,
    make_document,
    make_editor,
    make_extraction,
    make_record,
    make_run,
    make_source,
    make_tag,
)

LISTED = 4


def make_everything(number: int) -> None:
    """Make ``number`` more of every row that a list shows, each with neighbours of its own."""
    for _ in range(number):
        run = make_run(started_by=make_editor())
        document = make_document(f"Page {next(NUMBERS)}")
        article = make_article(
            status=Status.REVIEW,
            outlet=make_source(),
            aggregator=make_source(),
            tags=[make_tag() for _ in range(3)],
            credits=[(make_source(), CreditRole.WIRE)],
        )
        payload = {"headline": "Ferry", "evidence": {"headline": [{"line": 1, "start": 0, "end": 4, "rule": "first"}]}}
        article.base_extraction = make_extraction(document=document, article=article, payload=payload)
        article.save()
        make_record(run=run, document=document)
        Revision.objects.create(
            article=article, number=1, fields={"headline": "Ferry"}, cause=Cause.IMPORT, run=run, by=make_editor()
        )
        add_neighbours(article)
        SourceAlias.objects.create(source=article.outlet, key=f"alias {next(NUMBERS)}")
        TagAlias.objects.create(tag=article.tags.all()[0], slug=f"old-{next(NUMBERS)}", name="Old")


def add_neighbours(article: Article) -> None:
    """Give an article one more of all that stands beneath its form."""
    name = f"Quay {next(NUMBERS)}"
    TagSuggestion.objects.create(article=article, name=name, key=name.casefold(), score=0.5)
    ArticleTag.objects.create(article=article, tag=make_tag(), origin="editor")
    article.credits.create(source=make_source(), role=CreditRole.ORIGINAL, name="Tidewire")
    Correction.objects.create(article=article, text="It was late.", by=make_editor())
    StaffNote.objects.create(article=article, text="Was it?", by=make_editor())
    Comment.objects.create(article=article, name="A reader", text="It was never on time.")
    number = article.revisions.count() + 1
    Revision.objects.create(article=article, number=number, fields={}, cause=Cause.EDIT, by=make_editor())
    document = make_document(f"Page {next(NUMBERS)}")
    make_extraction(document=document, article=article)


@pytest.mark.parametrize(
    "model",
    [Article, Source, Tag, TagSuggestion, Document, Extraction, ImportRun, ImportRecord, Revision, Comment],
)
def test_a_list_of_twice_as_many_takes_no_more_queries(model: type[Model], desk: Client) -> None:
    make_everything(LISTED)
    before = number_of_queries(desk, list_url(model))
    make_everything(LISTED)
    assert number_of_queries(desk, list_url(model)) == before


@pytest.mark.parametrize("parameters", [{}, {"outlet": "987654"}, {"run": "987654"}])
def test_a_list_shows_the_counts_of_its_filters(parameters: dict[str, str], desk: Client) -> None:
    make_everything(LISTED)
    page = desk.get(list_url(Article), parameters | {"_facets": "True"})
    assert page.status_code == 200
    assert f"In review ({0 if parameters else LISTED})" in page.text


def test_the_page_of_an_article_with_twice_as_much_takes_no_more_queries(desk: Client) -> None:
    make_everything(1)
    article = Article.objects.get()
    add_neighbours(article)
    before = number_of_queries(desk, change_url(article))
    for _ in range(4):
        add_neighbours(article)
    assert number_of_queries(desk, change_url(article)) == before


def more_lines(document: Document) -> None:
    make_extraction(
        document=document,
        position=document.extractions.count(),
        role="related",
        item_key=str(next(NUMBERS)),
        article=make_article(),
    )
    make_record(run=make_run(), document=document)


def more_records(run: ImportRun) -> None:
    make_record(run=run, document=make_document(f"Page {next(NUMBERS)}"))
    make_record(run=run, outcome="failed", stage="read", error="It is empty.")


def more_aliases(source: Source) -> None:
    SourceAlias.objects.create(source=source, key=f"alias {next(NUMBERS)}")


def more_old_names(tag: Tag) -> None:
    TagAlias.objects.create(tag=tag, slug=f"old-{next(NUMBERS)}", name="Old")


@pytest.mark.parametrize(
    ("model", "add"),
    [(Document, more_lines), (ImportRun, more_records), (Source, more_aliases), (Tag, more_old_names)],
)
def test_a_page_with_twice_as_much_beneath_it_takes_no_more_queries(
    model: type[Model], add: Callable[[Model], None], desk: Client
) -> None:
    make_everything(1)
    row = model._default_manager.first()
    assert row is not None
    for _ in range(3):
        add(row)
    before = number_of_queries(desk, change_url(row))
    for _ in range(3):
        add(row)
    assert number_of_queries(desk, change_url(row)) == before


def test_a_page_of_the_desk_asks_for_no_full_count(desk: Client, editor: User) -> None:
    make_everything(LISTED)
    response = desk.get(list_url(Article), {"status__exact": "review"})
    assert response.context["cl"].full_result_count is None
