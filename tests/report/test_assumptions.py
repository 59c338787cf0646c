"""What the source leaves open: admitted options above, decided ones below."""

from survey.report.assumptions import open_points
from survey.report.material import Settings, gather


def test_a_study_that_leaves_nothing_open(study):
    assert open_points(gather(study)) == []


def test_points_with_several_options_come_first(material, cells):
    rows = cells(open_points(material)[-1])
    assert rows[0] == ("Left open: bounds cover what any of these options gives",)
    several = rows[1 : rows.index(("Read in one way",))]
    assert len(several) == 3
    assert all(" Or: " in row[0] and row[1] == "" for row in several)


def test_points_read_alike_share_a_row(material, cells):
    rows = cells(open_points(material)[-1])
    places = next(
        row[2] for row in rows if row[0].startswith("The place names no country; the para")
    )
    assert places == "13, 20, 29, 33"


def test_a_chosen_option_decides_its_point(shipped, cells):
    chosen = gather(shipped, settings=Settings(assume="p31-exhaustive"))
    rows = cells(open_points(chosen)[-1])
    assert len(rows[1 : rows.index(("Read in one way",))]) == 2
    row = next(row for row in rows if row[0].startswith("Shares of all respondents; everybody"))
    assert row[1:] == ("other reasons exist or shares of the hopeful", "31")
