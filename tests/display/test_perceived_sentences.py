"""What is perceived beside what was measured, in words and as a table."""

import pandas as pd
import pytest

import survey as sv
from survey.display.perceived_sentences import about, perceived_sentence, ratio_text
from survey.display.tables import display_table

INF = float("inf")


@pytest.fixture(scope="module")
def shipped_pairs():
    return sv.perceived_vs_measured(sv.load("central-asia-context"), reading="idiomatic")


def with_ratios(pair, *ratios):
    """Return pairs like one pair, with other ratios and subjects."""
    rows = [
        {**pair.iloc[0].to_dict(), "subject": f"S{place}", "ratio_low": low, "ratio_high": high,
         "ratio_low_open": low_open, "ratio_high_open": high_open}
        for place, (low, high, low_open, high_open) in enumerate(ratios)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_one_pair_is_told_whole(shipped_pairs):
    assert sv.describe(shipped_pairs, picture="perceived") == (
        "Of 1 perceived figure beside a measured one, 1 is surely larger and 0 surely smaller. "
        "Workers from China (In the country, Kyrgyzstan), rumoured \u201calmost 100,000\u201d, "
        "measured \u201caround 9,000\u201d: 9.5\u201311.8 times what was measured."
    )


@pytest.mark.parametrize(
    ("ratios", "counts", "farthest"),
    [
        ([(2, 3, False, False), (5, INF, True, False)], "2 are surely larger and 0", "S1"),
        ([(1, 3, True, False), (1, 9, True, False)], "2 are surely larger and 0", "S0"),
        ([(0.2, 0.25, False, False), (2, 3, False, False)], "1 is surely larger and 1", "S0"),
        ([(0, 1, False, True), (0, 1, False, True)], "0 are surely larger and 2", "S0"),
        ([(0, 9, False, False), (0, 0, False, False)], "0 are surely larger and 1", "S1"),
        ([(float("nan"),) * 2 + (False, False), (0.5, 2, False, False)], "larger and 0", "S1"),
    ],
)
def test_what_is_sure_is_counted_and_the_farthest_named(shipped_pairs, ratios, counts, farthest):
    text = perceived_sentence(with_ratios(shipped_pairs, *ratios))
    assert text.startswith("Of 2 perceived figures beside a measured one, ")
    assert f"{counts} surely smaller" in text
    assert f"Farthest off: {farthest} (" in text


def test_no_pair_and_no_ratio(shipped_pairs):
    assert sv.describe(shipped_pairs.head(0)).startswith("Nothing to set side by side")
    none = with_ratios(shipped_pairs, (float("nan"), float("nan"), False, False))
    assert perceived_sentence(none).endswith("measured \u201caround 9,000\u201d.")
    assert ratio_text(none.iloc[0]) == ""


def test_the_table_shows_both_wordings_and_the_ratio(shipped_pairs):
    table = display_table(shipped_pairs)
    assert table.headings == ("Figure", "Standing", "Perceived", "Measured", "Ratio", "Period")
    assert table.rows == (
        (about(shipped_pairs.iloc[0]), "rumoured", "almost 100,000", "around 9,000",
         "9.5\u201311.8 times", "2025"),
    )  # fmt: skip
