"""The benchmark measures pages that are of the layout and differ from each other."""

from __future__ import annotations

from tests.benchmarks.aggregator_pages import RELATED, aggregator_pages


def test_pages_differ_and_the_same_seed_gives_the_same_pages() -> None:
    pages = list(aggregator_pages(600))

    assert len(set(pages)) == len(pages)
    assert pages == list(aggregator_pages(600))


def test_pages_keep_the_layout_with_different_numbers_of_related_articles() -> None:
    counts = {len(RELATED.findall(page)) for page in aggregator_pages(60)}

    assert len(counts) > 4
