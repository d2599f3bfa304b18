"""The data and every read of it; one file per noun."""

from .article import Article, ArticleQuerySet, Kind, Precision, Status
from .comment import Comment, CommentStatus
from .credit import Credit, CreditRole
from .document import Document
from .extraction import Extraction, Role
from .fingerprint import FingerprintBand
from .note import Correction, StaffNote
from .policies import Hop, HopRole, attribution_chain, display_of, indexing_of
from .related import LinkOrigin, RelatedLink
from .revision import Cause, Revision
from .run import ImportRecord, ImportRun, Outcome, RunStatus, Stage
from .source import DateOrder, Display, Indexing, Source, SourceAlias, SourceKind
from .story import Story
from .tag import ArticleTag, SuggestionState, Tag, TagAlias, TagOrigin, TagSuggestion

__all__ = [
    "Article",
    "ArticleQuerySet",
    "ArticleTag",
    "Cause",
    "Comment",
    "CommentStatus",
    "Correction",
    "Credit",
    "CreditRole",
    "DateOrder",
    "Display",
    "Document",
    "Extraction",
    "FingerprintBand",
    "Hop",
    "HopRole",
    "ImportRecord",
    "ImportRun",
    "Indexing",
    "Kind",
    "LinkOrigin",
    "Outcome",
    "Precision",
    "RelatedLink",
    "Revision",
    "Role",
    "RunStatus",
    "Source",
    "SourceAlias",
    "SourceKind",
    "StaffNote",
    "Stage",
    "Status",
    "Story",
    "SuggestionState",
    "Tag",
    "TagAlias",
    "TagOrigin",
    "TagSuggestion",
    "attribution_chain",
    "display_of",
    "indexing_of",
]
