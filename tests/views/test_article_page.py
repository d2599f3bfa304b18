from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Correction, CreditRole, LinkOrigin, RelatedLink, Status
from tests.builders import (
    make_article,
    make_document,
    make_editor,
    make_extraction,
    make_record,
    make_run,
    make_source,
    make_tag,
)

from .pages import order_of, page, read, without_data

pytestmark = pytest.mark.django_db


def test_the_chain_is_a_sentence_from_the_original_to_where_it_was_seen(visitor: Client) -> None:
    article = make_article(
        status=Status.PUBLISHED,
        outlet=make_source("Elwin Courier"),
        aggregator=make_source("Gatherer"),
        credits=[
            (make_source("Tidewire"), CreditRole.WIRE, "/Tidewire/"),
            (make_source("Marrow Daily"), CreditRole.ORIGINAL, "SOURCE marrow.example"),
        ],
    )
    assert "Marrow Daily, via Tidewire, via Elwin Courier, seen on Gatherer" in read(
        visitor, article.get_absolute_url()
    )


def test_a_chain_of_an_aggregator_alone_begins_with_it(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, aggregator=make_source("Gatherer"))
    assert "Seen on Gatherer" in read(visitor, article.get_absolute_url())


@pytest.mark.parametrize(("path", "said"), [("", "From Elwin Courier"), ("/zh-hans", "来源：Elwin Courier")])
def test_the_only_source_of_an_article_is_said_to_be_so_in_words(visitor: Client, path: str, said: str) -> None:
    courier = make_source("Elwin Courier")
    article = make_article(status=Status.PUBLISHED, outlet=courier, credits=[(courier, CreditRole.ORIGINAL)])
    assert f" {said} " in read(visitor, f"{path}{article.get_absolute_url()}")
    assert said not in read(visitor, f"{path}/")


def test_each_hop_quotes_the_words_of_the_page(visitor: Client) -> None:
    document = make_document("Menu\nElwin Courier09-07-2025\nThe text.\nSOURCE marrow.example")
    evidence = {
        "outlet": [{"line": 2, "start": 0, "end": 13, "rule": "outlet-and-date"}],
        "credits": [{"line": 4, "start": 0, "end": 21, "rule": "source-line"}],
        "issued": [{"line": 2, "start": 13, "end": 23, "rule": "outlet-and-date"}],
    }
    issued = {"value": "2025-07-09", "precision": "day", "text": "09-07-2025", "anchor": None}
    credit = {"role": "original", "name": "Marrow Daily", "text": "SOURCE marrow.example"}
    read_there = {"outlet": "Elwin Courier", "credits": [credit], "issued": issued, "modified": None}
    extraction = make_extraction(document=document, payload={"evidence": evidence, **read_there})
    article = make_article(
        status=Status.PUBLISHED,
        outlet=make_source("Elwin Courier"),
        base_extraction=extraction,
        issued_on=date(2025, 7, 9),
        credits=[(make_source("Marrow Daily"), CreditRole.ORIGINAL, "SOURCE marrow.example")],
    )
    html = page(visitor, article.get_absolute_url())
    assert "<mark>Elwin Courier</mark>09-07-2025" in html
    assert "Elwin Courier<mark>09-07-2025</mark>" in html
    assert "<mark>SOURCE marrow.example</mark>" in html
    assert "Line 4 of the page, by the rule source line" in read(visitor, article.get_absolute_url())
    assert '<q lang="en" dir="ltr">source line</q>' in page(visitor, f"/ar{article.get_absolute_url()}")


def test_a_date_an_editor_has_changed_is_not_given_the_words_of_the_page(visitor: Client) -> None:
    document = make_document("Elwin Courier09-07-2025")
    evidence = {"issued": [{"line": 1, "start": 13, "end": 23, "rule": "outlet-and-date"}]}
    issued = {"value": "2025-07-09", "precision": "day", "text": "09-07-2025", "anchor": None}
    extraction = make_extraction(document=document, payload={"evidence": evidence, "issued": issued, "modified": None})
    article = make_article(status=Status.PUBLISHED, base_extraction=extraction, issued_on=date(2025, 9, 7))
    assert "<mark>09-07-2025</mark>" not in page(visitor, article.get_absolute_url())


