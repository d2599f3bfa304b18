"""Articles that a newer reading of their page does not find on it: they are kept, and an editor is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from articles.models import Article, ArticleQuerySet, Doubt, DoubtKind, ImportRun, Status, insert_rows

from .placing import Placed

NO_LONGER_READ = "no-longer-read"
MESSAGE = "A newer reading of its page does not find this article there; it stays as it is."
ASKED = (Status.REVIEW, Status.PUBLISHED)  # of the others an editor has decided


def open_questions() -> QuerySet[Doubt]:
    """Return what still asks about articles that vanished, the longest waiting first."""
    return Doubt.objects.open().filter(kind=DoubtKind.CONFLICT, rule=NO_LONGER_READ).order_by("pk")


def vanished_from(documents: Iterable[int], placed: Iterable[Placed]) -> ArticleQuerySet:
    """Return the articles that were last read from the ``documents`` and are not among what was placed of them now."""
    found = {each.slot.article.pk for each in placed if each.slot.article}
    return Article.objects.filter(base_extraction__document__in=list(documents)).exclude(pk__in=found)


def store_vanished(documents: Collection[int], placed: Iterable[Placed], run: ImportRun) -> None:
    """Leave a doubt at each article that vanished from its page.

    None where one stands open, or where an editor settled one since the article was last read.
    """
    if not documents:
        return
    articles = vanished_from(documents, placed).filter(status__in=ASKED)
    bases = dict(articles.order_by("pk").values_list("pk", "base_extraction__created_at"))
    asked = Doubt.objects.filter(article__in=list(bases), rule=NO_LONGER_READ)
    known = {
        article
        for article, asked_at, settled_at in asked.values_list("article", "created_at", "settled_at")
        if settled_at is None or asked_at >= bases[article]
    }
    doubt = (DoubtKind.CONFLICT.value, NO_LONGER_READ, MESSAGE, run.pk)
    rows = ((article, *doubt) for article in bases if article not in known)
    insert_rows(Doubt, ("article_id", "kind", "rule", "message", "run_id"), rows)
