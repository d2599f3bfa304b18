from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from articles.models import (
    Article,
    ArticleTag,
    Batch,
    Comment,
    Conflict,
    Credit,
    Doubt,
    Extraction,
    FingerprintBand,
    ImportRecord,
    ImportRun,
    LineDecision,
    Opening,
    Pin,
    RelatedLink,
    Revision,
    RuleApplication,
    SourceAlias,
    Status,
    Story,
    TagAlias,
    TagDistinction,
    TagRule,
    TagSuggestion,
    Upload,
)
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

pytestmark = pytest.mark.django_db

MOMENT = datetime(2025, 7, 9, 12, tzinfo=UTC)


def credit() -> Credit:
    return Credit.objects.create(article=make_article(), source=make_source(), role="wire", name="Elwin Wire")


def comment() -> Comment:
    return Comment.objects.create(article=make_article(), name="Odile", text="I was there.")


def suggestion() -> TagSuggestion:
    return TagSuggestion.objects.create(article=make_article(), name="Port Elwin", key="port elwin", score=0.5)


def link() -> RelatedLink:
    return RelatedLink.objects.create(article=make_article(), related=make_article(), origin="page")


def revision() -> Revision:
    return Revision.objects.create(article=make_article(), number=1, fields={}, cause="edit")


def doubt() -> Doubt:
    return Doubt.objects.create(article=make_article(), kind="damaged", rule="torn-line", message="Torn.")


def conflict() -> Conflict:
    return Conflict.objects.create(article=make_article(), field="headline", extraction=extraction())


def undone_run() -> ImportRun:
    return make_run(undone_at=MOMENT, started_by=make_editor())


def line_decision() -> LineDecision:
    facts = {"item_key": "lead", "line": 3, "digest": "0" * 64, "occurrence": 0, "copies": 1, "role": "cut"}
    return LineDecision.objects.create(document=make_document(), **facts)


def batch() -> Batch:
    return Batch.objects.create(move="publish", by=make_editor())


def pin() -> Pin:
    return Pin.objects.create(article=make_article(), position=1 + Pin.objects.count())


def opening() -> Opening:
    return Opening.objects.create(article=make_article(), user=make_editor(), opened_at=MOMENT)


def upload() -> Upload:
    return Upload.objects.create(files=[])


def tag_rule() -> TagRule:
    return TagRule.objects.create(tag=make_tag(), include="ferry")


def application() -> RuleApplication:
    return RuleApplication.objects.create(rule=tag_rule())


def distinction() -> TagDistinction:
    return TagDistinction.objects.create(first=make_tag(), second=make_tag())


def article_tag() -> ArticleTag:
    return ArticleTag.objects.create(article=make_article(), tag=make_tag(), origin="editor")


def band() -> FingerprintBand:
    return FingerprintBand.objects.create(article=make_article(), version=1, band=0, value=7)


def alias() -> SourceAlias:
    return SourceAlias.objects.create(source=make_source(), key="elwin.example")


def extraction() -> Extraction:
    return make_extraction(document=make_document())


def record() -> ImportRecord:
    return make_record(run=make_run())


def published() -> Article:
    return make_article(status=Status.PUBLISHED)


type Make = Callable[[], Any]
type Case = tuple[str, Make, dict[str, Any]]

