"""Applications of tag rules to what was there: begun at the desk, worked through in batches, told how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import batched

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import ApplicationStatus, Article, ArticleTag, Cause, RuleApplication, TagRule

from .refusals import ImpossibleEdit
from .revisions import record_revisions
from .rule_texts import within_reach
from .tag_rules import check_rule, matches, put_by_rule

BATCH = 500


@transaction.atomic
def begin_application(*, rule: TagRule, takes_back: bool = False, by: User | None) -> RuleApplication:
    """Begin to apply ``rule`` to what is there, or to take back what it tagged; a task does the work.

    Raises ImpossibleEdit while an application of it is under way.
    """
    locked = TagRule.objects.select_for_update().get(pk=rule.pk)
    check_rule(locked)
    under_way = locked.applications.filter(status=ApplicationStatus.RUNNING)
    if any(not application.is_stalled for application in under_way):
        raise ImpossibleEdit("The rule is being applied already; wait until that has ended.")
    under_way.update(status=ApplicationStatus.FAILED, error="Nothing was heard of it for ten minutes.")
    now = timezone.now()
    return RuleApplication.objects.create(rule=locked, takes_back=takes_back, by=by, started_at=now, heartbeat_at=now)


def apply_rule(*, application: RuleApplication) -> None:
    """Work through the articles, each batch a transaction that other editors wait for at most a moment.

    Done twice it does no harm. What breaks it off is kept as its error and raised.
    """
    if application.status != ApplicationStatus.RUNNING:
        return
    try:
        _work(application)
    except Exception as error:
        _write(application, status=ApplicationStatus.FAILED, error=str(error) or type(error).__name__)
        raise
    _write(application, status=ApplicationStatus.FINISHED)


def _work(application: RuleApplication) -> None:
    rule = application.rule
    articles = Article.objects.filter(article_tags__rule=rule) if application.takes_back else within_reach(rule)
    _write(application, total=articles.count())
    step = _take_back if application.takes_back else _put
    # The ids are read before the first change, so that none is passed over
    for batch in batched(list(articles.order_by("-pk").values_list("pk", flat=True)), BATCH):
        with transaction.atomic():
            application.changed += step(application, batch)
        application.seen += len(batch)
        _write(application, seen=application.seen, changed=application.changed)


def _put(application: RuleApplication, batch: Sequence[int]) -> int:
    found = [pk for pk, _ in matches(application.rule, batch)]
    locked = list(Article.objects.select_for_update().filter(pk__in=found).order_by("pk"))
    new = put_by_rule(application.rule, [article.pk for article in locked])
    _record(application, [article for article in locked if article.pk in new], "Tagged by rule")
    return len(new)


def _take_back(application: RuleApplication, batch: Sequence[int]) -> int:
    locked = list(Article.objects.select_for_update().filter(pk__in=batch).order_by("pk"))
    ArticleTag.objects.filter(rule=application.rule, article__in=locked).delete()
    _record(application, locked, "Tag of a rule taken back")
    return len(locked)


def _record(application: RuleApplication, articles: list[Article], what: str) -> None:
    reason = f"{what}: {application.rule}"
    record_revisions(articles=articles, cause=Cause.EDIT, by=application.by, reason=reason)


def _write(application: RuleApplication, **changes: object) -> None:
    """Write how far it is, so that others see that it lives."""
    RuleApplication.objects.filter(pk=application.pk).update(heartbeat_at=timezone.now(), **changes)
