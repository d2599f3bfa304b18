"""How often each rule was right where the truth is known: what a rule's word is worth where no model has one.

Counted by ``tests/benchmarks/rule_shares.py`` over 179 aggregator pages made of the stories of 595 real ones, with all
that their publishers printed between the paragraphs, over these 595 as they came, and over the golden pages. They were
read with the line model that was trained on them, and the golden ones helped to write the rules: on other pages a rule
is right a little less often.
"""

from __future__ import annotations

_COUNTED = {
    "advertisement": (207, 217),
    "age-without-anchor": (375, 375),
    "ai-box": (378, 378),
    "app-box": (577, 577),
    "author-note": (14, 16),
    "before-article": (191, 191),
    "beside-byline": (0, 1),
    "beside-value": (209, 211),
    "boxed-lines": (1216, 3843),
    "bullet-mark": (407, 410),
    "byline-after-by": (1, 1),
    "byline-near-headline": (361, 411),
    "caption": (407, 432),
    "comments-box": (10, 11),
    "comments-section": (378, 378),
    "contact-box": (16, 17),
    "continue-reading": (41, 41),
    "copyright": (0, 4),
    "credit-first-appeared": (10, 10),
    "credit-opening": (1, 1),
    "credit-source-line": (2, 2),
    "dateline-before-text": (9, 9),
    "headline-above-text": (1061, 1147),
    "icon-label": (535, 537),
    "image-label": (239, 373),
    "label-of-link-to-original": (2, 2),
    "line-between-head-and-text": (11, 11),
    "line-model": (6823, 8458),
    "line-under-headline": (12, 12),
    "link-to-original": (2, 2),
    "media-player": (18, 23),
    "navigation": (59, 59),
    "newsletter-box": (29, 32),
    "outlet-beside-stamp": (590, 610),
    "outside-article": (94974, 95231),
    "photo-credit": (115, 115),
    "portfolio-error": (3, 3),
    "printed-age": (7, 7),
    "printed-date": (206, 226),
    "prose-line": (39519, 45720),
    "pull-quote": (6, 17),
    "read-more-link": (82, 122),
    "reading-time": (6, 8),
    "recommended-heading": (4, 4),
    "related-heading": (57, 59),
    "related-links": (2, 9),
    "related-section": (190, 190),
    "repeated-headline": (1167, 1171),
    "repeated-outlet": (384, 384),
    "section-label": (62, 65),
    "share-buttons": (63, 64),
    "sign-in": (10, 10),
    "sub-heading-in-line": (389, 576),
    "teasers-with-bylines": (1, 1),
}


def share_of(rule: str) -> float:
    """Return how likely a rule is right, from 0 to 1: (right + 1) / (seen + 2), Laplace's rule of succession.

    So a rule that was right two times of two is not taken for sure, and of one never counted nothing is known: 0.5.
    """
    right, seen = _COUNTED.get(rule, (0, 0))
    return (right + 1) / (seen + 2)