# The constraint, a row that keeps it, and the change that breaks it
CHECKS: list[Case] = [
    ("source_kind_is_known", make_source, {"kind": "blog"}),
    ("source_date_order_is_known", make_source, {"date_order": "ymd"}),
    ("source_display_is_known", make_source, {"display": "some"}),
    ("source_indexing_is_known", make_source, {"indexing": "maybe"}),
    ("source_has_a_name", make_source, {"name": ""}),
    ("source_alias_is_not_blank", alias, {"key": ""}),
    ("pin_has_a_place_on_the_front_page", pin, {"position": 0}),
    ("pin_has_a_place_on_the_front_page", pin, {"position": 5}),
    ("credit_role_is_known", credit, {"role": "outlet"}),
    ("document_hash_is_a_sha256", make_document, {"sha256": "abc"}),
    ("extraction_role_is_known", extraction, {"role": "sidebar"}),
    ("import_run_status_is_known", make_run, {"status": "paused"}),
    ("import_run_has_an_end_exactly_when_it_is_over", make_run, {"finished_at": None}),
    ("import_run_has_an_end_exactly_when_it_is_over", make_run, {"status": "running"}),
    ("import_run_has_an_end_exactly_when_it_is_over", make_run, {"status": "aborted", "finished_at": None}),
    ("import_run_undone_is_over", undone_run, {"status": "running", "finished_at": None}),
    ("import_run_undone_by_someone_has_a_time", undone_run, {"undone_by": F("started_by"), "undone_at": None}),
    ("conflict_is_decided_exactly_when_a_side_is_chosen", conflict, {"choice": "ours"}),
    ("conflict_is_decided_exactly_when_a_side_is_chosen", conflict, {"decided_at": MOMENT}),
    ("conflict_is_decided_exactly_when_a_side_is_chosen", conflict, {"choice": "both", "decided_at": MOMENT}),
    ("conflict_decided_by_someone_has_a_time", conflict, {"decided_by": F("article")}),
    ("import_record_outcome_is_known", record, {"outcome": "lost"}),
    ("import_record_stage_is_known", record, {"stage": "dream"}),
    ("import_record_has_an_error_exactly_when_it_failed", record, {"outcome": "failed"}),
    ("import_record_has_an_error_exactly_when_it_failed", record, {"error": "torn"}),
    ("tag_has_a_name", make_tag, {"name": ""}),
    ("article_tag_origin_is_known", article_tag, {"origin": "reader"}),
    ("tag_suggestion_state_is_known", suggestion, {"state": "open", "decided_at": MOMENT}),
    ("tag_suggestion_has_a_time_exactly_when_decided", suggestion, {"state": "accepted"}),
    ("tag_suggestion_has_a_time_exactly_when_decided", suggestion, {"decided_at": MOMENT}),
    ("article_kind_is_known", make_article, {"kind": "poem"}),
    ("article_status_is_known", make_article, {"status": "lost"}),
    ("article_says_how_exactly_its_date_is_known", make_article, {"issued_on": None}),
    ("article_says_how_exactly_its_date_is_known", make_article, {"issued_precision": ""}),
    ("article_says_how_exactly_its_date_is_known", make_article, {"issued_precision": "century"}),
    ("article_has_a_moment_exactly_when_known_to_the_minute", make_article, {"issued_precision": "minute"}),
    ("article_has_a_moment_exactly_when_known_to_the_minute", make_article, {"issued_at": MOMENT}),
    ("published_article_has_a_time_of_publication", published, {"published_at": None}),
    ("published_article_has_a_time_of_publication", make_article, {"status": "taken_down"}),
    ("published_article_has_a_headline_and_a_body", published, {"headline": ""}),
    ("published_article_has_a_headline_and_a_body", published, {"body": ""}),
    ("article_has_a_slug_for_its_address", make_article, {"slug": ""}),
    ("article_is_not_its_own_duplicate", make_article, {"duplicate_of": F("pk")}),
    ("comment_status_is_known", comment, {"status": "loved", "moderated_at": MOMENT}),
    ("comment_has_a_moderation_time_exactly_when_decided", comment, {"status": "spam"}),
    ("comment_has_a_moderation_time_exactly_when_decided", comment, {"moderated_at": MOMENT}),
    ("related_link_origin_is_known", link, {"origin": "rumour"}),
    ("article_is_not_related_to_itself", link, {"related": F("article")}),
    ("revision_cause_is_known", revision, {"cause": "whim"}),
    ("revision_numbers_count_from_one", revision, {"number": 0}),
    ("doubt_kind_is_known", doubt, {"kind": "hunch"}),
    ("doubt_settled_by_someone_has_a_time", doubt, {"settled_by": F("article")}),
    ("upload_status_is_known", upload, {"status": "lost"}),
    ("upload_has_an_error_exactly_when_it_failed", upload, {"status": "failed"}),
    ("upload_has_an_error_exactly_when_it_failed", upload, {"error": "The disk is full"}),
    ("tag_rule_match_is_known", tag_rule, {"match": "fuzzy"}),
    ("tag_rule_looks_for_something", tag_rule, {"include": ""}),
    ("tag_rule_looks_somewhere", tag_rule, {"in_headline": False, "in_body": False}),
    ("rule_application_status_is_known", application, {"status": "lost"}),
    ("tag_distinction_names_the_older_first", distinction, {"first": F("second")}),
    ("line_decision_role_is_known", line_decision, {"role": "footer"}),
    ("line_decision_lines_count_from_one", line_decision, {"line": 0}),
    ("line_decision_is_one_of_its_copies", line_decision, {"occurrence": F("copies")}),
    ("batch_move_is_known", batch, {"move": "fly"}),
    ("batch_undone_by_someone_has_a_time", batch, {"undone_by": F("by")}),
]

