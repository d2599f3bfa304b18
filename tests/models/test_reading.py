from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from articles.models import Article, Correction, CreditRole, Display, Status
from tests.builders import make_article, make_editor, make_source, make_tag

pytestmark = pytest.mark.django_db


def published(**fields) -> Article:
    return make_article(status=Status.PUBLISHED, **fields)


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_only_published_articles_are_public(status):
    make_article(status=status)
    public = published()
    assert list(Article.objects.published()) == [public]


def test_a_scheduled_article_becomes_public_by_itself_when_its_time_comes():
    article = published(published_at=in_an_hour())
    assert not Article.objects.published().exists()
    Article.objects.filter(pk=article.pk).update(published_at=timezone.now())
    assert Article.objects.published().get() == article


def test_what_is_published_this_very_moment_is_public():
    article = published()
    for _ in range(100):
        Article.objects.filter(pk=article.pk).update(published_at=timezone.now())
        assert Article.objects.published().exists()


@pytest.mark.parametrize("hop", ["outlet", "aggregator", CreditRole.WIRE, CreditRole.ORIGINAL])
def test_a_hidden_hop_of_the_chain_hides_the_article(hop):
    source, seen = make_source(), published(outlet=make_source(), aggregator=make_source())
    fields = {"credits": [(source, hop)]} if hop in CreditRole.values else {hop: source}
    article = published(**fields)
    assert set(Article.objects.published()) == {seen, article}
    source.display = Display.HIDDEN
    source.save()
    assert list(Article.objects.published()) == [seen]
    assert Article.objects.once_public().get() == article


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.TAKEN_DOWN, Status.REVIEW, Status.REJECTED])
def test_what_was_public_and_no_longer_is_was_once_public(status):
    article = make_article(status=status, published_at=timezone.now() - timedelta(days=1))
    published()
    assert Article.objects.once_public().get() == article


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REVIEW, Status.REJECTED, Status.WITHDRAWN])
def test_what_never_was_public_was_not_once_public(status):
    make_article(status=status, published_at=None)
    make_article(status=status, published_at=in_an_hour())
    published(published_at=in_an_hour())
    assert not Article.objects.once_public().exists()


def test_editors_see_everything_and_anybody_else_what_is_public():
    draft, public = make_article(), published()
    reader, stranger = User.objects.create_user("reader"), make_editor("view_tag")
    assert set(Article.objects.visible_to(make_editor())) == {draft, public}
    for user in (AnonymousUser(), reader, stranger):
        assert list(Article.objects.visible_to(user)) == [public]


@pytest.mark.parametrize("many", [0, 2_000])
def test_articles_are_found_by_tag_few_or_many(monkeypatch, many):
    monkeypatch.setattr("articles.models.queries.MANY", many)
    tag, other = make_tag(), make_tag()
    both, one = make_article(tags=[tag, other]), make_article(tags=[tag])
    make_article(tags=[other])
    assert set(Article.objects.with_tag(tag)) == {both, one}
    assert Article.objects.with_tag(tag).with_tag(other).get() == both


@pytest.mark.parametrize("many", [0, 2_000])
def test_articles_are_found_by_any_hop_of_their_chain_once_each(monkeypatch, many):
    monkeypatch.setattr("articles.models.queries.MANY", many)
    source, other = make_source(), make_source()
    wanted = [
        make_article(outlet=source),
        make_article(aggregator=source),
        make_article(credits=[(source, CreditRole.WIRE), (source, CreditRole.ORIGINAL)]),
        make_article(outlet=source, aggregator=source, credits=[(source, CreditRole.WIRE)]),
    ]
    make_article(outlet=other, credits=[(other, CreditRole.WIRE)])
    assert sorted(article.pk for article in Article.objects.of_source(source)) == [article.pk for article in wanted]


def test_the_inbox_holds_what_waits_for_review_the_longest_waiting_first():
    for status in Status:
        make_article(status=status, headline=status.value)
    late, early = Article.objects.get(status=Status.REVIEW), make_article(status=Status.REVIEW)
    Article.objects.filter(pk=early.pk).update(created_at=timezone.now() - timedelta(days=1))
    assert list(Article.objects.needing_review()) == [early, late]


def test_the_news_is_ordered_by_day_of_issue_then_by_publication_here_undated_last():
    undated = published(issued_on=None)
    old = published(issued_on=date(2025, 7, 8))
    later = published(issued_on=date(2025, 7, 9), published_at=timezone.now() - timedelta(minutes=1))
    earlier = published(issued_on=date(2025, 7, 9), published_at=timezone.now() - timedelta(days=3))
    order = [later, earlier, old, undated]
    assert list(Article.objects.newest_first()) == order
    assert list(Article.objects.oldest_first()) == order[::-1]
    assert list(Article.objects.for_headlines()) == order


def test_articles_are_found_by_day_of_issue_and_undated_ones_are_not():
    make_article(issued_on=None)
    days = [make_article(issued_on=date(2025, 7, day)) for day in (8, 9, 10)]
    assert set(Article.objects.issued_from(date(2025, 7, 9))) == {days[1], days[2]}
    assert set(Article.objects.issued_until(date(2025, 7, 9))) == {days[0], days[1]}
    assert set(Article.objects.issued_from(date.min)) == set(days)


def test_a_language_includes_its_varieties():
    for code in ("en", "en-GB", "enm", "de", ""):
        make_article(language=code)
    assert {article.language for article in Article.objects.in_language("en")} == {"en", "en-GB"}


def test_corrected_articles_stand_by_their_latest_correction():
    first, second = make_article(), make_article()
    make_article()
    for article in (first, second, first):
        Correction.objects.create(article=article, text="The ferry was late after all.", by=None)
    moment = timezone.now()
    for number, correction in enumerate(Correction.objects.order_by("pk")):
        Correction.objects.filter(pk=correction.pk).update(created_at=moment + timedelta(minutes=number))
    found = list(Article.objects.corrected())
    assert found == [first, second]
    assert found[0].corrected_at == moment + timedelta(minutes=2)


def test_a_page_takes_four_queries(django_assert_num_queries):
    article = published(outlet=make_source(), credits=[(make_source(), CreditRole.WIRE)], tags=[make_tag()])
    with django_assert_num_queries(4):
        found = Article.objects.published().for_detail().get(pk=article.pk)
        assert (len(found.chain), len(found.tags.all()), len(found.corrections.all())) == (2, 1, 0)
