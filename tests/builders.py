"""Builders of made-up data: each makes one valid row, and takes the fields that a test is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone
from django.utils.text import slugify

from articles.models import (
    Article,
    ArticleTag,
    Credit,
    CreditRole,
    Document,
    Extraction,
    ImportRecord,
    ImportRun,
    Outcome,
    Precision,
    Role,
    RunStatus,
    Source,
    Stage,
    Status,
    Tag,
    TagOrigin,
)

NUMBERS = count(1)
DAY = date(2025, 7, 9)
BODY = (
    "The ferry to Port Elwin left on time for the first time in a year, and nobody on the quay could say why.\n\n"
    "“We simply forgot to be late,” said the harbour master, Odile Marrow."
)


def make_source(name: str = "", **fields: Any) -> Source:
    """Make a source; without a name it gets one of its own."""
    name = name or f"Elwin Courier {next(NUMBERS)}"
    return Source.objects.create(name=name, slug=fields.pop("slug", slug_of(name)), **fields)


def make_tag(name: str = "", **fields: Any) -> Tag:
    """Make a tag; without a name it gets one of its own."""
    name = name or f"Port Elwin {next(NUMBERS)}"
    return Tag.objects.create(name=name, slug=fields.pop("slug", slug_of(name)), **fields)


def make_article(
    *,
    tags: Iterable[Tag] = (),
    credits: Iterable[tuple[Source, CreditRole] | tuple[Source, CreditRole, str]] = (),
    **fields: Any,
) -> Article:
    """Make an article, a draft unless told otherwise; a published one came out an hour ago."""
    headline = fields.setdefault("headline", f"Ferry number {next(NUMBERS)} leaves on time")
    fields.setdefault("slug", slug_of(headline))
    fields.setdefault("body", BODY)
    fields.setdefault("issued_on", DAY)
    if fields["issued_on"]:
        fields.setdefault("issued_precision", Precision.DAY)
    if fields.get("status") in {Status.PUBLISHED, Status.WITHDRAWN, Status.TAKEN_DOWN}:
        fields.setdefault("published_at", timezone.now() - timedelta(hours=1))
    article = Article.objects.create(**fields)
    ArticleTag.objects.bulk_create(ArticleTag(article=article, tag=tag, origin=TagOrigin.EDITOR) for tag in tags)
    Credit.objects.bulk_create(
        Credit(article=article, source=source, role=role, name=source.name, text=text[0] if text else "", position=n)
        for n, (source, role, *text) in enumerate(credits)
    )
    return article


def make_document(text: str = "A page of the Elwin Courier", **fields: Any) -> Document:
    """Make a document that holds ``text`` as UTF-8."""
    raw = text.encode()
    fields = {"media_type": "text/plain", "charset": "utf-8", "size": len(raw)} | fields
    return Document.objects.create(sha256=Document.hash_of(raw), content=Document.packed(raw), **fields)


def make_extraction(*, document: Document, **fields: Any) -> Extraction:
    """Make the extraction of the page's lead; ``payload`` is empty unless given."""
    defaults = {"parser_version": "1", "position": 0, "role": Role.LEAD, "item_key": "lead", "payload": {}}
    return Extraction.objects.create(document=document, **defaults | fields)


def make_run(**fields: Any) -> ImportRun:
    """Make a finished run."""
    moment = datetime(2025, 8, 9, 6, 30, tzinfo=UTC)
    defaults = {"command": "import_documents", "parser_version": "1", "status": RunStatus.FINISHED}
    return ImportRun.objects.create(**defaults | {"finished_at": moment} | fields)


def make_record(*, run: ImportRun, **fields: Any) -> ImportRecord:
    """Make the record of a document that became an article."""
    defaults = {"locator": f"pages/{next(NUMBERS)}.txt", "outcome": Outcome.CREATED, "stage": Stage.PLACE}
    return ImportRecord.objects.create(run=run, **defaults | fields)


def make_editor(*permissions: str, **fields: Any) -> User:
    """Make a member of staff with permissions of the app, by default to see articles."""
    user = User.objects.create_user(
        fields.pop("username", f"editor{next(NUMBERS)}"), password="made-up-1234", is_staff=True, **fields
    )
    codenames = permissions or ("view_article",)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles", codename__in=codenames))
    return user


def slug_of(name: str) -> str:
    """Return the slug of a made-up name."""
    return slugify(name, allow_unicode=True)[:100]
