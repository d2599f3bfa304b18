"""The translations of the public pages: complete, compiled, and fit for what the code puts into them."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LOCALES = sorted(file.parts[-3] for file in (ROOT / "articles" / "locale").glob("*/LC_MESSAGES/django.po"))
INSERTED = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

needs_gettext = pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext's xgettext")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def of_locale(locale: str) -> Catalog:
    return catalogue(ROOT / "articles" / "locale" / locale / "LC_MESSAGES" / "django.po")


def messages(catalog: Catalog) -> dict[tuple[str | None, str | tuple[str, ...]], Message]:
    return {(message.context, message.id): message for message in catalog if message.id}


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_the_interface_is_there_in_four_languages_beside_english() -> None:
    assert {"ar", "es", "fr", "zh_Hans"} <= set(LOCALES)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str | None, str | tuple[str, ...]]]:
    """Return every message of the public pages, as gettext finds them in the code now."""
    copy = tmp_path_factory.mktemp("code")
    shutil.copytree(
        ROOT / "articles", copy / "articles", ignore=shutil.ignore_patterns("admin", "locale", "__pycache__")
    )
    shutil.copytree(ROOT / "templates", copy / "templates", ignore=shutil.ignore_patterns("admin"))
    (copy / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "eo"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env={"PATH": os.environ["PATH"]})
    return set(messages(catalogue(copy / "locale" / "eo" / "LC_MESSAGES" / "django.po")))


@needs_gettext
@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_has_every_message_of_the_code_and_no_other(
    locale: str, written: set[tuple[str | None, str | tuple[str, ...]]]
) -> None:
    there = set(messages(of_locale(locale)))
    assert written - there == set(), "run makemessages, then translate"
    assert there - written == set(), "no page says this any more"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_is_translated_in_all_its_forms(locale: str) -> None:
    catalog = of_locale(locale)
    for message in messages(catalog).values():
        assert not message.fuzzy, message.id
        assert all(forms(message)), message.id
        assert len(forms(message)) == (catalog.num_plurals if isinstance(message.id, tuple) else 1), message.id


def test_no_line_begins_with_a_mark_that_french_sets_apart_from_its_word() -> None:
    apart = re.compile(r"\S (?:[;!»]|[:?](?![\w/]))|« ")
    said = [form for message in messages(of_locale("fr")).values() for form in forms(message)]
    assert [form for form in said if apart.search(form)] == [], "a space that does not break stands there"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_inserts_what_the_message_inserts(locale: str) -> None:
    for message in messages(of_locale(locale)).values():
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        known = set(INSERTED.findall(sources[-1]))
        for form in forms(message):
            inserted = set(INSERTED.findall(form))
            # a form for one or two may say the number in a word
            assert inserted <= known, form
            assert inserted == known or isinstance(message.id, tuple), form


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_served_is_compiled_from_the_catalogue(locale: str) -> None:
    with (ROOT / "articles" / "locale" / locale / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for (context, source), message in messages(of_locale(locale)).items():
        if isinstance(source, str):
            said = compiled.pgettext(context, source) if context else compiled.gettext(source)
            assert said == message.string, "run compilemessages"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_says_that_it_wants_a_native_reviewer(locale: str) -> None:
    assert "native" in of_locale(locale).header_comment
