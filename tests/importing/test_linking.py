"""What stood on a page with a lead is linked from it, once; a link that an editor removed stays away."""

from __future__ import annotations

import pytest

from articles.models import Article, RelatedLink

from .pages import make_page, make_read, make_related, place_pages

pytestmark = pytest.mark.django_db
PAGE = "https://elwin.example/news/bees"


def test_a_lead_points_to_the_articles_beside_it_in_page_order() -> None:
    lead, first, second = make_read(), make_related(), make_related()
    place_pages(make_page(lead, first, second))
    links = RelatedLink.objects.order_by("position")
    assert [link.article.headline for link in links] == [lead.headline] * 2
    assert [link.related.headline for link in links] == [first.headline, second.headline]
    assert {(link.origin, link.reason) for link in links} == {("page", "on the same page")}


def test_a_page_without_a_lead_links_nothing() -> None:
    place_pages(make_page(make_related(), make_related()))
    assert not RelatedLink.objects.exists()


def test_a_lead_that_stands_beside_itself_is_not_linked_to_itself() -> None:
    address = "https://quaypost.example/bees"
    place_pages(make_page(make_read(original_url=address), make_related(original_url=address)))
    assert Article.objects.count() == 1
    assert not RelatedLink.objects.exists()


def test_a_removed_link_does_not_return_with_a_newer_capture_but_a_new_neighbour_is_linked() -> None:
    lead, beside, new = make_read(), make_related(), make_related()
    place_pages(make_page(lead, beside, url=PAGE))
    RelatedLink.objects.all().delete()
    place_pages(make_page(lead, beside, new, url=PAGE))
    assert [link.related.headline for link in RelatedLink.objects.all()] == [new.headline]


def test_a_deleted_neighbour_is_passed_over() -> None:
    lead, beside = make_read(), make_related()
    place_pages(make_page(lead, beside, url=PAGE))
    Article.objects.get(headline=beside.headline).delete()
    place_pages(make_page(lead, beside, url=PAGE))
    assert not RelatedLink.objects.exists()
