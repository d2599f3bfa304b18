"""Editing articles at the desk: every save is a use case's, with one revision and the editor's name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from articles.editing.revisions import record_first_revisions
from articles.editing.writing import edit_article
from articles.models import (
    Article,
    Cause,
    Correction,
    CreditRole,
    Precision,
    StaffNote,
    Status,
    SuggestionState,
    TagSuggestion,
)
from tests.admin.pages import add_url, change_url, filled, list_url, messages_of
from tests.builders import make_article, make_document, make_editor, make_extraction, make_source, make_tag

pytestmark = pytest.mark.django_db


def save(desk: Client, article: Article, **changes: Any) -> Any:
    """Open the article's form, change some of it and save."""
    data = filled(desk.get(change_url(article))) | {"_continue": "1"} | changes
    return desk.post(change_url(article), data, follow=True)


def errors_of(response: Any) -> str:
    return str(response.context["errors"])


def a_row(response: Any, prefix: str, **values: Any) -> dict[str, Any]:
    """Return a new row for the formset that begins with ``prefix``."""
    total = next(
        inline.formset.total_form_count()
        for inline in response.context["inline_admin_formsets"]
        if inline.formset.prefix == prefix
    )
    return {f"{prefix}-TOTAL_FORMS": str(total + 1)} | {f"{prefix}-{total}-{name}": v for name, v in values.items()}


def test_the_form_saved_unchanged_changes_nothing(desk: Client) -> None:
    article = make_article(
        body="First.\n\nSecond.",
        authors=["Odile Marrow", "Tam Reed"],
        tags=[make_tag()],
        outlet=make_source(),
        credits=[(make_source(), CreditRole.WIRE, "/Tidewire/")],
    )
    record_first_revisions(articles=[article], run=None)
    response = save(desk, article, body="First.\r\n\r\nSecond.")
    assert "was changed successfully" in " ".join(messages_of(response))
    assert article.revisions.count() == 1
    assert Article.objects.get().updated_at == article.updated_at


def test_a_changed_headline_is_saved_with_who_and_why(desk: Client, editor: User) -> None:
    article = make_article(status=Status.REVIEW)
    save(desk, article, headline="Ferry late again", reason="It was late.")
    article.refresh_from_db()
    assert article.headline == "Ferry late again"
    revision = article.revisions.get()
    assert (revision.cause, revision.by, revision.reason) == (Cause.EDIT, editor, "It was late.")


def test_the_log_names_what_was_changed_and_nothing_else(desk: Client) -> None:
    article = make_article(status=Status.REVIEW, body="First.\n\nSecond.", summary="One.\nTwo.")
    typed = {"body": "First.\r\n\r\nSecond.", "summary": "One.\r\nTwo."}  # as browsers send them
    save(desk, article, headline="Ferry late again", reason="It was late.", **typed)
    assert LogEntry.objects.get().get_change_message() == "Changed Headline."


def test_a_list_typed_line_by_line_is_a_list_and_what_stood_there_stays(desk: Client) -> None:
    article = make_article(body="Prices:\n- not an item")
    save(desk, article, body="Prices:\r\n- not an item\r\n\r\n## Why\r\nTwo winds:\r\n- west\r\n- east")
    article.refresh_from_db()
    assert article.body == "Prices:\n- not an item\n\n## Why\n\nTwo winds:\n\n- west\n\n- east"


def test_all_that_one_save_changes_is_one_revision(desk: Client) -> None:
    old, outlet = make_tag("Boats"), make_source("Elwin Courier")
    article = make_article(tags=[old])
    page = desk.get(change_url(article))
    changes = {
        "headline": "Ferry late again",
        "outlet": outlet.pk,
        "authors": "Odile Marrow\r\n\r\nTam Reed ",
        "article_tags-0-DELETE": "on",
        "new_tags": "Ferries, Port Elwin",
        **a_row(page, "credits", role="wire", source=outlet.pk, name="Courier wire", text="/Courier/"),
    }
    save(desk, article, **changes)
    fields = article.revisions.get().fields
    assert fields["outlet"] == "Elwin Courier"
    assert fields["authors"] == ["Odile Marrow", "Tam Reed"]
    assert fields["tags"] == ["Ferries", "Port Elwin"]
    assert fields["credits"] == [
        {"role": "wire", "source": "Elwin Courier", "name": "Courier wire", "text": "/Courier/"}
    ]
    assert TagSuggestion.objects.get(key="boats").state == SuggestionState.DISMISSED


