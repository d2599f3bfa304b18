"""The lines that a true body is made of are found on its page."""

from __future__ import annotations

from articles.parsing.training.alignment import align

OPENED = "The bridge at Tarn opened on Monday after nine years of work."
CAME = "The whole town came to see it, rain or no rain, with brass bands."
MORE = " Sign up for more and never miss any of the news of Tarn at all"
SAID = "“It stands,” said Ada Quill."


def test_lines_of_the_body_are_told_from_the_lines_around_them():
    page = ["Tarn Post", "Sport", OPENED, "", "Advertisement", CAME, SAID, "Read more", "© Tarn Post"]

    assert align(page, f"{OPENED}\n\n{CAME}\n\n{SAID}") == [0, 0, 1, 0, 0, 1, 1, 0, 0]


def test_a_line_glued_to_something_else_counts_by_its_share():
    shares = align(
        ["Tarn (TP) - " + OPENED, CAME + MORE],
        f"{OPENED}\n{CAME}",
    )

    assert 0.7 < shares[0] < 1
    assert 0.3 < shares[1] < 0.7


def test_a_teaser_that_repeats_the_body_does_not_take_its_place():
    page = [OPENED, CAME, SAID, "More", "More", OPENED]

    assert align(page, f"{OPENED}\n{CAME}\n{SAID}") == [1, 1, 1, 0, 0, 0]


def test_a_part_that_the_truth_puts_elsewhere_is_still_found():
    assert align([CAME, OPENED], f"{OPENED}\n{CAME}") == [1, 1]


def test_a_section_name_far_from_the_body_is_no_line_of_it():
    page = ["Works", *["menu"] * 20, OPENED, "Works", CAME]

    assert align(page, f"{OPENED}\nWorks\n{CAME}") == [0] * 21 + [1, 1, 1]


def test_scripts_without_spaces_are_laid_out_too():
    page = ["塔恩新闻", "塔恩大桥周一通车，历时九年。", "广告", "全镇的人都来看。"]

    assert align(page, "塔恩大桥周一通车，历时九年。全镇的人都来看。") == [0, 1, 0, 1]


def test_a_page_or_a_body_may_be_empty():
    assert align([], OPENED) == []
    assert align([OPENED, ""], "") == [0, 0]
