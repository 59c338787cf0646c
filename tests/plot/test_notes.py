import math

import pandas as pd

from survey.plot import notes


def kinds(*pairs):
    """Return a frame of (kind, place) rows."""
    return pd.DataFrame(pairs, columns=["interval_kind", "place"]).assign(level=0.95)


def test_intervals_of_unknown_sampling_are_never_called_error():
    sentence = notes.interval_sentence(kinds(("as if random", "China")))
    assert sentence == "Lines: 95% intervals as if respondents were a random draw"
    assert "error" not in sentence


def test_kinds_that_differ_name_their_places():
    found = notes.interval_sentence(
        kinds(("as if random", "China (16 cities)"), ("sampling error", "Peru"))
    )
    assert found == (
        "Lines: 95% intervals as if respondents were a random draw (China) and for sampling error "
        "(Peru)"
    )


def test_intervals_that_are_not_drawn_are_no_lines():
    found = notes.interval_sentence(kinds(("sampling error", "Peru")), as_lines=False)
    assert found == "Beyond chance: by 95% intervals for sampling error"


def test_without_intervals_nothing_is_said_of_lines():
    assert notes.interval_sentence(kinds(("no interval", "China"))) == ""


def test_levels_that_differ_are_all_named():
    frame = pd.DataFrame({"level": [0.95, 0.9, 0.995]})
    assert notes.interval_heading(frame) == "95%, 90% and 99.5% interval"


def test_points_and_bands_are_explained_only_if_drawn():
    frame = pd.DataFrame({"estimate": [0.5, math.nan], "published_low": [0.5, math.nan]})
    assert notes.mark_sentences(frame) == ["Points: printed figures"]
    assert notes.mark_sentences(frame.assign(published_low=0.4))[1:] == [
        "Bands: all that vague words allow"
    ]


def test_samples_without_a_size_say_so():
    entries = notes.sample_entries([("CHN", "China", math.nan, math.nan)])
    assert entries[0].words.text == "China, n not published"


def test_a_sample_is_named_once_with_the_range_of_its_sizes():
    rows = [("KAZ", "Kazakhstan", 570.0, 813.0), ("KAZ", "Kazakhstan", 813.0, 813.0)] * 2
    assert [entry.words.text for entry in notes.sample_entries(rows)] == [
        "Kazakhstan, n = 570–813 by question"
    ]
