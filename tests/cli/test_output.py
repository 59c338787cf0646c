"""What is printed of strangers' texts."""

import pandas as pd

from survey.cli.output import frame_text


def test_tables_do_not_print_what_steers_a_terminal():
    text = frame_text(pd.DataFrame({"a": ["x\x1b[31m\x07"]}), "table", to_file=False)
    assert "\x1b" not in text
    assert "\x07" not in text
