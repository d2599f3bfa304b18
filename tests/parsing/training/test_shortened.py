"""The line model learns from pages as their HTML leaves them, beside those that it sees whole."""

from __future__ import annotations

from articles.parsing.markup import LineHint, Markup
from articles.parsing.training.shortened import read_examples
from tests.parsing.training.madeup import make_corpus


def test_a_page_with_html_is_learned_from_whole_and_without_its_menu():
    whole, other = make_corpus(2)
    story = [number for number, line in enumerate(whole.lines, 1) if line and line in whole.body]
    hints = {
        number: LineHint(tag="p") if number in story else LineHint(linked=1.0, inside=frozenset(["nav"]))
        for number in range(1, len(whole.lines) + 1)
    }
    menu = "\n".join(f"  • Menu item {number}" for number in range(400))
    start = len(whole.lines)
    hints |= {start + number: LineHint(linked=1.0, inside=frozenset(["nav"])) for number in range(1, 401)}
    texts = {whole.id: (f"{whole.text}\n{menu}", Markup(hints=hints))}

    examples = read_examples([whole, other], texts)

    assert [example.page.id for example in examples] == [whole.id, other.id, whole.id]
    short = examples[-1]
    assert 0 < sum(line.startswith("  • Menu item") for line in short.lines) < 200
    assert short.right[:, 0].sum() == examples[0].right[:, 0].sum() > 0


def test_pages_without_html_are_learned_from_once():
    pages = make_corpus(2)

    assert [example.page for example in read_examples(pages, {})] == list(pages)
