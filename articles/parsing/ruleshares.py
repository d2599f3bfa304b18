"""How often each rule was right where the truth is known: what a rule's word is worth where no model has one.

Counted by ``tests/benchmarks/rule_shares.py`` over 179 aggregator pages made of the stories of 595 real ones, with all
that their publishers printed between the paragraphs, over these 595 as they came, and over the golden pages. They were
read with the line model that was trained on them, and the golden ones helped to write the rules: on other pages a rule
is right a little less often.
"""

from __future__ import annotations

_COUNTED = {
    "advertisement": (213, 223),
    "age-without-anchor": (376, 376),
    "ai-box": (378, 378),
    "alternative-text": (29, 30),
    "app-box": (584, 584),
    "author-note": (6, 9),
    "before-article": (191, 191),
    "beside-byline": (0, 1),
    "beside-value": (207, 208),
    "boxed-lines": (184, 304),
    "bullet-mark": (407, 410),
    "byline-after-by": (1, 1),
    "byline-near-headline": (362, 419),
    "caption": (434, 454),
    "comments-box": (19, 20),
    "comments-section": (378, 378),
    "consent-box": (9, 9),
    "contact-box": (16, 17),
    "continue-reading": (43, 43),
    "copyright": (12, 17),
    "credit-first-appeared": (10, 10),
    "credit-opening": (1, 1),
    "credit-source-line": (2, 2),
    "dateline-before-text": (9, 9),
    "headline-above-text": (1056, 1144),
    "icon-label": (547, 548),
    "image-label": (248, 382),
    "label-of-link-to-original": (2, 2),
    "line-between-head-and-text": (11, 11),
    "line-model": (9097, 10654),
    "line-under-headline": (12, 12),
    "link-to-original": (2, 2),
    "media-player": (39, 44),
    "navigation": (73, 73),
    "newsletter-box": (28, 31),
    "outlet-beside-stamp": (590, 610),
    "outside-article": (91172, 91450),
    "photo-credit": (112, 112),
    "portfolio-error": (3, 3),
    "printed-age": (7, 7),
    "printed-date": (206, 226),
    "prose-line": (42065, 50596),
    "pull-quote": (4, 4),
    "read-more-link": (84, 126),
    "reading-time": (4, 6),
    "recommended-heading": (4, 4),
    "related-heading": (63, 65),
    "related-links": (0, 1),
    "related-section": (190, 190),
    "repeated-headline": (1162, 1166),
    "repeated-outlet": (384, 384),
    "repeated-paragraph": (27, 50),
    "section-label": (63, 66),
    "share-buttons": (96, 98),
    "sign-in": (14, 14),
    "small-print": (1, 1),
    "sub-heading-in-line": (378, 564),
    "teasers-with-bylines": (1, 1),
}


def share_of(rule: str) -> float:
    """Return how likely a rule is right, from 0 to 1: (right + 1) / (seen + 2), Laplace's rule of succession.

    So a rule that was right two times of two is not taken for sure, and of one never counted nothing is known: 0.5.
    """
    right, seen = _COUNTED.get(rule, (0, 0))
    return (right + 1) / (seen + 2)
