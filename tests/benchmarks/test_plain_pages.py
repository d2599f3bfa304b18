"""The benchmark measures pages of one article each, as long as real ones, that differ from each other."""

from __future__ import annotations

from articles.parsing import parse_page
from tests.benchmarks.plain_pages import plain_pages


def test_pages_differ_and_the_same_seed_gives_the_same_pages() -> None:
    pages = list(plain_pages(40))

    assert len(set(pages)) == len(pages)
    assert pages == list(plain_pages(40))


def test_each_page_has_one_article_among_the_lines_of_menus() -> None:
    for page in plain_pages(20):
        parsed = parse_page(page)
        assert parsed.lead is not None
        assert parsed.related == ()
        assert len(parsed.boilerplate) > 100
        assert sum(bool(line.strip()) for line in page.splitlines()) > 200