def test_a_tag_is_added_from_the_list_of_tags(desk: Client) -> None:
    article, kept, new = make_article(), make_tag("Quays"), make_tag("Ferries")
    article.article_tags.create(tag=kept, origin="source")
    save(desk, article, **a_row(desk.get(change_url(article)), "article_tags", tag=new.pk))
    assert set(article.article_tags.values_list("tag__name", "origin")) == {("Quays", "source"), ("Ferries", "editor")}


def test_suggestions_are_accepted_dismissed_and_left(desk: Client) -> None:
    article = make_article()
    names = ["Tianjin", "Quays", "Ferries"]
    for score, name in zip((0.9, 0.8, 0.7), names, strict=True):
        TagSuggestion.objects.create(article=article, name=name, key=name.casefold(), score=score)
    save(desk, article, **{"tag_suggestions-0-decision": "accept", "tag_suggestions-1-decision": "dismiss"})
    states = dict(TagSuggestion.objects.values_list("name", "state"))
    assert states == {"Tianjin": "accepted", "Quays": "dismissed", "Ferries": "pending"}
    assert list(article.tags.values_list("name", flat=True)) == ["Tianjin"]


def test_corrections_and_notes_are_signed_and_stay(desk: Client, editor: User) -> None:
    article = make_article(status=Status.PUBLISHED)
    page = desk.get(change_url(article))
    rows = a_row(page, "corrections", text="The ferry was late.") | a_row(page, "staff_notes", text="Ask Tam.")
    save(desk, article, **rows)
    correction, note = Correction.objects.get(), StaffNote.objects.get()
    assert (correction.text, correction.by) == ("The ferry was late.", editor)
    assert (note.text, note.by) == ("Ask Tam.", editor)
    assert Article.objects.get().updated_at > article.updated_at
    save(desk, article, **{"corrections-0-text": "Nothing happened.", "corrections-0-DELETE": "on"})
    assert Correction.objects.get().text == "The ferry was late."


def test_a_day_typed_alone_is_known_to_the_day(desk: Client) -> None:
    article = make_article(issued_on=None)
    save(desk, article, issued_on="2025-07-09")
    article.refresh_from_db()
    assert (article.issued_on, article.issued_precision) == (date(2025, 7, 9), Precision.DAY)


def test_an_emptied_day_takes_its_precision_with_it(desk: Client) -> None:
    article = make_article()
    save(desk, article, issued_on="")
    article.refresh_from_db()
    assert (article.issued_on, article.issued_precision) == (None, "")


def test_a_moment_typed_alone_brings_its_day(desk: Client) -> None:
    article = make_article(issued_on=None)
    save(desk, article, issued_at_0="2025-07-09", issued_at_1="06:30")
    article.refresh_from_db()
    assert (article.issued_on, article.issued_precision) == (date(2025, 7, 9), Precision.MINUTE)


def test_a_day_changed_without_the_moment_that_readers_see_is_refused(desk: Client) -> None:
    article = make_article(issued_on=None)
    save(desk, article, issued_at_0="2025-07-09", issued_at_1="06:30")
    assert "its moment was not" in errors_of(save(desk, article, issued_on="2025-07-08"))
    save(desk, article, issued_on="2025-07-08", issued_at_0="", issued_at_1="")
    article.refresh_from_db()
    assert (article.issued_on, article.issued_at) == (date(2025, 7, 8), None)
    assert article.issued_precision == Precision.DAY


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"issued_precision": "minute"}, "needs the moment"),
        (
            {"issued_at_0": "2025-07-09", "issued_at_1": "06:30", "issued_precision": "approximate"},
            "choose that precision",
        ),
        ({"language": "English!"}, "tag of a language"),
        ({"original_url": "javascript:alert(1)"}, "whole address"),
        ({"original_url": "https://tarn.example/a https://tarn.example/b"}, "without spaces"),
        ({"new_tags": "x" * 101}, "at most 100 characters"),
        ({"headline": ""}, "required"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changes: dict[str, str], message: str, desk: Client) -> None:
    article = make_article()
    response = save(desk, article, **changes)
    assert message in errors_of(response)
    assert not article.revisions.exists()


