"""The command that reads stored pages again."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Extraction, ImportRun, RunStatus
from tests.builders import make_source
from tests.importing.test_reparsing import as_read_before, imported

pytestmark = pytest.mark.django_db
__all__ = ["imported"]


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("reparse_documents", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_a_rehearsal_names_fields_rules_and_samples(imported: list[Article]) -> None:
    as_read_before(imported[0], headline="A headline read wrongly")
    text = said("--dry-run")
    assert "Articles: 1 would change, 0 are new, 0 not found." in text
    assert "headline: 1 would change" in text
    assert "1  read by " in text
    assert "A headline read wrongly → " in text
    assert "Nothing was written" in text
    assert ImportRun.objects.count() == 1


def test_the_run_is_named_with_the_way_back(imported: list[Article]) -> None:
    as_read_before(imported[0], headline="A headline read wrongly")
    text = said()
    run = ImportRun.objects.first()
    assert run
    assert (run.command, run.status) == ("reparse_documents", RunStatus.FINISHED)
    assert f"Run {run.pk}: 1 article changed, 0 new, 0 conflicts to decide." in text
    assert f"undo_import {run.pk}" in text


def test_only_the_pages_of_the_named_source_are_read(imported: list[Article]) -> None:
    as_read_before(imported[0])
    make_source("Quay Post")
    said("--source", "Quay Post")
    assert not Extraction.objects.exclude(parser_version="0").exists()


def test_a_source_that_nobody_knows_is_wrong_use(imported: list[Article]) -> None:
    with pytest.raises(CommandError, match="There is no source “Moon Post”") as refusal:
        said("--source", "Moon Post")
    assert refusal.value.returncode == 2