def test_a_page_that_was_erased_or_quotes_nothing_still_shows_its_article(visitor: Client) -> None:
    document = make_document("")
    evidence = {"outlet": [{"line": 9, "start": 0, "end": 5, "rule": "outlet-and-date"}]}
    extraction = make_extraction(document=document, payload={"evidence": evidence})
    article = make_article(status=Status.PUBLISHED, outlet=make_source("Elwin Courier"), base_extraction=extraction)
    assert "Elwin Courier" in read(visitor, article.get_absolute_url())


def test_quotes_are_bounded(visitor: Client) -> None:
    document = make_document("x" * 5_000 + "Elwin" + "y" * 5_000)
    evidence = {"outlet": [{"line": 1, "start": 5_000, "end": 10_005, "rule": "outlet-and-date"}]}
    extraction = make_extraction(document=document, payload={"outlet": "Elwin Courier", "evidence": evidence})
    article = make_article(status=Status.PUBLISHED, outlet=make_source("Elwin Courier"), base_extraction=extraction)
    html = page(visitor, article.get_absolute_url())
    assert "<mark>Elwin" in html
    assert "x" * 61 not in html
    assert "y" * 201 not in html


def test_the_dates_are_told_apart(visitor: Client) -> None:
    document = make_document()
    make_record(
        run=make_run(),
        document=document,
        captured_at=datetime(2025, 8, 9, tzinfo=UTC),
        url="https://gatherer.example/1",
    )
    article = make_article(
        status=Status.PUBLISHED,
        issued_on=date(2025, 7, 9),
        modified_at=datetime(2025, 7, 10, 8, 30, tzinfo=UTC),
        published_at=datetime(2025, 8, 11, tzinfo=UTC),
        base_extraction=make_extraction(document=document),
    )
    text = read(visitor, article.get_absolute_url())
    assert "Issued 9 Jul 2025" in text
    assert "Updated by the outlet 10 Jul 2025, 08:30 UTC" in text
    assert "Captured 9 Aug 2025" in text
    assert "Imported" in text
    assert "Published here 11 Aug 2025" in text
    assert '<time datetime="2025-07-09">' in page(visitor, article.get_absolute_url())


def test_a_guessed_date_looks_like_a_guess_and_says_why(visitor: Client) -> None:
    article = make_article(
        status=Status.PUBLISHED,
        issued_on=date(2025, 8, 9),
        issued_precision="approximate",
        issued_text="2 hours ago",
        issued_anchor='its sibling\'s "a day ago" is 2025-08-08',
    )
    html = page(visitor, article.get_absolute_url())
    assert '<span class="guess">about <time datetime="2025-08-09">9 Aug 2025</time></span>' in html
    text = read(visitor, article.get_absolute_url())
    assert "A guess: the page says only 2 hours ago." in text
    assert "Another article on the page, which says a day ago, is of 8 Aug 2025." in text


def test_a_missing_date_author_and_address_stay_missing(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, issued_on=None)
    text = read(visitor, article.get_absolute_url())
    assert "Issued on an unknown date" in text
    assert "Read the original" not in text
    assert "None" not in text


def test_the_original_stands_before_the_text(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, body="The text.", original_url="https://courier.example/ferry")
    html = page(visitor, article.get_absolute_url())
    link, text = 'rel="external" href="https://courier.example/ferry"', "<p>The text.</p>"
    assert order_of(html, link, text) == [link, text]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//courier.example", "http://[", ""])
def test_an_address_that_is_no_web_address_is_no_link(visitor: Client, address: str) -> None:
    article = make_article(status=Status.PUBLISHED, original_url=address)
    assert 'rel="external"' not in page(visitor, article.get_absolute_url())


def test_addresses_are_written_in_the_letters_of_their_language_and_hide_nothing(visitor: Client) -> None:
    original = "https://suq.example/%D8%B3%D9%88%D9%82?a=%2F&b=%E2%80%AE"
    article = make_article(status=Status.PUBLISHED, slug="سوق", original_url=original)
    html = page(visitor, article.get_absolute_url())
    assert f"/articles/{article.pk}/سوق/</bdi>" in html
    assert ">https://suq.example/سوق?a=%2F&amp;b=%E2%80%AE</bdi>" in html
    assert f'href="{original.replace("&", "&amp;")}"' in html


def test_the_body_keeps_its_headings_lists_and_quotes(visitor: Client) -> None:
    body = "First.\n\n## Why\n\n- one\n\n- two\n\n3. third\n\n4. fourth\n\n> Said she.\n\n\\- no item"
    html = page(visitor, make_article(status=Status.PUBLISHED, body=body).get_absolute_url())
    flat = html.replace("\n", "")
    assert "<p>First.</p><h2>Why</h2><ul><li>one</li><li>two</li></ul>" in flat
    assert '<ol><li value="3">third</li><li value="4">fourth</li></ol>' in flat
    assert "<blockquote><p>Said she.</p></blockquote><p>- no item</p>" in flat


