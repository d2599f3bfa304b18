"""What a reader may write beneath an article; everything is held until a moderator decides."""

from __future__ import annotations

import re
import unicodedata

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Comment, CommentStatus

from .moderation import ERASED_NAME
from .pacing import keep_pace
from .refusals import Refused

LONGEST_NAME, LONGEST_TEXT = 80, 4_000
MOST_LINKS = 2
MOST_WAITING = 100  # comments on one article that nobody has decided on yet
MOST_IN_A_WHILE, A_WHILE = 5, 600  # comments of one address, seconds
_LINK = re.compile(
    r"https?://|www\.|\[url|<a\s|\b[\w-]+\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|site)\b", re.I
)
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_KEPT_CONTROLS = "\n\u200c\u200d"  # the joiners are letters' business in Arabic and Indic scripts, and in emoji


class CommentsClosed(Refused):
    """The article takes no comments, or no more for now."""


class UnfitComment(Refused):
    """Something is wrong with what was written; ``field`` is name or text."""

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


def leave_comment(
    *, article: Article, name: str, text: str, email: str = "", by: str, is_by_machine: bool = False
) -> Comment:
    """Hold a reader's comment on a public article for moderation and return it.

    ``by`` is the network address of the reader, who has no account; comments are counted by it and it is not kept.
    ``is_by_machine`` is for what only programs do (fill in a field that people do not see): the comment goes to the
    spam, where a moderator may find it. The same comment sent twice is one. Raises CommentsClosed, UnfitComment, and
    TooOften after five comments in ten minutes.
    """
    written = {"name": fit_name(name), "text": fit_text(text)}
    keep_pace(what="comment", address=by, most=MOST_IN_A_WHILE, seconds=A_WHILE)
    status = CommentStatus.SPAM if is_by_machine else CommentStatus.PENDING
    decided = timezone.now() if is_by_machine else None
    with transaction.atomic():
        locked = Article.objects.published().select_for_update(of=("self",)).filter(pk=article.pk).first()
        if locked is None or not locked.comments_open:
            raise CommentsClosed(_("This article takes no comments."))
        held = Comment.objects.pending().filter(article=locked)
        again = held.filter(**written).first()
        if again is not None:
            return again
        if held.count() >= MOST_WAITING:
            raise CommentsClosed(_("Too many comments on this article wait for a moderator. Please come back later."))
        return Comment.objects.create(
            article=locked, email=email.strip(), status=status, moderated_at=decided, **written
        )


def fit_name(name: str) -> str:
    """Return a name with single spaces; raises UnfitComment for none, one too long, or one that advertises."""
    clean = " ".join(_printable(name).split())
    if not clean:
        raise UnfitComment("name", _("Please give a name. It need not be your real one."))
    if len(clean) > LONGEST_NAME:
        raise UnfitComment("name", _("A name has at most %(most)s characters.") % {"most": LONGEST_NAME})
    if link_count(clean) or clean == ERASED_NAME:
        raise UnfitComment("name", _("This cannot be a name here."))
    return clean


def fit_text(text: str) -> str:
    """Return a text with line feeds and single blank lines; raises UnfitComment for none, too much, too many links."""
    clean = _BLANK_LINES.sub("\n\n", _printable(text.replace("\r\n", "\n").replace("\r", "\n"))).strip()
    if not clean:
        raise UnfitComment("text", _("Please write something."))
    if len(clean) > LONGEST_TEXT:
        message = _("A comment has at most %(most)s characters; this one has %(number)s.")
        raise UnfitComment("text", message % {"most": LONGEST_TEXT, "number": len(clean)})
    if (links := link_count(clean)) > MOST_LINKS:
        message = _("A comment has at most %(most)s links; this one has %(number)s.")
        raise UnfitComment("text", message % {"most": MOST_LINKS, "number": links})
    return clean


def link_count(text: str) -> int:
    """Return how many addresses of other sites stand in a text."""
    return sum(1 for word in text.split() if _LINK.search(word) or word.lower() == "<a")


def _printable(text: str) -> str:
    """Return ``text`` without controls and without what turns the direction of what stands around it."""
    return "".join(
        " " if character == "\t" else character
        for character in unicodedata.normalize("NFC", text)
        if character in _KEPT_CONTROLS or character == "\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
