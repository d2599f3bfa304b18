"""Words beside a date that say what it dates, and signs of a photograph's credit, every language together."""

from __future__ import annotations

from articles.parsing.lexicon import phrases_of

UPDATED: tuple[str, ...] = phrases_of(
    "updated|last updated|modified|last modified|actualizado|actualizada|última actualización|modifié|mis à jour|"
    "mise à jour|aktualisiert|zuletzt aktualisiert|update|aggiornato|aggiornamento|ultimo aggiornamento|atualizado|"
    "atualizada|bijgewerkt|laatst bijgewerkt|تحديث|آخر تحديث|更新|更新時間|更新于|обновлено|güncelleme|"
    "son güncelleme|aktualizacja|zaktualizowano|uppdaterad|oppdatert|opdateret|päivitetty|uppfært|dagført|atnaujinta|"
    "atjaunināts|uuendatud|aktualizováno|aktualizované|ažurirano|posodobljeno|обновена|оновлено|ажурирано|frissítve|"
    "actualizat|actualitzat|actualizado|eguneratua|ενημερώθηκε|ενημέρωση|עודכן|به‌روزرسانی|diperbarui|diperbaharui|"
    "dikemas kini|cập nhật|อัปเดต|อัพเดต|อัปเดทล่าสุด|업데이트|수정|अपडेट|अद्यतन|আপডেট|imesasishwa"
)

PUBLISHED: tuple[str, ...] = phrases_of(
    "published|posted|first published|publiziert|gepostet|publicado|publicada|publié|publiée|paru|veröffentlicht|"
    "erschienen|stand|pubblicato|pubblicata|gepubliceerd|geplaatst|"
    "نشر|نُشر|تاريخ النشر|نشر في|منتشر شده|פורסם|发布|发表|公開|掲載|입력|등록|เผยแพร่|प्रकाशित|প্রকাশিত|প্রকাশ|"
    "опубликовано|публикувана|публикувано|опубліковано|објављено|δημοσιεύθηκε|δημοσίευση|yayınlanma|yayın tarihi|"
    "opublikowano|publicerad|publisert|udgivet|julkaistu|birt|útgefið|paskelbta|publicēts|avaldatud|publikováno|"
    "publikované|objavljeno|objavljena|megjelent|publicat|publicat el|argitaratua|dipublikasikan|diterbitkan|terbit|"
    "xuất bản|đăng lúc|imechapishwa|on|date|le|el|am|del"
)

PHOTO_SIGNS: tuple[str, ...] = (
    r"(?:photo|photograph|picture|image|illustration|file photo|credit)s?(?: credit)?\s?(?:by\b|:|/|©)",
    r"getty images",
    r"\bafp\b[/)]",
    r"/ ?(?:getty|reuters|ap|afp|dpa|epa)\b",
    r"\bvia (?:ap|reuters|getty|afp)\b",
    r"ap photo",
    r"shutterstock",
    r"©\s?\w",
    r"(?:foto|fotografía|imagen|bild|bildquelle|crédit photo|crédits?)\s?[:：/]",
    r"(?:immagine|imagem|beeld|fotoğraf|zdjęcie|фото)\s?[:：/]",
    r"写真[:：＝=]|撮影[)）]|图片来源|摄[)）]|\[사진|사진\s?[:=제]",
    r"(?:ảnh|fot\.|צילום|फोटो|फ़ोटो|ছবি|ภาพ|φωτ[οό]\w*|gambar|picha|nuotr\.|ljósmynd\w*|kuva)\s?[:：/]",
    r"(?:تصوير|صورة)\s?[:：]",
)
"""Patterns, case aside, of the credit of a photograph near the end of a caption."""

NAME_AGAINST_OUTLET: tuple[str, ...] = (
    r"[.!?][A-ZÀ-Ý][\w.-]+ [A-ZÀ-Ý][\w.-]+(?: [A-ZÀ-Ý][\w.-]+)? ?/ ?[A-ZÀ-Ý]",
    r"\b[A-ZÀ-Ý]{2,} [A-ZÀ-Ý]{2,} ?/ ?[A-ZÀ-Ý ]{2,}$",
)
"""Patterns of a photographer's name against an outlet at the end of a caption ("Marta Sorolla / El Faro")."""

ALTERNATIVE_TEXTS: tuple[str, ...] = (
    r"(?:(?:an?|the) )?(?:[\w-]+ ){0,2}(?:photo|photograph|picture|image|illustration|screenshot|diagram|infographic|"
    r"graph|graphic|chart|map|collage|close-?up|silhouette|portrait|rendering|cartoon|drawing)s? "
    r"(?:of|showing|depicting|illustrating|comparing|featuring|titled|representing|displaying)\b",
    r"(?:eine? |das |die )?(?:foto|bild|grafik|illustration|screenshot|zeichnung)s? (?:von\b|eine[rs]\b|zeigt(?!,))",
    r"(?:una? )?(?:foto|fotografía|imagen|captura de pantalla|ilustración|infografía) (?:de|del|que muestra)\b",
    r"(?:une? )?(?:photo|photographie|image|capture d['’]écran|illustration|infographie) (?:de|du|montrant)\b",
    r"(?:una? )?(?:fotografia|immagine|illustrazione|infografica) (?:di|del|della|che mostra)\b",
    r"(?:uma? )?(?:foto|imagem|captura de tela|ilustração|infográfico) (?:de|do|da|mostrando)\b",
    r"(?:een )?(?:foto|afbeelding|schermafbeelding|illustratie|infographic) van\b",
)
"""Patterns, case aside, of how a text begins that stands for a picture where none is shown."""

PHOTO_WORDS: tuple[str, ...] = (
    "photo", "picture", "image", "illustration", "credit", "getty", "afp", "reuter", "dpa", "epa", "/ap", "/ ap",
    "via ap", "shutter", "foto", "bild", "immagine", "beeld", "fot.", "gambar", "picha", "nuotr.", "kuva", "©",
    "crédit", "zdjęcie", "фото", "写真", "撮影", "图片来源", "摄", "사진", "ảnh", "צילום", "फोटो", "फ़ोटो", "ছবি", "ภาพ",
    "φωτ", "ljósmynd", "تصوير", "صورة",
)  # fmt: skip
"""Whatever matches one of the patterns of ``PHOTO_SIGNS`` holds one of these, in small letters."""

PHOTO_MARKS: tuple[str, ...] = (
    ":", "/", ")", "by", "getty images", "via ", "ap photo", "shutterstock",
    "©", "：", "）", "=", "＝", "来源", "[사진", "제",
)  # fmt: skip
"""It holds one of these as well, which most lines do not."""
