"""Tasks do what their use case does, in the name of whoever asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from articles.models import Article, ImportRun, RunStatus
from articles.tasks import import_documents
from tests.builders import make_editor

PAGE = Path(__file__).parents[1] / "seeds" / "000_bcf5d119df90d979.txt"


@pytest.mark.django_db
def test_an_import_is_done_in_the_background_for_a_user(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    editor = make_editor()
    for _ in range(2):
        import_documents.enqueue([str(PAGE)], publish=True, user_id=editor.pk)
    assert set(ImportRun.objects.values_list("status", "started_by")) == {(RunStatus.FINISHED, editor.pk)}
    assert Article.objects.published().count() == 3
