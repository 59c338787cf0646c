"""What is printed of strangers' texts."""

import pandas as pd
import pytest

from survey.cli.output import frame_text


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_tables_do_not_print_what_steers_a_terminal(format):
    text = frame_text(pd.DataFrame({"a": ["x\x1b[31m\x07"]}), format, to_file=False)
    assert "31m" in text
    assert "\x1b" not in text
    assert "\x07" not in text