# The constraint, a row, and how a second row may differ from it and still be refused
UNIQUES: list[Case] = [
    ("article_credits_a_source_once_per_role", credit, {"name": "EW", "position": 1}),
    ("document_has_one_lead_per_parser_version", extraction, {"position": 1, "item_key": "second"}),
    ("extraction_position_is_its_own_per_document_and_version", extraction, {"role": "related", "item_key": "second"}),
    ("extraction_key_is_its_own_per_document_and_version", extraction, {"role": "related", "position": 1}),
    ("article_has_a_tag_once", article_tag, {"origin": "rule"}),
    ("article_is_suggested_a_name_once", suggestion, {"name": "PORT ELWIN", "score": 1.0}),
    ("article_has_a_band_once_per_version", band, {"value": 8}),
    ("article_links_to_another_once", link, {"origin": "editor", "position": 1}),
    ("revision_number_is_its_own_per_article", revision, {"cause": "import"}),
    ("article_has_one_open_conflict_per_field", conflict, {"theirs": "Bees"}),
    ("tags_are_told_apart_once", distinction, {}),
    ("article_is_opened_once_by_each_editor", opening, {"opened_at": MOMENT + timedelta(hours=1)}),
]

# A column without a second of the same value, and how a second row may differ
UNIQUE_COLUMNS: list[tuple[Make, str, dict[str, Any]]] = [
    (make_source, "name", {"slug": "second"}),
    (make_source, "slug", {"name": "Second"}),
    (alias, "key", {}),
    (make_document, "sha256", {}),
    (lambda: Story.objects.create(title="Storm", slug="storm"), "slug", {}),
    (make_tag, "name", {"slug": "second"}),
    (make_tag, "slug", {"name": "Second"}),
    (lambda: TagAlias.objects.create(tag=make_tag(), name="Old", slug="old"), "slug", {}),
    (pin, "article", {"position": 4}),
    (pin, "position", {"article_id": 0}),
]

# Rows as they are meant to be: the constraints must let them pass
VALID: list[tuple[Make, dict[str, Any]]] = [
    (make_article, {"issued_on": None, "issued_precision": ""}),
    (make_article, {"issued_precision": "approximate"}),
    (make_article, {"issued_precision": "minute", "issued_at": MOMENT}),
    (make_article, {"headline": "", "body": "", "status": "review"}),
    (make_article, {"status": "withdrawn"}),
    (published, {"status": "taken_down", "headline": "", "body": ""}),
    (make_run, {"status": "running", "finished_at": None}),
    (make_run, {"status": "aborted"}),
    (record, {"outcome": "failed", "error": "Not a page"}),
    (suggestion, {"state": "dismissed", "decided_at": MOMENT}),
    (comment, {"status": "approved", "moderated_at": MOMENT}),
    (doubt, {"settled_at": MOMENT}),
    (conflict, {"choice": "theirs", "decided_at": MOMENT}),
    (upload, {"status": "failed", "error": "The disk is full"}),
    (tag_rule, {"in_headline": False, "in_body": False, "in_source": True}),
    (batch, {"undone_at": MOMENT, "undone_by": F("by")}),
]


