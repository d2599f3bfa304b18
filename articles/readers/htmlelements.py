"""The elements of HTML by what they do to the lines of a page."""

from __future__ import annotations

from articles.readers.htmltokens import UNSEEN

PICTURE = "img"
TEXTS = frozenset(("p", "pre", "li", "h1", "h2", "h3", "h4", "h5", "h6"))
LARGE = frozenset(("p", "h1", "h2", "h3", "h4"))
"""Elements that stand apart from others by a blank line."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
ITEMS = frozenset(("li", "dd", "dt"))
CELLS, ROWS = frozenset(("td", "th")), frozenset(("tr",))
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "caption", "center", "colgroup", "details", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "main", "nav", "section", "table",
))  # fmt: skip
FORMATS = frozenset(("a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"))
WITHOUT_CONTENT = (
    "base", "basefont", "bgsound", "col", "embed", "frame", "input", "keygen", "link", "param", "source", "svg",
    "track", "wbr",
)  # fmt: skip
NOT_TOLD_APART = ("head", "optgroup", "option", "tbody", "tfoot", "thead")
ENDED_ALREADY = ("html", "body", "script", "style", "svg", "title", "xmp", *UNSEEN)
"""Elements whose end ends nothing: there is one of them, or what is in them has been passed over with its end."""

BOUNDS = frozenset(("", "body", "p")) | ROWS | BLOCKS | LISTS | HEADINGS | ITEMS | CELLS
AROUND_ITEMS = BOUNDS - {"address", "div", "p"}
AROUND_ALL = frozenset(("", "body", "caption", "object", "table")) | CELLS
AROUND_ROWS = frozenset(("", "table"))
AROUND_CELLS = AROUND_ROWS | ROWS
