"""Captions are known by their credit, in many languages."""

from __future__ import annotations

import pytest

from articles.parsing.asides import is_caption
from articles.parsing.lines import read_lines

CREDITS = (
    "Photo: Ada Quill",
    "Photographs by Ada Quill",
    "File photo / Ada Quill",
    "Picture credit: Ada Quill",
    "Image © Ada Quill",
    "Illustration by Ada Quill",
    "Credits: Ada Quill",
    "Ada Quill / Getty Images",
    "Getty Images",
    "(AFP)",
    "Ada Quill/ Reuters",
    "Ada Quill /AP",
    "Ada Quill/dpa",
    "Ada Quill / EPA",
    "Ada Quill via AP",
    "AP Photo",
    "Shutterstock",
    "© Ada Quill",
    "Foto: Ada Quill",
    "Fotografía / Ada Quill",
    "Imagen: Ada Quill",
    "Bild: Ada Quill",
    "Bildquelle：Ada Quill",
    "Crédit photo : Ada Quill",
    "Crédits : Ada Quill",
    "Immagine: Ada Quill",
    "Imagem: Ada Quill",
    "Beeld: Ada Quill",
    "Fotoğraf: Ada Quill",
    "Zdjęcie: Ada Quill",
    "Фото: Ada Quill",
    "写真：Ada Quill",
    "写真＝Ada Quill",
    "（Ada Quill撮影）",
    "图片来源 Ada Quill",
    "（Ada Quill 摄）",
    "[사진 Ada Quill",
    "사진 제공 Ada Quill",
    "사진=Ada Quill",
    "Ảnh: Ada Quill",
    "Fot. : Ada Quill",
    "צילום: Ada Quill",
    "फोटो: Ada Quill",
    "फ़ोटो: Ada Quill",
    "ছবি: Ada Quill",
    "ภาพ: Ada Quill",
    "Φωτο: Ada Quill",
    "Φωτογραφία: Ada Quill",
    "Gambar: Ada Quill",
    "Picha: Ada Quill",
    "Nuotr.: Ada Quill",
    "Ljósmynd: Ada Quill",
    "Kuva: Ada Quill",
    "تصوير: Ada Quill",
    "صورة: Ada Quill",
    "The bridge at night.Ada Quill / Tarn Post",
    "ADA QUILL / TARN POST",
)


@pytest.mark.parametrize("credit", CREDITS)
def test_a_line_that_ends_in_the_credit_of_a_picture_is_a_caption(credit: str) -> None:
    (line,) = read_lines(f"A crowd on the bridge of Tarn waits for the ribbon. {credit}")
    assert is_caption(line)


@pytest.mark.parametrize(
    "text",
    [
        "A crowd waits by the bridge: it opens at noon.",
        "The photo was taken by nobody, said the mayor of Tarn.",
        "Tickets for boats/ferries are sold by the harbour.",
        "Ein Bild des Tages war es nicht.",
        "A crowd on the bridge. Photo: Ada Quill. " + "The ribbon was cut at noon and everybody went home. " * 3,
    ],
)
def test_a_line_that_only_tells_of_pictures_is_none(text: str) -> None:
    (line,) = read_lines(text)
    assert not is_caption(line)