def test_an_article_is_no_copy_of_itself(desk: Client) -> None:
    article, other = make_article(), make_article()
    assert "no copy of itself" in errors_of(save(desk, article, duplicate_of=str(article.pk)))
    save(desk, article, duplicate_of=str(other.pk))
    article.refresh_from_db()
    assert article.duplicate_of == other


def test_a_published_article_cannot_be_emptied(desk: Client) -> None:
    article = make_article(status=Status.PUBLISHED)
    assert "withdraw the article first" in errors_of(save(desk, article, body=" "))


def test_the_second_of_two_editors_is_told_before_the_save_goes_through(desk: Client) -> None:
    article, other = make_article(), make_editor(username="tam")
    record_first_revisions(articles=[article], run=None)
    data = filled(desk.get(change_url(article))) | {"headline": "Ferry late", "_continue": "1"}
    edit_article(article=article, changes={"standfirst": "Again."}, by=other)
    response = desk.post(change_url(article), data, follow=True)
    assert "tam changed this article" in errors_of(response)
    article.refresh_from_db()
    assert article.headline != "Ferry late"
    assert 'value="Ferry late"' in response.text or "Ferry late</textarea>" in response.text
    again = filled(response) | {"headline": "Ferry late", "_continue": "1"}
    desk.post(change_url(article), again, follow=True)
    article.refresh_from_db()
    assert article.headline == "Ferry late"


def test_the_status_is_no_field_of_the_form(desk: Client) -> None:
    article = make_article(status=Status.REVIEW)
    save(desk, article, status="published", published_at="2025-07-09")
    article.refresh_from_db()
    assert article.status == Status.REVIEW


def test_an_article_written_at_the_desk_begins_as_a_draft(desk: Client, editor: User) -> None:
    data = filled(desk.get(add_url(Article))) | {
        "headline": "Ferry late again",
        "body": "Nobody knows why.",
        "new_tags": "Ferries",
        "_continue": "1",
    }
    desk.post(add_url(Article), data)
    article = Article.objects.get()
    assert (article.status, article.slug) == (Status.DRAFT, "ferry-late-again")
    assert article.revisions.get().by == editor
    assert list(article.tags.values_list("name", flat=True)) == ["Ferries"]


def test_what_was_taken_down_can_be_seen_but_not_changed(desk: Client) -> None:
    article = make_article(status=Status.TAKEN_DOWN)
    page = desk.get(change_url(article))
    assert page.status_code == 200
    assert not page.context["has_change_permission"]
    assert desk.post(change_url(article), {"headline": "Back"}).status_code == 403


def test_the_page_shows_where_each_value_comes_from(desk: Client) -> None:
    text = "Ferry leaves on time\nElwin Courier09-07-2025\nBody & soul <b>"
    payload = {
        "headline": "Ferry leaves on time",
        "outlet": "Elwin Courier",
        "evidence": {
            "headline": [{"line": 1, "start": 0, "end": 20, "rule": "first-line"}],
            "outlet": [{"line": 2, "start": 0, "end": 13, "rule": "glued-outlet"}],
        },
    }
    document = make_document(text)
    article = make_article(outlet=make_source("Elwin Courier"), credits=[(make_source("Tidewire"), CreditRole.WIRE)])
    article.base_extraction = make_extraction(document=document, payload=payload, article=article)
    article.save()
    page = desk.get(change_url(article)).text
    assert "<mark>Elwin Courier</mark>09-07-2025" in page
    assert "glued-outlet" in page
    assert change_url(document) + "?from=2#L2" in page
    assert page.index("Tidewire</a>") < page.index("Elwin Courier</a>")


def test_imported_text_is_escaped_wherever_the_desk_shows_it(desk: Client) -> None:
    evil = "<script>alert(1)</script>"
    document = make_document(f"{evil}\n{evil}")
    spans = {"headline": [{"line": 1, "start": 0, "end": 8, "rule": "first"}]}
    payload = {"headline": evil, "body": evil, "evidence": spans, "page": {"warnings": [{"message": evil, "line": 1}]}}
    source = make_source("Elwin <b>Courier", slug="elwin")
    article = make_article(
        headline=evil,
        slug="evil",
        body=evil,
        language='"><b>',
        outlet=source,
        credits=[(source, CreditRole.WIRE, evil)],
    )
    article.base_extraction = make_extraction(document=document, payload=payload, article=article)
    article.save()
    TagSuggestion.objects.create(article=article, name=evil, key=evil, score=0.5)
    record_first_revisions(articles=[article], run=None)
    rows = [article, document, article.base_extraction, source, article.revisions.get()]
    for url in [*map(change_url, rows), *(list_url(type(row)) for row in rows), list_url(TagSuggestion)]:
        page = desk.get(url)
        assert page.status_code == 200
        assert evil not in page.text
        assert "<b>" not in page.text


