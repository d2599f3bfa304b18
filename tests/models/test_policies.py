from itertools import permutations

import pytest

from articles.models import Article, CreditRole, Display, Hop, HopRole, Indexing, display_of, indexing_of
from tests.builders import make_article, make_source

pytestmark = pytest.mark.django_db


def read(article: Article) -> Article:
    return Article.objects.for_detail().get(pk=article.pk)


def test_the_chain_runs_from_the_original_to_the_aggregator_with_the_words_that_credit():
    original, wire, outlet, aggregator = (make_source(name) for name in ("Elwin Post", "Wire", "Courier", "Daily"))
    article = make_article(
        outlet=outlet,
        aggregator=aggregator,
        credits=[(wire, CreditRole.WIRE, "/Wire/"), (original, CreditRole.ORIGINAL, "SOURCE Elwin Post")],
    )
    assert read(article).chain == (
        Hop(original, HopRole.ORIGINAL, "SOURCE Elwin Post"),
        Hop(wire, HopRole.WIRE, "/Wire/"),
        Hop(outlet, HopRole.OUTLET),
        Hop(aggregator, HopRole.AGGREGATOR),
    )


def test_hops_of_one_role_stand_in_the_order_of_the_page():
    first, second = make_source(), make_source()
    article = make_article(credits=[(second, CreditRole.WIRE), (first, CreditRole.WIRE)])
    assert [hop.source for hop in read(article).chain] == [second, first]


def test_an_article_of_nobody_has_no_chain_and_the_policies_of_the_site(settings):
    settings.NEWSROOM_DISPLAY, settings.NEWSROOM_INDEXING = "excerpt", "index"
    article = read(make_article())
    assert (article.chain, article.display, article.indexing) == ((), Display.EXCERPT, Indexing.INDEX)


@pytest.mark.parametrize(("strict", "lax"), [("hidden", "headline"), ("headline", "excerpt"), ("excerpt", "full")])
def test_the_strictest_display_of_any_hop_wins(settings, strict, lax):
    settings.NEWSROOM_DISPLAY = "full"
    sources = [make_source(display=display) for display in (strict, lax, "inherit")]
    for outlet, aggregator, wire in permutations(sources):
        article = make_article(outlet=outlet, aggregator=aggregator, credits=[(wire, CreditRole.WIRE)])
        assert read(article).display == strict


@pytest.mark.parametrize("site", ["index", "noindex"])
def test_noindex_of_any_hop_wins(settings, site):
    settings.NEWSROOM_INDEXING = site
    sources = [make_source(indexing=indexing) for indexing in ("index", "noindex", "inherit")]
    for outlet, aggregator, original in permutations(sources):
        article = make_article(outlet=outlet, aggregator=aggregator, credits=[(original, CreditRole.ORIGINAL)])
        assert read(article).indexing == Indexing.NOINDEX


def test_what_the_hops_leave_open_is_as_the_site_and_what_they_state_is_not(settings):
    settings.NEWSROOM_DISPLAY, settings.NEWSROOM_INDEXING = "headline", "noindex"
    inheriting, stating = make_source(), make_source(display="full", indexing="index")
    assert (display_of([inheriting]), indexing_of([inheriting])) == (Display.HEADLINE, Indexing.NOINDEX)
    assert (display_of([inheriting, stating]), indexing_of([stating])) == (Display.FULL, Indexing.INDEX)