def test_imported_text_is_escaped_everywhere(visitor: Client) -> None:
    evil = "<script>alert(1)</script>"
    document = make_document(evil)
    evidence = {"outlet": [{"line": 1, "start": 0, "end": len(evil), "rule": evil}]}
    related = make_article(status=Status.PUBLISHED, headline=evil, slug="evil")
    article = make_article(
        status=Status.PUBLISHED,
        headline=evil,
        slug="evil",
        standfirst=evil,
        body=f"{evil}\n\n## {evil}\n\n- {evil}\n\n> {evil}",
        byline=evil,
        dateline_place=evil,
        language="en",
        issued_precision="approximate",
        issued_text=evil,
        issued_anchor=evil,
        original_url=f"https://courier.example/{evil}",
        outlet=make_source(evil, slug="evil", licence=evil, description=evil),
        base_extraction=make_extraction(document=document, payload={"evidence": evidence}),
        tags=[make_tag(evil, slug="evil", description=evil)],
    )
    Correction.objects.create(article=article, text=evil)
    RelatedLink.objects.create(article=article, related=related, origin=LinkOrigin.PAGE, reason=evil)
    for path in (article.get_absolute_url(), "/", "/articles/", "/tags/", "/tags/evil/", "/sources/", "/sources/evil/"):
        assert "<script" not in without_data(page(visitor, path)), path
    for path in ("/search/", f"/search/?q={evil}", f"/articles/?q={evil}&tag={evil}&order={evil}"):
        assert "<script" not in without_data(page(visitor, path)), path


def test_foreign_text_says_its_language_and_direction(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, headline="عبارة", slug="ferry", language="ar", body="نص")
    html = page(visitor, article.get_absolute_url())
    assert '<h1 lang="ar" dir="rtl">' in html
    assert '<div class="body" lang="ar" dir="rtl" id="text">' in html
    assert "<h1>" in page(visitor, make_article(status=Status.PUBLISHED, language="en").get_absolute_url())
    assert '<h1 dir="auto">' in page(visitor, make_article(status=Status.PUBLISHED, language="").get_absolute_url())


def test_corrections_are_dated_and_shown(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    Correction.objects.create(article=article, text="The ferry has two funnels.")
    text = read(visitor, article.get_absolute_url())
    assert "Corrections" in text
    assert "The ferry has two funnels." in text


def test_related_articles_say_why_and_only_public_ones_are_there(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    shown = make_article(status=Status.PUBLISHED, headline="The other ferry")
    unseen = make_article(status=Status.REVIEW, headline="The ferry in review")
    for position, related in enumerate((shown, unseen)):
        RelatedLink.objects.create(
            article=article, related=related, origin=LinkOrigin.PAGE, reason="On the same page", position=position
        )
    text = read(visitor, article.get_absolute_url())
    assert order_of(text, "The other ferry", "On the same page") == ["The other ferry", "On the same page"]
    assert "The ferry in review" not in text


def test_articles_that_share_tags_are_related_with_what_they_share_and_once(visitor: Client) -> None:
    tags = [make_tag("Ferries"), make_tag("Port Elwin & quay")]
    article = make_article(status=Status.PUBLISHED, tags=tags)
    linked = make_article(status=Status.PUBLISHED, headline="The linked ferry", tags=tags)
    make_article(status=Status.PUBLISHED, headline="The like ferry", tags=tags)
    RelatedLink.objects.create(article=article, related=linked, origin=LinkOrigin.PAGE, reason="on the same page")
    text = read(visitor, article.get_absolute_url())
    assert text.count("The linked ferry") == text.count("The like ferry") == 1
    assert order_of(
        text, "The linked ferry", "On the same page", "The like ferry", "Shares: Ferries, Port Elwin & quay"
    )


def test_other_articles_of_the_outlet_are_offered_once(visitor: Client) -> None:
    outlet = make_source("Elwin Courier")
    article = make_article(status=Status.PUBLISHED, outlet=outlet)
    related = make_article(status=Status.PUBLISHED, outlet=outlet, headline="Related and of the same outlet")
    make_article(status=Status.PUBLISHED, outlet=outlet, headline="Only of the same outlet")
    RelatedLink.objects.create(article=article, related=related, origin=LinkOrigin.PAGE)
    html = page(visitor, article.get_absolute_url())
    assert html.count("Only of the same outlet") == 1
    assert html.count("Related and of the same outlet") == 1


def test_a_wrong_slug_redirects_to_the_right_one_for_good(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, headline="港湾", slug="港湾")
    for wrong in (f"/articles/{article.pk}/", f"/articles/{article.pk}/wrong/"):
        response = visitor.get(wrong)
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_a_wrong_slug_keeps_the_question_and_nothing_else_of_the_address(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, body="Who sailed at nine? The ferry sailed at nine.")
    response = visitor.get(f"/articles/{article.pk}/wrong/", {"find": "who & when?", "utm_source": "elsewhere"})
    assert response["Location"] == f"{article.get_absolute_url()}?find=who+%26+when%3F"
    assert 'value="who &amp; when?"' in page(visitor, response["Location"])


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.TAKEN_DOWN])
def test_what_was_public_and_is_no_longer_answers_410_and_shows_nothing_of_it(visitor: Client, status: Status) -> None:
    article = make_article(status=status, headline="The ferry that was")
    for path in (article.get_absolute_url(), f"/articles/{article.pk}/wrong-slug/"):
        html = page(visitor, path, status=410)
        assert "The ferry that was" not in html
        assert 'action="/search/"' in html


