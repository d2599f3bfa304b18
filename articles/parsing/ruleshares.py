"""How often each rule was right where the truth is known: what a rule's word is worth where no model has one.

Counted by ``tests/benchmarks/rule_shares.py`` over 179 aggregator pages made of the stories of 595 real ones, with all
that their publishers printed between the paragraphs, over these 595 as they came (their outlets where their HTML states
the name of the site), and over the golden pages. They were read with the line model that was trained on them, and the
golden ones helped to write the rules: on other pages a rule is right a little less often.
"""

from __future__ import annotations

_COUNTED = {
    "advertisement": (213, 223),
    "age-without-anchor": (376, 376),
    "ai-box": (378, 378),
    "alternative-text": (26, 27),
    "app-box": (584, 584),
    "author-note": (4, 7),
    "before-article": (191, 191),
    "beside-byline": (0, 1),
    "beside-value": (597, 599),
    "boxed-lines": (116, 216),
    "bullet-mark": (407, 410),
    "byline-after-by": (1, 1),
    "byline-near-headline": (365, 427),
    "caption": (403, 423),
    "comments-box": (7, 8),
    "comments-section": (378, 378),
    "consent-box": (9, 9),
    "contact-box": (16, 17),
    "continue-reading": (41, 41),
    "copyright": (9, 14),
    "credit-first-appeared": (10, 10),
    "credit-opening": (1, 1),
    "credit-source-line": (2, 2),
    "dateline-before-text": (9, 9),
    "headline-above-text": (1056, 1144),
    "icon-label": (547, 548),
    "image-label": (235, 369),
    "label-of-link-to-original": (2, 2),
    "line-between-head-and-text": (11, 11),
    "line-model": (7764, 9273),
    "line-under-headline": (12, 12),
    "link-to-original": (2, 2),
    "media-player": (16, 21),
    "navigation": (66, 66),
    "newsletter-box": (28, 31),
    "outlet-beside-stamp": (574, 594),
    "outlet-in-address": (232, 243),
    "outlet-in-copyright": (18, 19),
    "outlet-in-logo": (1, 2),
    "outside-article": (92850, 93387),
    "photo-credit": (109, 109),
    "portfolio-error": (3, 3),
    "printed-age": (7, 7),
    "printed-date": (207, 227),
    "prose-line": (41871, 50099),
    "pull-quote": (4, 4),
    "read-more-link": (83, 125),
    "reading-time": (4, 6),
    "recommended-heading": (4, 4),
    "related-heading": (57, 59),
    "related-links": (0, 1),
    "related-section": (190, 190),
    "repeated-headline": (1166, 1170),
    "repeated-outlet": (384, 384),
    "repeated-paragraph": (26, 48),
    "section-label": (63, 66),
    "share-buttons": (72, 74),
    "sign-in": (11, 11),
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
