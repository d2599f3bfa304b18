import pytest
from django.core.paginator import Paginator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Status
from articles.search import SearchError, search, search_terms
from tests.builders import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db


def write(headline: str = "A quiet day", body: str = "Nothing happened.", **fields) -> Article:
    terms = search_terms(headline, fields.get("standfirst", ""), body)
    return make_article(headline=headline, body=body, search_terms=terms, **fields)


def found(query: str) -> list[str]:
    return [article.headline for article in search(Article.objects.all(), query)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The café on the quay", "cafe"),
        ("The cafe on the quay", "CAFÉ"),
        ("Decomposed cafe\u0301", "café"),
        ("Die große Straße", "grosse strasse"),
        ("Die grosse Strasse", '"große Straße"'),
        ("Wizyta w Łodzi", "lodzi"),
        ("Tromsø and Ærø", "tromso aero"),
        ("İstanbul'da ılık hava", "istanbul ILIK"),
        ("Νέα από την Αθήνα", "ΑΘΗΝΑ νεα"),
        ("Ещё ёлка и йод", "еще елка"),
        ("وصل الأَميـر إلى المدينة", "الامير المدينه"),
        ("हिन्दी में समाचार", "हिन्दी"),
        ("北京发布新闻", "北京"),
        ("北京发布新闻", "新闻"),
        ("北京发布新闻", "闻"),
        ("北京发布新闻", "京"),
        ("2025年7月9日", "2025"),
        ("港のニュースガイド", "ガイド"),
        ("คนที่รักเมือง", "ที่รัก"),
        ("정부는 오늘 발표했다", "정부"),
        ("Ｐｏｒｔ Ｅｌｗｉｎ", "port elwin"),
        ("Read more on www.elwin-courier.example/today", "courier"),
        ("A co-operation of covid-19 doctors", "operation covid-19"),
        ("It doesn’t matter, says SCO's chief", "doesn't SCO's"),
        ("Economists on the economy", "econom*"),
    ],
)
def test_words_are_found_however_they_are_spelt(text, query):
    article = write(body=text)
    write(body="Something else entirely, о другом, 别的")
    assert list(search(Article.objects.all(), query)) == [article]


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("ferry late", {"both"}),
        ("ferry OR tram", {"both", "ferry", "tram"}),
        ("ferry -late", {"ferry"}),
        ('"late ferry"', set()),
        ('"ferry late"', {"both"}),
        ("ferry OR tram -late -night", {"ferry"}),
        ("zeppelin", set()),
        ("ferr", set()),
    ],
)
def test_the_query_language_says_what_is_found(query, headlines):
    for headline, body in {"both": "The ferry, late again", "ferry": "A ferry.", "tram": "The night tram"}.items():
        write(headline=headline, body=body)
    assert set(found(query)) == headlines


def test_a_vowel_sign_does_not_cut_its_word():
    write(body="हिन्दी में समाचार")
    assert found("द") == []
    assert found("हिन्दी") == ["A quiet day"]


def test_a_run_is_found_only_where_its_letters_are_neighbours():
    write(headline="apart", body="北方和京城")
    assert found("北京") == []


@pytest.mark.parametrize(("word", "other"), [("ferry", "tram"), ("渡轮", "电车")])
def test_a_match_in_the_headline_outranks_one_in_the_body(word, other):
    filler = f" {other}" * 30
    body_only = write(headline=f"About {other}", body=f"{word}{filler}")
    headline = write(headline=f"About {word}", body=f"{other}{filler}")
    write(headline="Neither", body=filler)
    ranked = list(search(Article.objects.all(), word))
    assert ranked == [headline, body_only]
    assert ranked[0].rank < ranked[1].rank


def test_only_the_given_articles_are_searched():
    tag, hidden = make_tag(), make_source(display="hidden")
    wanted = write(body="ferry", status=Status.PUBLISHED, tags=[tag])
    write(body="ferry", status=Status.PUBLISHED)
    write(body="ferry", status=Status.REVIEW, tags=[tag])
    write(body="ferry", status=Status.PUBLISHED, outlet=hidden, tags=[tag])
    assert list(search(Article.objects.published().with_tag(tag), "ferry")) == [wanted]


def test_what_is_found_can_be_narrowed_counted_paged_and_used_in_other_queries():
    source = make_source()
    for number in range(7):
        write(body="ferry", status=Status.PUBLISHED, kind="wire" if number % 2 else "report", outlet=source)
    result = search(Article.objects.published(), "ferry")
    assert result.count() == 7
    assert result.order_by()[:3].count() == 3
    assert result.filter(kind="wire").count() == 3
    assert result.exclude(kind="wire").exists()
    assert result.filter(outlet__in=source.published_articles.values("outlet")).count() == 7
    pages = Paginator(result, 3)
    assert sorted(article.pk for page in pages for article in page) == sorted(result.values_list("pk", flat=True))
    assert Article.objects.filter(pk__in=result.values("pk")).count() == 7


def test_bulk_writes_keep_the_index():
    Article.objects.bulk_create([Article(headline=f"n{n}", slug=f"n{n}", body="ferry") for n in range(3)])
    assert len(found("ferry")) == 3
    Article.objects.filter(headline="n1").update(body="tram")
    assert (len(found("ferry")), found("tram")) == (2, ["n1"])
    Article.objects.filter(headline="n2").delete()
    assert found("ferry") == ["n0"]
    changed = Article.objects.get(headline="n0")
    changed.body = "Große Fähre"
    Article.objects.bulk_update([changed], ["body"])
    assert (found("ferry"), found("grosse fahre")) == ([], ["n0"])


@pytest.mark.parametrize("query", ["ferry", "fer*", "ferry OR tram -zeppelin", "ferry quay", "渡"])
def test_of_a_very_common_word_the_newest_articles_are_found(monkeypatch, query):
    monkeypatch.setattr("articles.search.fts5.COMMON", 3)
    monkeypatch.setattr("articles.search.fts5.MOST_OF_COMMON", 3)
    monkeypatch.setattr("articles.search.tsvector.MOST_RANKED", 3)
    for day in (3, 1, 7, 5, 2, 6, 4):
        headline = f"day {day}" if day != 6 else "ferry quay 渡 day 6"
        write(headline=headline, body="ferry quay 渡轮", issued_on=f"2025-07-0{day}", status=Status.PUBLISHED)
    write(headline="day 9", body="ferry quay 渡轮", issued_on="2025-07-09", status=Status.WITHDRAWN)
    result = search(Article.objects.published(), query)
    assert {article.headline[-1] for article in result} == {"5", "6", "7"}
    assert result.count() == 3
    assert all(article.rank <= 0 for article in result)
    assert query == "渡" or result[0].headline.startswith("ferry")


@given(
    st.text(max_size=80)
    | st.text(alphabet="ab\"-* ORNEAT(){}^:+\\'%&|!<>~,;北é\0\ud800".replace("\ud800", ""), max_size=80)
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error_to_the_database(typed):
    try:
        list(search(Article.objects.all(), typed))
    except SearchError:
        return


def test_a_body_longer_than_a_tsvector_holds_can_be_stored_and_found_by_its_beginning():
    write(headline="endless", body="beginning " + " ".join(f"w{number}" for number in range(400_000)))
    assert found("beginning") == ["endless"]
