from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import SearchError
from articles.search.fields import Field
from articles.search.queries import LONGEST_QUERY, MOST_CONDITIONS, MOST_WORDS, Phrase, Query, read_query


def words_of(query: Query) -> list[list[tuple[str, ...]]]:
    return [[phrase.words for term in terms for phrase in term.phrases] for terms in query.required]


@pytest.mark.parametrize(
    ("typed", "required"),
    [
        ("port ferry", [[("port",)], [("ferry",)]]),
        ('"port ferry"', [[("port", "ferry")]]),
        ("“port ferry„ late", [[("port", "ferry")], [("late",)]]),
        ("«port ferry»", [[("port", "ferry")]]),
        ("covid-19", [[("covid", "19")]]),
        ("don’t", [[("don", "t")]]),
        ("port OR ferry late", [[("port",), ("ferry",)], [("late",)]]),
        ("a OR b OR c", [[("a",), ("b",), ("c",)]]),
        ("OR", [[("or",)]]),
        ("port OR", [[("port",)], [("or",)]]),
        ("port or ferry", [[("port",)], [("or",)], [("ferry",)]]),
        ("北京 ferry", [[("北京",)], [("ferry",)]]),
        ("iPhone手机", [[("iphone",), ("手机",)]]),
        ("port & ferry;", [[("port",)], [("ferry",)]]),
        ("title:port", [[("port",)]]),
        ("Nvidia:up 16:30", [[("nvidia", "up")], [("16", "30")]]),
        ("https://port.example/a", [[("https", "port", "example", "a")]]),
        ("re:invent", [[("re", "invent")]]),
        ("“sorce:x”", [[("sorce", "x")]]),
    ],
)
def test_what_is_typed_is_read_as_people_mean_it(typed, required):
    assert words_of(read_query(typed)) == required


def test_a_minus_excludes_a_word_or_a_phrase():
    query = read_query('port -ferry -"late again"')
    assert words_of(query) == [[("port",)]]
    assert [phrase.words for term in query.excluded for phrase in term.phrases] == [("ferry",), ("late", "again")]


def test_a_star_asks_for_words_that_begin_so():
    assert read_query("econom*").phrases == (Phrase(("econom",), is_beginning=True),)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "at least one word"),
        ("  !? “” -", "at least one word"),
        ("\u0301 \u0640 \u064e", "at least one word"),
        ("-ferry", "what to find"),
        ("ec*", "3 letters"),
        ("x" * (LONGEST_QUERY + 1), f"{LONGEST_QUERY} characters"),
        ("a " * (MOST_WORDS + 1), f"{MOST_WORDS} words"),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_words(typed, message):
    with pytest.raises(SearchError, match=message):
        read_query(typed)


@pytest.mark.parametrize(
    ("typed", "message", "suggestion"),
    [
        ('late "port ferry', "not closed: “port ferry", 'late "port ferry"'),
        ('ferry "', "stands alone at the end", "ferry"),
        ("port sorce:yahoo", "no field “sorce:”", "port source:yahoo"),
        ('titel:"port ferry" late', "no field “titel:”", 'title:"port ferry" late'),
        ("-writer:smith", "no field “writer:”", '-"writer:smith"'),
        ("aothor:smith", "no field “aothor:”", "author:smith"),
        ("ferry author: Ana", "“author:” needs its value right behind it", ""),
        ("author:…", '“author:” needs a value, like author:"Ana Ruiz"', ""),
        ("ferry tag:", "“tag:” needs its value right behind it", ""),
        ("ferry tag: port", "“tag:” needs its value right behind it", ""),
        ('ferry tag:""', "“tag:” needs a value, like tag:ferries", ""),
        ("ferry before:yesterday", "“yesterday” is no date", ""),
        ("ferry before:31/07/2025 x", "is no date. Write year, month and day", "ferry before:2025-07-31 x"),
        ("after:07/31/2025", "is no date", "after:2025-07-31"),
        ("after:09/07/2025", "is no date", ""),
        ("after:2025-02-30", "is no date", ""),
        ("after:0000", "is no date", ""),
        ("before:0001-01-01", "is no date", ""),
        ("lang:englisch", "“englisch” is no language", "lang:en"),
        ("lang:12", "“12” is no language", ""),
        ("after:2025 before:2025", "exchange them", ""),
        ("ferry OR tag:ports", "not between a word and a field", ""),
        ("title:北京 OR ferry", "not between a word and a field", ""),
        ("-tag:ferries", "what to find", ""),
        (" ".join(f"tag:t{number}" for number in range(MOST_CONDITIONS + 1)), "fields", ""),
    ],
)
def test_a_mistake_is_said_in_words_with_what_may_have_been_meant(typed, message, suggestion):
    with pytest.raises(SearchError) as caught:
        read_query(typed)
    assert message in str(caught.value)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("typed", "field", "value", "day"),
    [
        ("source:yahoo", Field.SOURCE, "yahoo", None),
        ('outlet:"China Daily"', Field.SOURCE, "China Daily", None),
        ("Tag:Ferries", Field.TAG, "Ferries", None),
        ("lang:EN-gb", Field.LANGUAGE, "en-GB", None),
        ("language:zh-hant", Field.LANGUAGE, "zh-Hant", None),
        ("lang:English", Field.LANGUAGE, "en", None),
        ("lang:español", Field.LANGUAGE, "es", None),
        ("before:2025-07-09", Field.BEFORE, "2025-07-09", date(2025, 7, 9)),
        ("after:2025-7", Field.AFTER, "2025-7", date(2025, 7, 1)),
        ("since:2025", Field.AFTER, "2025", date(2025, 1, 1)),
    ],
)
def test_a_field_is_read_with_its_value(typed, field, value, day):
    ((one,),) = read_query(f"ferry {typed} late").conditions
    assert (one.field, one.value, one.day) == (field, value, day)
    assert f"ferry {typed} late"[one.start : one.end] == typed


def test_fields_can_be_excluded_and_chosen_between():
    query = read_query("tag:a OR source:b -lang:fr ferry")
    assert [[one.value for one in group] for group in query.conditions] == [["a", "b"]]
    assert [one.value for one in query.excluded_conditions] == ["fr"]
    assert words_of(query) == [[("ferry",)]]


def test_a_suggestion_is_itself_understood():
    for typed in ('late "port ferry', "port sorce:yahoo", "-writer:smith ferry", "after:31/07/2025", "lang:englisch"):
        with pytest.raises(SearchError) as caught:
            read_query(typed)
        read_query(caught.value.suggestion)


@given(st.text(max_size=LONGEST_QUERY))
def test_any_text_is_a_query_or_a_search_error(typed):
    try:
        query = read_query(typed)
    except SearchError:
        return
    assert query.phrases or query.conditions
    assert all(word for phrase in query.phrases for word in phrase.words)


PIECES = [
    "tag:",
    "lang:",
    "before:",
    "after:",
    "title:",
    "source:",
    "2025",
    "-07",
    '"',
    "”",
    "-",
    " ",
    "OR",
    ":",
    "北",
    "*",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_mixture_of_fields_is_a_query_or_a_search_error(typed):
    try:
        read_query(typed)
    except SearchError:
        return


@given(st.text(alphabet="ab\"-* OR(){}^:+\\'%&|!<>~,;北é\0", max_size=60))
def test_words_never_hold_what_a_database_takes_for_syntax(typed):
    try:
        query = read_query(typed)
    except SearchError:
        return
    for phrase in query.phrases:
        assert not set("".join(phrase.words)) & set("\"'\\*():&|!<>-+^{}~,;%\0 ")