def own_constraints() -> list[tuple[type[models.Model], models.BaseConstraint]]:
    return [(model, rule) for model in apps.get_app_config("articles").get_models() for rule in model._meta.constraints]


def constraint(name: str) -> tuple[type[models.Model], models.BaseConstraint]:
    return next((model, rule) for model, rule in own_constraints() if rule.name == name)


def add_second(row: Any, changes: dict[str, Any]) -> None:
    """Insert a copy of ``row`` with ``changes``."""
    row.pk = None
    row._state.adding = True
    for field, value in changes.items():
        setattr(row, field, value)
    with transaction.atomic():
        row.save(force_insert=True)


def words_for(model: type[models.Model], columns: tuple[str, ...], name: str) -> str:
    """Return what the database says of a refused second: PostgreSQL names the constraint, SQLite its columns."""
    if connection.vendor == "postgresql":
        return name
    table = model._meta.db_table
    return ", ".join(f"{table}.{model._meta.get_field(column).column}" for column in columns)


@pytest.mark.parametrize(("name", "make", "changes"), CHECKS, ids=[f"{case[0]}-{[*case[2]]}" for case in CHECKS])
def test_a_row_that_breaks_a_check_is_refused_by_its_name(name, make, changes):
    row = make()
    model, _ = constraint(name)
    assert isinstance(row, model)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model._base_manager.filter(pk=row.pk).update(**changes)


@pytest.mark.parametrize(("name", "make", "changes"), UNIQUES, ids=[case[0] for case in UNIQUES])
def test_a_second_row_is_refused_where_only_one_may_be(name, make, changes):
    model, rule = constraint(name)
    with pytest.raises(IntegrityError, match=words_for(model, rule.fields, name)):
        add_second(make(), changes)


@pytest.mark.parametrize(("make", "column", "changes"), UNIQUE_COLUMNS)
def test_a_second_row_with_the_same_value_is_refused(make, column, changes):
    row = make()
    with pytest.raises(IntegrityError, match=f"(?i)unique.*{column}"):
        add_second(row, changes)


@pytest.mark.parametrize(("make", "changes"), VALID)
def test_rows_as_they_are_meant_to_be_pass(make, changes):
    row = make()
    assert type(row)._base_manager.filter(pk=row.pk).update(**changes) == 1


def test_a_document_has_leads_of_several_parser_versions_and_many_related_articles():
    document = make_document()
    for version in ("1", "2"):
        make_extraction(document=document, parser_version=version)
        for position in (1, 2):
            make_extraction(
                document=document, parser_version=version, position=position, role="related", item_key=str(position)
            )
    assert document.extractions.count() == 6


def test_every_constraint_is_tested_here():
    tested = {case[0] for case in [*CHECKS, *UNIQUES]}
    assert tested == {rule.name for _, rule in own_constraints()}


def test_every_unique_column_is_tested_here():
    columns = {
        (model, field.name)
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.fields
        if field.unique and not field.primary_key
    }
    assert {(type(make()), column) for make, column, _ in UNIQUE_COLUMNS} == columns


def test_names_of_constraints_are_sentences():
    assert all(len(str(rule.name).split("_")) > 3 for _, rule in own_constraints())


def test_every_choice_column_is_held_by_a_constraint():
    """A column that rules depend on holds what they know, whoever writes it."""
    for model in apps.get_app_config("articles").get_models():
        for field in model._meta.fields:
            if field.choices:
                assert any(field.name in str(rule.condition) for rule in checks_of(model)), f"{model}.{field.name}"


def checks_of(model: type[models.Model]) -> list[models.CheckConstraint]:
    return [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
