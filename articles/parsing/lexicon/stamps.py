"""Words beside a date that say what it dates, and signs of a photograph's credit, every language together."""

from __future__ import annotations

UPDATED: tuple[str, ...] = (
    "updated", "last updated", "modified", "last modified", "actualizado", "actualizada", "última actualización", "modifié", "mis à jour", "mise à jour", "aktualisiert", "zuletzt aktualisiert", "update",
    "aggiornato", "aggiornamento", "ultimo aggiornamento", "atualizado", "atualizada", "bijgewerkt", "laatst bijgewerkt", "تحديث", "آخر تحديث", "更新", "更新時間", "更新于", "обновлено", "güncelleme", "son güncelleme", "aktualizacja", "uppdaterad", "oppdatert", "opdateret", "päivitetty",
)  # fmt: skip

PUBLISHED: tuple[str, ...] = (
    "published", "posted", "first published", "publicado", "publicada", "publié", "publiée", "paru", "veröffentlicht", "erschienen", "stand", "pubblicato", "pubblicata", "gepubliceerd", "geplaatst", "نشر", "نُشر", "تاريخ النشر",
    "发布", "发表", "公開", "掲載", "опубликовано", "yayınlanma", "yayın tarihi", "opublikowano", "publicerad", "publisert", "udgivet", "julkaistu", "on", "date", "le", "el", "am", "del",
)  # fmt: skip

PHOTO_SIGNS: tuple[str, ...] = (
    r"(?:photo|photograph|picture|image|illustration|file photo|credit)s?(?: credit)?\s?(?:by\b|:|/|©)", r"getty images", r"\bafp\b[/)]", r"/ ?(?:getty|reuters|ap|afp|dpa|epa)\b", r"\bvia (?:ap|reuters|getty|afp)\b", r"ap photo", r"shutterstock", r"©\s?\w",
    r"(?:foto|fotografía|imagen|bild|bildquelle|crédit photo|crédits?|immagine|imagem|beeld|fotoğraf|zdjęcie|фото)\s?[:：/]", r"写真[:：＝=]", r"撮影[)）]", r"图片来源", r"摄[)）]", r"تصوير\s?[:：]", r"صورة\s?[:：]",
    r"[.!?][A-ZÀ-Ý][\w.-]+ [A-ZÀ-Ý][\w.-]+(?: [A-ZÀ-Ý][\w.-]+)? ?/ ?[A-ZÀ-Ý]", r"\b[A-ZÀ-Ý]{2,} [A-ZÀ-Ý]{2,} ?/ ?[A-ZÀ-Ý ]{2,}$",
)  # fmt: skip
"""Patterns, case aside except the last two: a name against an outlet at the end of a caption."""
