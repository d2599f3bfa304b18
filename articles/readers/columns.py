"""The names that rows of pages go by in the data sets and exports that people have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ID = ("id", "doc_id", "document_id", "uuid", "guid")
URL = ("url", "link", "page_url", "source_url", "uri", "address", "target_uri", "warc-target-uri")
TEXT = ("text", "maintext", "main_text", "page_text", "article_text", "plain_text", "raw_text", "full_text", "fulltext")
HTML = ("html", "raw_html", "page_html", "content_html")
EITHER = ("content", "body", "raw_content", "page")
"""Columns that hold text in one data set and HTML in another: the value tells."""

TITLE = ("title", "headline")
CAPTURED_AT = (
    "captured_at", "crawled_at", "downloaded_at", "fetched_at", "scraped_at", "retrieved_at", "date_download",
    "download_date", "date_crawled", "crawl_date", "crawl_timestamp", "warc_date", "warc-date",
)  # fmt: skip
"""A bare ``date`` or ``timestamp`` is not among them: some mean by it when the page was published."""

AUTHORS = ("authors", "author", "author_names", "author_name", "byline", "creator")
PUBLISHED = (
    "published_at", "date_publish", "publish_date", "published_date", "date_published", "publication_date",
    "publishing_date", "publishdate", "datepublished", "pub_date", "pubdate", "published_time", "publish_time",
    "published", "issued",
)  # fmt: skip
MODIFIED = ("modified_at", "date_modified", "datemodified", "modified_date", "modified_time", "modified")
OUTLET = (
    "outlet", "site_name", "sitename", "publisher", "publisher_name", "source_name", "news_outlet", "newspaper",
    "publication",
)  # fmt: skip
"""Not ``source``, which names a data set as often as an outlet."""

CONTENT = (*TEXT, *HTML, *EITHER)
ALL = frozenset((*ID, *URL, *CONTENT, *TITLE, *CAPTURED_AT))


class Row:
    """The values of a row by what they mean, whatever the case of the columns' names."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.names = {name.strip().casefold(): name for name in reversed(list(values)) if isinstance(name, str)}
        self.values = values

    def first(self, names: tuple[str, ...]) -> tuple[str, Any]:
        """Return the column that stands for one of these names and holds a value, and the value; the first and None."""
        for column in (self.names[name] for name in names if name in self.names):
            value = self.values[column]
            if value is not None and value != "":
                return column, value
        return names[0], None
