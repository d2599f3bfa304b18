"""The part of the inbox that an editor works through, as the address of a page says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.models import Article, ArticleQuerySet, Status
from articles.models.inbox import Flag, flagged

from .numbers import number_in

NONE = "none"


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for review, narrowed to a run, an outlet or a flag; each "" for all of them."""

    run: str = ""
    outlet: str = ""
    flag: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Queue:
        """Read the queue from an address; what is no number and no flag there is asked for as "none"."""
        flag = query.get("flag", "")
        return cls(_number(query.get("run", "")), _number(query.get("outlet", "")), flag if flag in Flag.values else "")

    @property
    def query(self) -> str:
        """The queue as an address says it."""
        names = {"run": self.run, "outlet": self.outlet, "flag": self.flag}
        return urlencode({name: value for name, value in names.items() if value})

    @property
    def list_query(self) -> str:
        """The same articles as the list of all articles is asked for them."""
        names = {"first_run": self.run, "outlet": self.outlet, "flag": self.flag}
        given = {name: value for name, value in names.items() if value}
        return urlencode({"status__exact": Status.REVIEW.value} | given)

    @property
    def articles(self) -> ArticleQuerySet:
        """The articles of the queue, in no order."""
        articles = Article.objects.filter(status=Status.REVIEW)
        if self.run:
            articles = articles.filter(run=None if self.run == NONE else int(self.run))
        if self.outlet:
            articles = articles.filter(outlet=None if self.outlet == NONE else int(self.outlet))
        return flagged(articles, Flag(self.flag)) if self.flag else articles


def _number(text: str) -> str:
    """Return a number that a database can hold, else "none" for anything but nothing."""
    return text if number_in(text) or not text else NONE
