"""The words of the desk: its name, and its lists in parts that editors know, each with what it is for."""

from django.contrib import admin

SECTIONS = {
    "Articles": {
        "Article": "All of them, whatever their status.",
        "Pin": "What stands on top of the site’s front page.",
        "Conflict": "What the page says now, against what stands here: choose.",
        "Comment": "What readers wrote: approve, reject, delete.",
        "Batch": "What was done with many articles at one stroke, and the way to undo it.",
        "Revision": "Every change of every article.",
    },
    "Tags and sources": {
        "Tag": "What articles are about: rename, merge, describe.",
        "TagRule": "Words that bring a tag, tried before they are saved.",
        "TagSuggestion": "Tags that are proposed: accept or dismiss.",
        "Source": "Who publishes, and what of their texts is shown.",
    },
    "Pages and imports": {
        "Upload": "Send files, see what would become of them, import them.",
        "ImportRun": "Each import and re-reading, and the way to take it back.",
        "ImportRecord": "What became of each page of an import, and why.",
        "Document": "Each page, byte for byte.",
        "Extraction": "What was read from each page, and where it stands there.",
    },
    "People": {
        "User": "Who may work here.",
        "Group": "Importers, editors, publishers, moderators: what each may do.",
    },
    "Machinery": {"DBTaskResult": "Work that is done in the background, and what came of it."},
}

admin.site.site_header = admin.site.site_title = "Newsroom"
admin.site.index_title = "The editors’ desk"
admin.site.sections = SECTIONS  # type: ignore[attr-defined]  # the project's site has them, Django's own would not mind
