"""A page erased on a legal demand leaves its hash and nothing of what it said."""

from __future__ import annotations

import json

import pytest

from articles.editing.erasing import erase_document
from articles.editing.refusals import ImpossibleEdit
from articles.editing.workflow import publish, take_down
from articles.models import Article, Document, Extraction, Outcome, Status
from tests.builders import make_document, make_editor
from tests.importing.pages import make_page, make_read, place_pages

pytestmark = pytest.mark.django_db
REASON = "Order of the court of Elwin, 12 March."


def imported() -> Document:
    place_pages(make_page(make_read(headline="Bees close the harbour", standfirst="Wardens call for a ladder")))
    return Document.objects.get()


def test_an_erased_page_leaves_its_hash_who_erased_it_and_why() -> None:
    document, editor = imported(), make_editor()
    known = document.sha256
    erase_document(document=document, by=editor, reason=f" {REASON}\n")
    document.refresh_from_db()
    assert (document.sha256, document.raw) == (known, b"")
    assert (document.erased_by, document.erasure_reason) == (editor, REASON)
    assert document.erased_at is not None


def test_what_was_cut_from_the_page_is_gone_as_well() -> None:
    document = imported()
    extraction = Extraction.objects.get()
    cut = {"line": 9, "start": 0, "end": 4, "text": "A reader of Elwin said", "rule": "comments"}
    extraction.payload["page"]["boilerplate"] = [cut]
    extraction.save()
    erase_document(document=document, by=make_editor(), reason=REASON)
    after = Extraction.objects.get().payload
    assert "A reader of Elwin" not in json.dumps(after)
    assert after.keys() == extraction.payload.keys()
    assert after["headline"] == "Bees close the harbour"


def test_the_page_imported_again_is_not_stored_and_its_article_stays() -> None:
    page = make_page(make_read(headline="Bees close the harbour"))
    place_pages(page)
    article = Article.objects.get()
    publish(article=article, by=make_editor())
    erase_document(document=Document.objects.get(), by=make_editor(), reason=REASON)
    (record,) = place_pages(page)
    assert record.outcome in {Outcome.SKIPPED, Outcome.UNCHANGED}
    assert Document.objects.get().raw == b""
    article.refresh_from_db()
    assert (article.headline, article.status) == ("Bees close the harbour", "published")


def test_an_article_taken_down_stays_so_when_its_erased_page_is_captured_anew() -> None:
    url = "https://elwin.example/news/bees"
    place_pages(make_page(make_read(headline="Bees close the harbour"), url=url), publish=True)
    take_down(article=Article.objects.get(), by=make_editor(), reason=REASON)
    erase_document(document=Document.objects.get(), by=make_editor(), reason=REASON)
    place_pages(make_page(make_read(headline="Bees close the harbour"), url=url), publish=True)
    assert Article.objects.get().status == Status.TAKEN_DOWN
    assert Document.objects.count() == 2


@pytest.mark.parametrize("reason", ["", " \n"])
def test_an_erasure_says_why(reason: str) -> None:
    with pytest.raises(ImpossibleEdit, match="reason"):
        erase_document(document=make_document(), by=make_editor(), reason=reason)


def test_a_page_is_erased_once() -> None:
    document = make_document()
    erase_document(document=document, by=make_editor(), reason=REASON)
    with pytest.raises(ImpossibleEdit, match="already"):
        erase_document(document=document, by=make_editor(), reason=REASON)