def test_what_was_never_public_answers_404(visitor: Client) -> None:
    for fields in ({"status": Status.REVIEW}, {"status": Status.DRAFT}, {"status": Status.REJECTED}):
        read(visitor, make_article(**fields).get_absolute_url(), status=404)
    tomorrow = timezone.now() + timedelta(days=1)
    read(visitor, make_article(status=Status.PUBLISHED, published_at=tomorrow).get_absolute_url(), status=404)
    for path in ("/articles/999999/x/", f"/articles/{10**30}/x/"):
        read(visitor, path, status=404)


def test_neighbouring_hops_of_one_source_are_named_once(visitor: Client) -> None:
    source = make_source("Elwin Courier")
    article = make_article(status=Status.PUBLISHED, outlet=source, credits=[(source, CreditRole.ORIGINAL)])
    assert "via Elwin Courier" not in read(visitor, article.get_absolute_url())


@pytest.mark.parametrize("hop", ["outlet", "aggregator", "credit"])
def test_hiding_a_source_takes_its_articles_off_the_site(visitor: Client, hop: str) -> None:
    source = make_source("Elwin Courier")
    hand = {"credits": [(source, CreditRole.WIRE)]} if hop == "credit" else {hop: source}
    article = make_article(status=Status.PUBLISHED, headline="Hidden ferry", **hand)
    read(visitor, article.get_absolute_url())
    source.display = "hidden"
    source.save()
    page(visitor, article.get_absolute_url(), status=410)
    for path in ("/", "/articles/", "/search/?q=hidden", "/feeds/atom.xml", "/sources/elwin-courier/"):
        assert "Hidden ferry" not in page(visitor, path)


def test_editors_preview_what_is_not_public_and_nothing_may_keep_it(visitor: Client) -> None:
    article = make_article(status=Status.REVIEW, headline="The ferry in review")
    visitor.force_login(make_editor())
    response = visitor.get(article.get_absolute_url())
    assert "Only editors see this page. State: In review." in read(visitor, article.get_absolute_url())
    assert response["Cache-Control"] == "private, no-store"
    assert "Cookie" in response["Vary"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_staff_without_the_permission_do_not_preview(visitor: Client) -> None:
    article = make_article(status=Status.REVIEW)
    visitor.force_login(make_editor("view_tag"))
    read(visitor, article.get_absolute_url(), status=404)


def test_a_copy_is_noindex_by_default_and_never_points_elsewhere_as_canonical(visitor: Client) -> None:
    article = make_article(status=Status.PUBLISHED, original_url="https://courier.example/1", outlet=make_source())
    html = page(visitor, article.get_absolute_url())
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{article.get_absolute_url()}">' in html


def test_a_copy_may_be_indexed_where_every_source_that_speaks_allows_it(visitor: Client) -> None:
    allowed, refused = make_source(indexing="index"), make_source(indexing="noindex")
    article = make_article(status=Status.PUBLISHED, outlet=allowed)
    assert 'name="robots"' not in page(visitor, article.get_absolute_url())
    article = make_article(status=Status.PUBLISHED, outlet=allowed, aggregator=refused)
    assert 'name="robots"' in page(visitor, article.get_absolute_url())
