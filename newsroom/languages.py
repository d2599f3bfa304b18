"""Which languages the site speaks: its own, English as written in the code, and each that has a catalogue."""

from __future__ import annotations

from pathlib import Path

from django.conf.locale import LANG_INFO

WRITTEN_IN = "en"


def interface_languages(own: str, catalogues: Path) -> list[tuple[str, str]]:
    """Return code and own name of each language, the site's own first, then by code.

    ``catalogues`` has a folder for each translation, named as gettext names locales (``zh_Hans``). A folder more is a
    language more.
    """
    found = {_code(file.parts[-3]) for file in catalogues.glob("*/LC_MESSAGES/django.mo")}
    others = sorted((found | {WRITTEN_IN}) - {own})
    return [(code, str(LANG_INFO[code]["name_local"])) for code in (own, *others)]


def _code(locale: str) -> str:
    return locale.replace("_", "-").lower()