def test_the_list_is_searched_by_the_sites_own_index(desk: Client) -> None:
    found = make_article(headline="Harbour strike", body="Nobody on the quay spoke of the lighthouse.")
    make_article(headline="Market day")
    response = desk.get(list_url(Article), {"q": "lighthouse"})
    assert list(response.context["cl"].result_list) == [found]


def test_a_search_for_nothing_says_so(desk: Client) -> None:
    make_article()
    response = desk.get(list_url(Article), {"q": "!!!"})
    assert response.status_code == 200
    assert messages_of(response)
    assert not list(response.context["cl"].result_list)


def test_the_list_is_filtered_by_status_outlet_language_and_run(desk: Client) -> None:
    outlet = make_source()
    wanted = make_article(status=Status.REVIEW, outlet=outlet, language="de")
    make_article(status=Status.REVIEW, language="en")
    for parameters in ({"outlet": outlet.pk}, {"language": "de"}, {"outlet": outlet.pk, "language": "de"}):
        response = desk.get(list_url(Article), parameters | {"status__exact": "review"})
        assert list(response.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize("parameters", [{"outlet": "x"}, {"run": "²"}, {"run": "999"}, {"language": "xx"}])
def test_a_filter_for_what_is_not_there_finds_nothing(parameters: dict[str, str], desk: Client) -> None:
    make_article()
    response = desk.get(list_url(Article), parameters)
    assert response.status_code == 200
    assert not list(response.context["cl"].result_list)


def test_the_list_says_how_exactly_a_date_is_known_and_what_is_still_to_come(desk: Client) -> None:
    make_article(issued_precision=Precision.APPROXIMATE)
    make_article(issued_on=None)
    page = desk.get(list_url(Article)).text
    assert "about 9 Jul 2025" in page


def test_only_superusers_delete_articles(desk: Client, editor: User) -> None:
    article = make_article()
    url = change_url(article).replace("change", "delete")
    assert desk.post(url, {"post": "yes"}).status_code == 403
    assert Article.objects.exists()
    editor.is_superuser = True
    editor.save()
    desk.post(url, {"post": "yes"})
    assert not Article.objects.exists()


def test_deleting_an_article_names_it_and_what_people_wrote_about_it(client: Client, admin_user: User) -> None:
    client.force_login(admin_user)
    article = make_article(headline="Ferry late", tags=[make_tag("Boats")])
    record_first_revisions(articles=[article], run=None)
    client.get(change_url(article))  # it is open now
    text = client.get(change_url(article).replace("change", "delete")).text
    assert f'<a href="{change_url(article)}">Ferry late</a>' in text
    assert "Revisions: 1" in text
    for machinery in ("Article tag", "Opening", f" on {article.pk}", f"{article.pk} r1"):
        assert machinery not in text


def test_an_article_was_also_seen_on_other_pages_alone_and_on_each_once(desk: Client) -> None:
    document, other = make_document("The page"), make_document("Another page")
    article = make_article()
    for page in (document, other):
        for version in ("5", "6"):
            last = make_extraction(document=page, article=article, parser_version=version, payload={"headline": "F"})
            article.base_extraction = last if page == document else article.base_extraction
    article.save()
    text = desk.get(change_url(article)).text
    assert text.count(f'{change_url(other)}">') == 1
    assert text.partition("Also seen on")[2].count(change_url(document)) == 0
    other.extractions.all().delete()
    assert "Also seen on" not in desk.get(change_url(article)).text


def test_no_box_of_the_form_goes_by_the_name_of_its_column(desk: Client) -> None:
    form = desk.get(change_url(make_article())).context["adminform"].form
    labels = {name: str(field.label or form[name].label) for name, field in form.fields.items()}
    for name in ("original_url", "issued_text", "issued_anchor", "modified_at", "is_complete", "duplicate_of"):
        assert labels[name].lower() != name.replace("_", " ")
    assert "Address of the original" in desk.get(change_url(make_article(status=Status.TAKEN_DOWN))).text
