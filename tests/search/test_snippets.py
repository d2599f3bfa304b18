import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import Part, highlight, snippet
from articles.search.snippets import ELLIPSIS, MOST_READ


def marked(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if part.is_match]


def text_of(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "query", "matches"),
    [
        ("The Café in Łódź, cafés", "cafe lodz", ["Café", "Łódź"]),
        ("Die große Straße", "strasse", ["Straße"]),
        ("a late ferry, a ferry late", '"ferry late"', ["ferry late"]),
        ("Economists and the economy", "econom*", ["Economists", "economy"]),
        ("the new port authority", '"port auth*', []),
        ("今天北京新闻,北京", "北京", ["北京", "北京"]),
        ("猫と猫", "猫", ["猫", "猫"]),
        ("ＰＯＲＴ port", "port", ["ＰＯＲＴ", "port"]),
        ("الأَميـر هنا", "الامير", ["الأَميـر"]),
        ("ferry tram", "ferry -tram", ["ferry"]),
        ("ferry tram", "bus OR tram", ["tram"]),
        ("ferry", "", []),
        ("ferry", "-", []),
        ("<b>ferry</b>", "ferry", ["ferry"]),
        ("ferry port authority ferry", '"ferry port" port', ["ferry port"]),
    ],
)
def test_what_was_searched_for_is_marked(text, query, matches):
    parts = highlight(text, query)
    assert marked(parts) == matches
    assert text_of(parts) == text


def test_a_snippet_shows_the_stretch_with_most_of_the_query():
    body = "The ferry. " + "Nothing new here. " * 60 + "\n\n## Later\n\nThe tram met the ferry. " + "And so on. " * 60
    parts = snippet(body, "ferry tram")
    assert marked(parts) == ["tram", "ferry"]
    assert parts[0] == Part(ELLIPSIS)
    assert parts[-1].text.endswith(ELLIPSIS)
    assert "#" not in text_of(parts)


def test_a_snippet_is_about_as_long_as_asked_and_cut_at_words():
    words = "harbour lights " * 200
    text = text_of(snippet(words, "lights", length=100)).strip(ELLIPSIS)
    assert len(text) <= 100
    assert set(text.split()) == {"harbour", "lights"}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("The ferry left. Nobody knew why", "The ferry left.\u00a0…"),
        ("The ferry left, as nobody knew", "The ferry left…"),
        ("The ferry left – nobody knew why", "The ferry left…"),
    ],
)
def test_a_snippet_leaves_off_as_a_sentence_does(body, shown):
    assert text_of(snippet(body, "zeppelin", length=17)) == shown


def test_a_snippet_without_a_match_is_the_beginning():
    assert text_of(snippet("First words. " * 100, "zeppelin")).startswith("First words.")
    assert snippet("Short.", "zeppelin") == (Part("Short."),)
    assert snippet("", "zeppelin") == ()


def test_a_match_in_a_script_without_spaces_is_in_the_snippet():
    assert marked(snippet("网站" * 300 + "猫" + "内容" * 300, "猫", length=60)) == ["猫"]


def test_only_the_beginning_of_an_endless_text_is_looked_through():
    parts = snippet("a " * MOST_READ + "zeppelin", "zeppelin")
    assert marked(parts) == []
    assert parts[-1] == Part(ELLIPSIS)


@given(st.text(), st.text(max_size=40))
def test_any_text_stays_whole_when_it_is_marked(text, query):
    assert text_of(highlight(text, query)) == text


@given(st.text(alphabet="ab é北京\n", max_size=400), st.text(alphabet='ab"é北 *', max_size=9), st.integers(1, 300))
def test_any_snippet_is_one_stretch_of_the_text(text, query, length):
    parts = snippet(text, query, length=length)
    assert all(part.text for part in parts)
    assert text_of(parts).strip(ELLIPSIS) in " ".join(text.split())
