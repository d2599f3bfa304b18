"""Where a reading belongs: known again by document, page, original address or text, or else a new article."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.apps import apps

from articles.editing.workflow import publish, reject, take_down, withdraw
from articles.editing.writing import edit_article
from articles.models import Article, Cause, Extraction, ImportRecord, ImportRun, Outcome, Revision, Status
from articles.parsing import (
    Credit,
    CreditRole,
    Dateline,
    IssuedDate,
    Keyword,
    Kind,
    Precision,
)

from .pages import again, make_page, make_read, make_related, place_pages, story, the_article

pytestmark = pytest.mark.django_db
PAGE = "https://elwin.example/news/bees"
MORNING = datetime(2025, 8, 9, 6, 0, tzinfo=UTC)
EVENING = datetime(2025, 8, 9, 18, 0, tzinfo=UTC)


def outcome(*pages: object, publish: bool = False) -> str:
    """Import one page and return its outcome."""
    (record,) = place_pages(*pages, publish=publish)  # type: ignore[arg-type]
    return record.outcome


def test_an_unknown_article_is_made_with_everything_the_page_says() -> None:
    read = make_read(
        headline="Bees close the harbour",
        standfirst="Wardens call for a ladder",
        byline="By Odile Marrow",
        authors=("Odile Marrow",),
        issued=IssuedDate(date(2025, 7, 9), Precision.DAY, "09-07-2025"),
        modified=IssuedDate(MORNING, Precision.MINUTE, "updated 6 am"),
        dateline=Dateline("ELWIN", date(2025, 7, 8), "PR Newswire"),
        credits=(
            Credit("PR Newswire", CreditRole.WIRE, "/PRNewswire/"),
            Credit("Quay Post", CreditRole.ORIGINAL, "SOURCE Quay Post"),
        ),
        original_url="https://quaypost.example/bees",
        kind=Kind.PRESS_RELEASE,
    )
    assert outcome(make_page(read, aggregator="Daily8")) == Outcome.CREATED

    article = the_article()
    assert (article.status, article.published_at, article.is_complete) == (Status.REVIEW, None, True)
    assert (article.headline, article.slug) == ("Bees close the harbour", "bees-close-the-harbour")
    assert (article.standfirst, article.body, article.language) == ("Wardens call for a ladder", read.body, "en")
    assert article.summary
    assert article.summary in article.body
    assert (article.byline, article.authors, article.kind) == ("By Odile Marrow", ["Odile Marrow"], "press_release")
    assert (article.issued_on, article.issued_at, article.issued_precision) == (date(2025, 7, 9), None, "day")
    assert (article.issued_text, article.modified_at) == ("09-07-2025", MORNING)
    assert (article.dateline_place, article.dateline_date) == ("ELWIN", date(2025, 7, 8))
    assert [str(hop.source) for hop in article.chain] == ["Quay Post", "PR Newswire", "Elwin Courier", "Daily8"]
    assert article.base_extraction == Extraction.objects.get()
    assert article.base_extraction.article == article


def test_a_moment_is_kept_with_its_day_at_the_outlet() -> None:
    late = datetime.fromisoformat("2025-07-09T23:30:00-04:00")
    place_pages(make_page(make_read(issued=IssuedDate(late, Precision.MINUTE, "11.30 p.m. EDT"))))
    assert (the_article().issued_on, the_article().issued_at) == (date(2025, 7, 9), late)


def test_an_article_that_is_cut_short_waits_in_review_too() -> None:
    assert outcome(make_page(make_read(body="", is_complete=False)), publish=True) == Outcome.CREATED
    assert the_article().status == Status.REVIEW


def test_importing_the_same_page_again_writes_nothing_but_its_run_and_record() -> None:
    page = make_page(make_read(), make_related())
    place_pages(page)
    before = snapshot()
    assert outcome(page) == Outcome.UNCHANGED
    assert snapshot() == before
    assert ImportRecord.objects.count() == 2
    assert ImportRecord.objects.latest("id").reason


def test_the_same_bytes_twice_in_one_batch_are_one_document() -> None:
    page = make_page(make_read())
    first, second = place_pages(page, page)
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
    assert first.document == second.document
    assert Article.objects.count() == 1


def test_a_newer_capture_of_the_page_changes_what_only_the_page_changed() -> None:
    read = make_read(headline="Bees close the harbour", standfirst="Wardens call for a ladder")
    place_pages(make_page(read, url=PAGE, captured_at=MORNING))
    edit_article(article=the_article(), changes={"standfirst": "Written by an editor"}, by=None)

    newer = make_page(make_read(headline="Bees leave", body=read.body), url=f"{PAGE}?utm_source=x", captured_at=EVENING)
    (record,) = place_pages(newer)

    article = the_article()
    assert record.outcome == Outcome.UPDATED
    assert "Bees close the harbour → Bees leave" in record.reason
    assert (article.headline, article.standfirst) == ("Bees leave", "Written by an editor")
    assert article.base_extraction == Extraction.objects.latest("id")
    latest = article.revisions.latest("number")
    assert (latest.number, latest.cause, latest.run) == (3, Cause.IMPORT, record.run)


def test_a_field_that_an_editor_and_the_page_changed_stays_and_is_reported_once() -> None:
    read = make_read(headline="Bees close the harbour")
    place_pages(make_page(read, url=PAGE))
    edit_article(article=the_article(), changes={"headline": "A swarm of bees"}, by=None)

    def capture() -> ImportRecord:
        (record,) = place_pages(make_page(make_read(headline="Bees leave", body=read.body), url=PAGE))
        return record

    first, second = capture(), capture()
    assert the_article().headline == "A swarm of bees"
    assert [warning["field"] for warning in first.warnings] == ["headline"]
    assert (first.outcome, second.outcome, second.warnings) == (Outcome.UNCHANGED, Outcome.UNCHANGED, [])


def test_a_form_that_changed_only_line_breaks_is_no_edit() -> None:
    read = make_read()
    place_pages(make_page(read, url=PAGE))
    Article.objects.update(body=read.body.replace("\n", "\r\n"))
    assert (
        outcome(make_page(make_read(headline=read.headline, body=f"{read.body}\n\nMore."), url=PAGE)) == Outcome.UPDATED
    )
    assert the_article().body.endswith("More.")


def test_an_older_capture_is_kept_and_changes_nothing() -> None:
    read = make_read(headline="Bees leave")
    place_pages(make_page(read, url=PAGE, captured_at=EVENING))
    older = make_page(make_read(headline="Bees close the harbour", body=read.body), url=PAGE, captured_at=MORNING)
    assert outcome(older) == Outcome.UNCHANGED
    assert the_article().headline == "Bees leave"
    assert the_article().extractions.count() == 2


def test_a_capture_cut_short_never_overwrites_the_whole_text() -> None:
    read = make_read()
    place_pages(make_page(read, url=PAGE))
    short = make_read(headline="Other words", body=read.body[:200], is_complete=False)
    assert outcome(make_page(short, url=PAGE)) == Outcome.UNCHANGED
    assert the_article().body == read.body


def test_another_story_at_the_address_of_a_section_is_an_article_of_its_own() -> None:
    first, second = make_read(), make_read()
    place_pages(make_page(first, url=PAGE))
    assert outcome(make_page(second, url=PAGE)) == Outcome.CREATED
    assert (
        outcome(make_page(make_read(headline=second.headline, body=f"{second.body} More."), url=PAGE))
        == Outcome.UPDATED
    )
    assert [a.headline for a in Article.objects.order_by("id")] == [first.headline, second.headline]
    assert Article.objects.get(headline=first.headline).body == first.body


def test_a_file_name_is_no_address() -> None:
    place_pages(make_page(make_read()))
    assert outcome(make_page(make_read())) == Outcome.CREATED
    assert Article.objects.count() == 2


def test_a_newer_parser_that_reads_a_stored_page_otherwise_changes_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    read = make_read(headline="Bees close the harbour")
    page = make_page(read, raw="one page")
    place_pages(page)
    monkeypatch.setattr("articles.importing.documents.PARSER_VERSION", "next")
    reread = make_page(make_read(headline="Bees close the harbour of Elwin", body=read.body), raw="one page")
    reread = again(reread, parser_version="next")

    assert outcome(reread) == Outcome.UPDATED
    assert the_article().headline == "Bees close the harbour of Elwin"
    assert the_article().revisions.latest("number").cause == Cause.REPARSE
    assert Extraction.objects.values_list("document", flat=True).distinct().count() == 1


def test_an_article_seen_beside_another_lead_is_one_article_with_two_readings() -> None:
    beside = make_related(outlet="Quay Post")
    place_pages(make_page(make_read(), beside))
    (record,) = place_pages(make_page(make_read(), beside))
    assert record.outcome == Outcome.CREATED
    article = Article.objects.get(headline=beside.headline)
    assert article.extractions.count() == 2
    assert Article.objects.count() == 3


def test_the_same_original_address_is_the_same_article() -> None:
    address = "https://quaypost.example/bees"
    place_pages(make_page(make_read(original_url=address)))
    assert outcome(make_page(make_read(original_url=f"{address}#top"))) == Outcome.UNCHANGED
    assert the_article().extractions.count() == 2


def test_the_address_of_a_mere_site_does_not_make_two_articles_one() -> None:
    place_pages(make_page(make_read(original_url="https://quaypost.example/")))
    assert outcome(make_page(make_read(original_url="https://quaypost.example/"))) == Outcome.CREATED


def test_the_same_text_by_another_outlet_is_another_article() -> None:
    read = make_read(outlet="Elwin Courier")
    place_pages(make_page(read))
    assert outcome(make_page(make_read(outlet="Quay Post", body=read.body))) == Outcome.CREATED


def test_the_same_text_without_an_outlet_is_not_taken_for_the_same_article() -> None:
    read = make_read(outlet=None)
    place_pages(make_page(read))
    assert outcome(make_page(make_read(outlet=None, body=read.body))) == Outcome.CREATED


def test_the_same_teaser_under_another_headline_is_another_article() -> None:
    place_pages(make_page(make_read(body="Continue in the app.", is_complete=False)))
    assert outcome(make_page(make_read(body="Continue in the app.", is_complete=False))) == Outcome.CREATED


def test_a_whole_lead_completes_what_was_known_cut_short_and_takes_nothing_away() -> None:
    address = "https://quaypost.example/bees"
    whole = story(7000)
    short = make_related(original_url=address, body=whole[:300], is_complete=False, outlet="Quay Post")
    place_pages(make_page(make_read(), short, aggregator="Daily8"))
    assert (
        outcome(make_page(make_read(headline=short.headline, original_url=address, body=whole, outlet=None)))
        == Outcome.UPDATED
    )

    article = Article.objects.get(original_url=address)
    assert (article.body, article.is_complete) == (whole, True)
    assert (str(article.outlet), str(article.aggregator)) == ("Quay Post", "Daily8")


def test_a_flattened_copy_never_overwrites_a_whole_lead() -> None:
    address = "https://quaypost.example/bees"
    lead = make_read(original_url=address)
    place_pages(make_page(lead))
    flat = make_related(original_url=address, body=lead.body.replace("\n\n", " "))
    place_pages(make_page(make_read(), flat))
    assert Article.objects.get(original_url=address).body == lead.body


def test_an_age_of_a_later_capture_does_not_blur_a_date() -> None:
    read = make_read(issued=IssuedDate(date(2025, 8, 9), Precision.DAY, "9 August"))
    place_pages(make_page(read, url=PAGE))
    vague = IssuedDate(date(2025, 8, 8), Precision.APPROXIMATE, "2 days ago", "the time of capture")
    (record,) = place_pages(make_page(make_read(headline="Bees leave", body=read.body, issued=vague), url=PAGE))
    assert record.outcome == Outcome.UPDATED
    assert (the_article().issued_precision, the_article().issued_on) == (Precision.DAY, date(2025, 8, 9))


@pytest.mark.parametrize("move", [reject, take_down, withdraw])
def test_what_an_editor_took_away_stays_away(move: object) -> None:
    read = make_read()
    place_pages(make_page(read, url=PAGE), publish=move is not reject)
    move(article=the_article(), by=None, reason="it was about wasps")  # type: ignore[operator]
    status = the_article().status

    place_pages(make_page(make_read(headline="Bees leave", body=read.body), url=PAGE), publish=True)
    assert the_article().status == status


@pytest.mark.parametrize("move", [reject, take_down])
def test_what_was_rejected_or_taken_down_is_not_even_changed(move: object) -> None:
    read = make_read(headline="Bees close the harbour")
    place_pages(make_page(read, url=PAGE), publish=move is take_down)
    move(article=the_article(), by=None, reason="it was about wasps")  # type: ignore[operator]

    assert outcome(make_page(make_read(headline="Bees leave", body=read.body), url=PAGE)) == Outcome.SKIPPED
    assert the_article().headline == "Bees close the harbour"


def test_a_deleted_article_stays_deleted_also_when_met_on_another_page() -> None:
    address = "https://quaypost.example/bees"
    read = make_read(original_url=address)
    page = make_page(read, url=PAGE)
    place_pages(page)
    the_article().delete()

    assert outcome(page) == Outcome.UNCHANGED
    assert outcome(make_page(read, url=PAGE)) == Outcome.SKIPPED
    assert outcome(make_page(make_read(original_url=address))) == Outcome.SKIPPED
    assert outcome(make_page(make_read(headline=read.headline, body=read.body))) == Outcome.SKIPPED
    assert not Article.objects.exists()


def test_two_captures_in_one_batch_make_one_article_with_the_later_words() -> None:
    read = make_read(headline="Bees close the harbour")
    first, second = place_pages(
        make_page(read, url=PAGE, captured_at=MORNING),
        make_page(make_read(headline="Bees leave", body=read.body), url=PAGE, captured_at=EVENING),
    )
    article = the_article()
    assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.UPDATED)
    assert (article.headline, article.extractions.count()) == ("Bees leave", 2)
    assert article.base_extraction == Extraction.objects.latest("id")


def test_a_page_with_nothing_to_find_is_kept_and_skipped() -> None:
    (record,) = place_pages(make_page())
    assert (record.outcome, record.document is not None) == (Outcome.SKIPPED, True)
    assert "No article" in record.reason


def test_publishing_makes_public_what_is_new_and_complete_and_nothing_else() -> None:
    old = make_page(make_read(), url=PAGE)
    place_pages(old)
    place_pages(old, make_page(make_read()), make_page(make_read(is_complete=False)), publish=True)
    assert list(Article.objects.order_by("id").values_list("status", flat=True)) == ["review", "published", "review"]


def test_a_published_article_keeps_its_text_when_a_capture_has_none() -> None:
    place_pages(make_page(make_read(is_complete=False), url=PAGE))
    publish(article=the_article(), by=None)
    body = the_article().body
    headline = the_article().headline
    assert outcome(make_page(make_read(headline=headline, body="", is_complete=False), url=PAGE)) == Outcome.UNCHANGED
    assert the_article().body == body


def test_every_new_article_has_its_first_revision_with_its_credits() -> None:
    place_pages(make_page(make_read(credits=(Credit("Reuters", CreditRole.WIRE, "(Reuters)"),)), make_related()))
    assert sorted(Revision.objects.values_list("number", "cause")) == [(1, "import"), (1, "import")]
    assert [line["source"] for line in Revision.objects.earliest("id").fields["credits"]] == ["Reuters"]


def test_keywords_become_suggestions_and_confident_ones_tags_when_published() -> None:
    words = (Keyword("Port Elwin", 0.9), Keyword("Odile Marrow", 0.4))
    place_pages(
        make_page(make_read(keywords=words)), make_page(make_read(keywords=words, is_complete=False)), publish=True
    )
    published, waiting = Article.objects.order_by("id")
    assert [tag.name for tag in published.tags.all()] == ["Port Elwin"]
    assert dict(published.tag_suggestions.values_list("name", "state")) == {
        "Port Elwin": "accepted",
        "Odile Marrow": "pending",
    }
    assert not waiting.tags.exists()
    assert set(waiting.tag_suggestions.values_list("state", flat=True)) == {"pending"}


def snapshot() -> dict[str, int]:
    """Return how many rows there are of everything an import could write, its runs and records aside."""
    tables = apps.get_app_config("articles").get_models()
    return {t.__name__: t.objects.count() for t in tables if t not in (ImportRun, ImportRecord)}  # type: ignore[attr-defined]


def test_the_record_of_a_page_without_a_headline_says_so() -> None:
    (record,) = place_pages(make_page(make_read(headline="", item_key="lead")))
    assert record.reason == "An article without a headline is new."
