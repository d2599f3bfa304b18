"""What the commands that read pages say of the files they take."""

INPUT = """\
input:
  .txt                one page, as flattened text
  .html .htm .xhtml   one page, as saved, in any encoding
  .jsonl .ndjson      a row {"id", "url", "text" or "html", "captured_at"} for each page; content, body, maintext, link,
                      crawled_at and other usual names of columns are understood; authors, published_at, modified_at and
                      publisher, by theirs, are what the row states of the article
                      also what export_articles wrote: such an article is taken as it is
  .json               one such row, a list of them, or a JSON Feed
  .csv .tsv           such rows below the names of the columns; , ; | or tab between them
  .parquet            such rows (needs the extra: uv sync --extra parquet)
  .warc .wet          the pages a crawler was answered with, and text made of pages
  .rss .atom .xml     the entries of a feed; .opml lists feeds and is only told
  .gz .zst            any of these packed;  .zip  any of them in an archive
  a folder            all of these below it; other files (README.md) and hidden ones are passed over, but documents
                      that cannot be read (.pdf .docx .mhtml) are told
  -                   JSON Lines if the first line is a JSON object, otherwise one page of text
"""
