"""The data and every read of it; one file per noun."""

from .archive import Around, around, by_month, days_of, numbers_by_day
from .article import Article
from .batch import Batch, BatchMove
from .choices import Kind, Precision, Status
from .comment import Comment, CommentStatus, Discussion
from .company import SourceCompany, company_of, monthly, tags_beside
from .conflict import Conflict, Side
from .counts import (
    Census,
    Choice,
    SourceCount,
    SourceFacts,
    TagCount,
    Tally,
    census,
    every_source,
    source_counts,
    sources_in_use,
    tag_counts,
    tags_in_use,
    tallied,
)
from .credit import Credit, CreditRole
from .database_state import DatabaseState, database_state
from .decision import LineDecision, LineRole
from .document import Document
from .doubt import Doubt, DoubtKind
from .edition import Edition, current_edition, edition_of
from .evidence import Provenance, ProvenHop, Quote, provenance_of, quotes_by_field
from .extraction import Extraction, Role
from .facets import Facets, completed, facets_of, offered_facets
from .fingerprint import FingerprintBand
from .front import FrontPage, TagSection, arrange, front_page
from .identity import addresses_of, full_address, issued_form, machine_form, page_address, stable_id, xml_text
from .indexable import indexable
from .inserting import insert_objects, insert_rows, reserve_keys
from .note import Correction, StaffNote
from .opening import Opening
from .period import Period
from .pin import MOST_PINS, FrontRevision, Pin
from .policies import Hop, HopRole, attribution_chain, display_of, indexing_of
from .queries import MANY, MANY_TO_COUNT, MANY_TO_SORT, NEWEST_FIRST, UNDATED, ArticleQuerySet, handled_by, tagged_with
from .related import LinkOrigin, RelatedLink
from .revision import Cause, Revision
from .run import ImportRecord, ImportRun, Outcome, RunStatus, Stage
from .showing import fitting, shortened, shows_text, web_address
from .source import DateOrder, Display, Indexing, Source, SourceAlias, SourceKind
from .story import Story
from .tag import ArticleTag, SuggestionState, Tag, TagAlias, TagOrigin, TagSuggestion
from .tag_merge import TagDistinction, TagMerge
from .tag_rule import ApplicationStatus, RuleApplication, RuleMatch, TagRule
from .upload import Upload, UploadStatus

__all__ = [
    "MANY",
    "MANY_TO_COUNT",
    "MANY_TO_SORT",
    "MOST_PINS",
    "NEWEST_FIRST",
    "UNDATED",
    "ApplicationStatus",
    "Around",
    "Article",
    "ArticleQuerySet",
    "ArticleTag",
    "Batch",
    "BatchMove",
    "Cause",
    "Census",
    "Choice",
    "Comment",
    "CommentStatus",
    "Conflict",
    "Correction",
    "Credit",
    "CreditRole",
    "DatabaseState",
    "DateOrder",
    "Discussion",
    "Display",
    "Document",
    "Doubt",
    "DoubtKind",
    "Edition",
    "Extraction",
    "Facets",
    "FingerprintBand",
    "FrontPage",
    "FrontRevision",
    "Hop",
    "HopRole",
    "ImportRecord",
    "ImportRun",
    "Indexing",
    "Kind",
    "LineDecision",
    "LineRole",
    "LinkOrigin",
    "Opening",
    "Outcome",
    "Period",
    "Pin",
    "Precision",
    "ProvenHop",
    "Provenance",
    "Quote",
    "RelatedLink",
    "Revision",
    "Role",
    "RuleApplication",
    "RuleMatch",
    "RunStatus",
    "Side",
    "Source",
    "SourceAlias",
    "SourceCompany",
    "SourceCount",
    "SourceFacts",
    "SourceKind",
    "StaffNote",
    "Stage",
    "Status",
    "Story",
    "SuggestionState",
    "Tag",
    "TagAlias",
    "TagCount",
    "TagDistinction",
    "TagMerge",
    "TagOrigin",
    "TagRule",
    "TagSection",
    "TagSuggestion",
    "Tally",
    "Upload",
    "UploadStatus",
    "addresses_of",
    "around",
    "arrange",
    "attribution_chain",
    "by_month",
    "census",
    "company_of",
    "completed",
    "current_edition",
    "database_state",
    "days_of",
    "display_of",
    "edition_of",
    "every_source",
    "facets_of",
    "fitting",
    "front_page",
    "full_address",
    "handled_by",
    "indexable",
    "indexing_of",
    "insert_objects",
    "insert_rows",
    "issued_form",
    "machine_form",
    "monthly",
    "numbers_by_day",
    "offered_facets",
    "page_address",
    "provenance_of",
    "quotes_by_field",
    "reserve_keys",
    "shortened",
    "shows_text",
    "source_counts",
    "sources_in_use",
    "stable_id",
    "tag_counts",
    "tagged_with",
    "tags_beside",
    "tags_in_use",
    "tallied",
    "web_address",
    "xml_text",
]
