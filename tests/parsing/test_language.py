"""The language of a text: by its letters where they tell, by the classifier's model where nothing else does."""

from __future__ import annotations

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from articles.parsing.language import detect_language
from articles.parsing.languagemodel import LanguageModel

TEXTS = {
    "ar": "افتتح جسر تارن يوم الاثنين بعد تسع سنوات من العمل، وقالت رئيسة البلدية إنه للجميع ولكل من يريد العبور.",
    "fa": "پل تارن روز دوشنبه پس از نه سال کار گشوده شد و شهردار گفت که این پل برای همه مردم شهر ساخته شده است.",
    "ur": "ٹارن کا پل نو سال کے کام کے بعد پیر کو کھول دیا گیا اور میئر نے کہا کہ یہ شہر کے سب لوگوں کے لیے ہے۔",
    "ru": "Мост в Тарне открыли в понедельник после девяти лет работы, и мэр сказала, что он построен для всех.",
    "uk": "Міст у Тарні відкрили в понеділок після дев'яти років роботи, і її мерка сказала, що він є для всіх.",
    "bg": "Мостът в Тарн беше открит в понеделник след девет години работа и кметицата каза, че той е за всички хора.",
    "sr": "Мост у Тарну отворен је у понедељак после девет година рада, а градоначелница је рекла да је за све људе.",
    "en": "Tarn bridge opened Monday after nine years; everyone crossed it twice, laughing, before lunch began.",
    "ca": "El pont de Tarn es va obrir dilluns després de nou anys d'obres i l'alcaldessa va dir que és per a tothom.",
    "es": "El puente de Tarn abrió el lunes después de nueve años de obras y la alcaldesa dijo que es para todos.",
    "fr": "Le pont de Tarn a été ouvert lundi après neuf ans de travaux et la maire a dit qu'il est pour tous.",
    "gl": "A ponte de Tarn abriu o luns despois de nove anos de obras e a alcaldesa dixo que é para todo o mundo.",
    "da": "Broen i Tarn blev åbnet mandag efter ni års arbejde, og borgmesteren sagde, at den er for alle i byen.",
    "no": "Broen i Tarn ble åpnet mandag etter ni års arbeid, og ordføreren sa at den er for alle som bor i byen.",
    "nl": "De brug van Tarn werd maandag na negen jaar werk geopend, en de burgemeester zei dat zij voor iedereen is.",
    "af": "Die brug van Tarn is Maandag na nege jaar se werk geopen, en die burgemeester het gesê dit is vir almal.",
    "fi": "Tarnin silta avattiin maanantaina yhdeksän vuoden työn jälkeen, ja pormestari sanoi sen olevan kaikille.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("times", [1, 4])
def test_a_language_is_told_from_others_of_its_script(language: str, times: int) -> None:
    assert detect_language(f"{TEXTS[language]} " * times) == language


def test_a_few_foreign_words_between_a_script_without_spaces_do_not_tell() -> None:
    chinese = "塔恩大桥历时九年建设，周一正式通车，市长说这座桥属于所有人，孩子们可以免费过桥。"
    assert detect_language(chinese * 5 + TEXTS["fr"] * 2) == "zh"


@pytest.fixture(scope="module")
def languages() -> tuple[str, ...]:
    return tuple(sorted({*TEXTS, "de", "mk"}))


@pytest.fixture(scope="module")
def model(languages: tuple[str, ...]) -> LanguageModel:
    return LanguageModel(languages)


@pytest.fixture(scope="module")
def identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True, min_confidence=0.5)
    identifier.set_languages(languages)
    return identifier


@pytest.mark.parametrize(
    "text", [*TEXTS.values(), *(text[:20] for text in TEXTS.values()), "", "x", "TARN 2025", "\ud800 ab", "…" * 50]
)
def test_the_model_answers_as_its_own_library_does(
    text: str, languages: tuple[str, ...], model: LanguageModel, identifier: LanguageIdentifier
) -> None:
    theirs = identifier.classify(text)[0]
    assert model.choose(languages, text, 0.5) == (None if theirs == "und" else theirs)
