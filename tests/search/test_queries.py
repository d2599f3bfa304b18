import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import SearchError
from articles.search.queries import LONGEST_QUERY, MOST_WORDS, Phrase, Query, read_query


def words_of(query: Query) -> list[list[tuple[str, ...]]]:
    return [[phrase.words for term in terms for phrase in term.phrases] for terms in query.required]


@pytest.mark.parametrize(
    ("typed", "required"),
    [
        ("port ferry", [[("port",)], [("ferry",)]]),
        ('"port ferry"', [[("port", "ferry")]]),
        ("“port ferry„ late", [[("port", "ferry")], [("late",)]]),
        ("«port ferry»", [[("port", "ferry")]]),
        ('"port ferry', [[("port", "ferry")]]),
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
        ("headline:port", [[("headline", "port")]]),
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


@given(st.text(max_size=LONGEST_QUERY))
def test_any_text_is_a_query_or_a_search_error(typed):
    try:
        query = read_query(typed)
    except SearchError:
        return
    assert query.phrases
    assert all(word for phrase in query.phrases for word in phrase.words)


@given(st.text(alphabet="ab\"-* OR(){}^:+\\'%&|!<>~,;北é\0", max_size=60))
def test_words_never_hold_what_a_database_takes_for_syntax(typed):
    try:
        query = read_query(typed)
    except SearchError:
        return
    for phrase in query.phrases:
        assert not set("".join(phrase.words)) & set("\"'\\*():&|!<>-+^{}~,;%\0 ")
