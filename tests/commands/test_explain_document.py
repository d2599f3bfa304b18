"""explain_document shows each line of a page with its role, its rule and how sure that is."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.parsing import explain_page, least_sure
from tests.parsing.test_markup import TEXT as SHORT

SEEDS = Path(__file__).parents[2] / "seeds"
ESCAPE = "\x1b["
HEADLINE = "Bridge over the Tarn opens after four years"
TEXT = SHORT.replace("Bridge opens", HEADLINE)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def explain(path: Path, *options: str, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    call_command("explain_document", str(path), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def test_every_line_stands_with_role_certainty_and_rule(page: Path) -> None:
    shown = explain(page)

    assert re.search(r"^ +11  body +\d+%  prose-line +The new bridge", shown, re.MULTILINE)
    assert re.search(r"^ +1  \S+ .* Tarn Herald$", shown, re.MULTILINE)
    assert f"\nlead: {HEADLINE}" in shown
    assert re.search(r"authors +Ada Quill  \(byline-\S+\)", shown)


def test_each_visible_character_stands_once() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r", "")
        parts = explain_page(text)[1]
        said = "".join(part.text for part in parts)
        assert re.sub(r"[\W_]", "", said) == re.sub(r"[\W_]", "", text), path


def test_related_articles_are_told_apart() -> None:
    assert re.search(r"^ +\d+  related 2 body ", explain(next(SEEDS.glob("000_*.txt")), "--full"), re.MULTILINE)


def test_the_least_sure_lines_are_listed_alone(page: Path) -> None:
    rows = [line for line in explain(page, "--unsure", "3").splitlines() if re.match(r" +\d+  ", line)]

    assert len(rows) == 3
    shares = [part.sure for part in least_sure(explain_page(TEXT)[1], 3)]
    assert shares == sorted(shares)


def test_a_page_of_several_is_chosen_by_id(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    rows = [{"id": number, "text": f"Page {number}\n{TEXT}"} for number in (7, 8)]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))

    assert " Page 7" in explain(path)
    assert " Page 8" in explain(path, "--id", "8")
    with pytest.raises(CommandError, match="no page 9"):
        explain(path, "--id", "9")


def test_what_only_the_markup_states_stands_below_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
    path.write_text(f'<html><head><meta name="author" content="Ben Moor"></head><body>{body}</body></html>')

    assert re.search(r"authors +Ben Moor  \(author\)", explain(path))


def test_colours_are_for_terminals_that_want_them(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert ESCAPE not in explain(page)
    assert ESCAPE in explain(page, out=Terminal())
    assert ESCAPE in explain(page, "--force-color")
    assert ESCAPE not in explain(page, "--no-color", out=Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert ESCAPE not in explain(page, out=Terminal())


def test_control_characters_of_a_page_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{TEXT}\n\x1b]0;owned\x07\x1b[31mred")

    assert "\x1b" not in explain(path)


def test_a_page_that_cannot_be_read_ends_in_words(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"")

    with pytest.raises(CommandError, match="is empty; expected") as raised:
        explain(tmp_path / "page.txt")

    assert raised.value.returncode == 1


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Home\nNews\nSport")

    assert "No article was found" in explain(tmp_path / "page.txt")
