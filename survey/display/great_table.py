"""A frame as a table for notebooks, made by great_tables; texts are data, never markup."""

from __future__ import annotations

import hashlib
import html
import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from survey.display.aligned import aligned
from survey.display.wide import WideTable, wide_table
from survey.errors import MissingPackageError

if TYPE_CHECKING:
    from great_tables import GT

RULE, FAINT = "#8c8c8c", "#e5e5e5"
LOOK: dict[str, Any] = {
    "table_font_size": "14px",
    "table_margin_left": "0",
    "table_border_top_style": "none",
    "table_border_bottom_color": RULE,
    "table_border_bottom_width": "1px",
    "heading_align": "left",
    "heading_title_font_size": "17px",
    "heading_subtitle_font_size": "14px",
    "heading_border_bottom_style": "none",
    "column_labels_font_weight": "600",
    "column_labels_border_top_color": RULE,
    "column_labels_border_top_width": "1px",
    "column_labels_border_bottom_color": RULE,
    "column_labels_border_bottom_width": "1px",
    "row_group_font_weight": "600",
    "row_group_border_top_color": FAINT,
    "row_group_border_top_width": "1px",
    "row_group_border_bottom_color": FAINT,
    "row_group_border_bottom_width": "1px",
    "table_body_hlines_color": FAINT,
    "table_body_border_bottom_color": RULE,
    "table_body_border_bottom_width": "1px",
    "stub_border_style": "none",
    "data_row_padding_horizontal": "8px",
    "column_labels_padding_horizontal": "8px",
    "heading_padding_horizontal": "8px",
    "source_notes_padding_horizontal": "8px",
}
INSIDE = (  # what JupyterLab would colour, stripe and align, and what great_tables cannot set
    "#{id} tbody tr {{ background: transparent; }}",
    "#{id} td.gt_right {{ white-space: nowrap; }}",
    "#{id} .gt_footnote {{ padding: 4px 8px; text-align: left; }}",
)
MATHEMATICS = re.compile(r"(?<!\\)\$|\\(?=[(\[]|begin\b)")


def table(
    frame: pd.DataFrame,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> GT:
    """Return a frame as a table to show in a notebook.

    Shows the telling columns in words: units, the number of respondents beside each share, both
    ends of intervals, verdicts with the name of the higher side, and notes as footnotes. It is for
    reading: compute with the frame, which has everything. Needs the extra `notebook`.

    Parameters
    ----------
    frame : DataFrame
        Any frame that the package returns, such as estimates or gaps, with its rows in the order
        to show; any other frame is shown as it is.
    title, subtitle : str, optional
        Above the table.
    source : str, optional
        Below the table, such as who printed the figures.

    Returns
    -------
    great_tables.GT
        To show, to save (`as_raw_html`) or to change further. Texts are escaped: they are never
        read as HTML, Markdown, units or mathematics. The same frame gives the same bytes.

    Raises
    ------
    MissingPackageError
        If great_tables is not installed.

    See Also
    --------
    describe : A frame in sentences.

    Examples
    --------
    >>> import survey as sv
    >>> toplines = sv.toplines(sv.load("gt-china-kazakhstan-2024"))
    >>> shown = sv.table(sv.estimate(toplines.head(3)), title="Three answers")
    >>> "88.7%" in shown.as_raw_html()
    True
    """
    try:
        from great_tables import html, loc  # deferred: an extra, and only notebooks need it
    except ImportError as error:
        raise MissingPackageError.of_extra("`table`", "great-tables", "notebook") from error
    wide = wide_table(frame)
    names = [f"column-{place}" for place in range(len(wide.headings))]
    is_grouped = _is_grouped(wide)
    is_named = wide.head == is_grouped and wide.headings[wide.head].align == "left"
    name = _id(wide, title, subtitle, source)
    made = _shown()(
        pd.DataFrame(_cells(wide, names), dtype="str"),
        rowname_col=names[wide.head] if is_named else None,
        groupname_col=names[0] if is_grouped else None,
        id=name,
        auto_align=False,
    ).tab_options(**LOOK, table_additional_css=[css.format(id=name) for css in INSIDE])
    made = _headed(made, wide, names)
    for row, note in enumerate(wide.notes):
        if note:
            cell = loc.stub([row]) if is_named else loc.body(names[wide.head], [row])
            made = made.tab_footnote(html(as_html(note)), cell)
    if title or subtitle:
        below = html(as_html(subtitle)) if subtitle else None
        made = made.tab_header(html(as_html(title or "")), below)
    if source:
        made = made.tab_source_note(html(as_html(source)))
    return made.text_transform([loc.body(), loc.stub(), loc.row_groups()], _without_mathematics)


@cache
def _shown() -> type[GT]:
    """Return the tables of great_tables that say in a line what they are where text is kept."""
    from great_tables import GT  # deferred: an extra

    class Shown(GT):
        def __repr__(self) -> str:
            return f"<table of {len(self._tbl_data)} rows>"

    return Shown


def _headed(made: GT, wide: WideTable, names: list[str]) -> GT:
    """Return a table with its headings, what stands above them, and what they mean."""
    from great_tables import html, loc  # deferred: an extra

    made = made.tab_stubhead(html(as_html(wide.headings[wide.head].text)))
    for name, heading in zip(names, wide.headings, strict=True):
        made = made.cols_label({name: html(as_html(heading.text))}).cols_align(heading.align, name)
        if heading.meaning:
            made = made.tab_footnote(html(as_html(heading.meaning)), loc.column_labels(name))
    pairs = zip(names, wide.headings, strict=True)
    for over, run in groupby(pairs, key=lambda pair: pair[1].over):
        columns = [name for name, _ in run]
        if over:
            made = made.tab_spanner(html(as_html(over)), columns, id=f"over-{columns[0]}")
    return made


def _cells(wide: WideTable, names: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the cells by column, numbers padded so that they line up."""
    columns = [tuple(row[place] for row in wide.rows) for place in range(len(names))]
    return {
        name: aligned(column) if heading.align == "right" else column
        for name, heading, column in zip(names, wide.headings, columns, strict=True)
    }


def _is_grouped(wide: WideTable) -> bool:
    """Say whether the rows of each place stand together, so that its name can stand above them."""
    places = [row[0] for row in wide.rows] if wide.headings[0].key == "place" else []
    runs = [place for place, _ in groupby(places)]
    return len(set(runs)) == len(runs) < len(places) and all(runs)


def _id(wide: WideTable, *texts: str | None) -> str:
    """Return an id of a table that its contents alone decide."""
    return f"survey-{hashlib.sha256(repr((wide, texts)).encode()).hexdigest()[:12]}"


def as_html(text: str) -> str:
    """Return a text as HTML that great_tables and a browser print as it is.

    Examples
    --------
    >>> as_html("<b> {{km^2}} $5")
    '&lt;b&gt; &#123;&#123;km^2&#125;&#125; <span>$</span>5'
    """
    plain = html.escape(text).replace("{", "&#123;").replace("}", "&#125;")
    return _without_mathematics(plain)


def _without_mathematics(text: str) -> str:
    """Return HTML of which notebooks set nothing as mathematics: a mark in a span opens none."""
    return MATHEMATICS.sub(r"<span>\g<0></span>", text)
