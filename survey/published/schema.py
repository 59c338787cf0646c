"""The tables of a study: the one definition for validation, descriptor and documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal[
    "text", "id", "ids", "integer", "date", "country", "share", "count", "amount", "cell", "cells"
]
YES_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        Header in the CSV file.
    about : str
        What stands in it.
    type : ColumnType, default "text"
        How its text is read; "share", "count" and "amount" are printed phrases, "cell" and
        "cells" are cell references.
    required : bool, default False
        Whether the column must be there and no row may leave it empty.
    categories : tuple of str, default ()
        The closed set of values, if there is one; the first is what an empty text means.
    refers : str, default ""
        "table.column" whose values it must name.
    """

    name: str
    about: str
    type: ColumnType = "text"
    required: bool = False
    categories: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a study: a CSV file of the same name, UTF-8.

    Parameters
    ----------
    name : str
        File name without ".csv".
    about : str
        What one row is.
    columns : tuple of Column
        In the order of the file.
    key : tuple of str
        The columns that together name a row.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, name: str) -> Column:
        """Return the column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, in order."""
        return tuple(column.name for column in self.columns)


NOTE = Column("note", "Anything a reader of the figure should know, in own words.")
SOURCE = Column("source_id", "The document that printed it.", "id", refers="sources.source_id")
PARAGRAPH = Column("paragraph", "Paragraph of the source, 1-based over non-empty ones.", "integer")
WHEN = Column(
    "when",
    "Assumptions under which the row holds (empty: always). Options of one issue are "
    "alternatives; several issues must all hold.",
    "ids",
    refers="assumptions.assumption_id",
)

SOURCES = Table(
    "sources",
    "A document that printed figures.",
    (
        Column("source_id", "Short name of the document.", "id", required=True),
        Column(
            "kind",
            "What kind of document it is.",
            required=True,
            categories=("press report", "interview", "paper", "commentary", "poll report"),
        ),
        Column("publisher", "Who published it.", required=True),
        Column("author", "Who wrote it, where named."),
        Column("title", "Its subject in own words."),
        Column("published", "Day, month or year of publication (ISO 8601).", "date"),
        Column("language", "Language of the document (ISO 639-1)."),
        Column("address", "Where it can be read."),
        Column("paragraphs", "How many non-empty paragraphs it has.", "integer"),
        Column("sha256", "SHA-256 of the text that was encoded."),
        Column(
            "verified",
            "Whether the document itself was read, or only a report of it.",
            categories=("yes", "second-hand"),
        ),
        NOTE,
    ),
    ("source_id",),
)

SAMPLES = Table(
    "samples",
    "One interviewed population.",
    (
        Column("sample_id", "Short name of the sample.", "id", required=True),
        Column("country", "ISO 3166-1 alpha-3 code; empty for an average.", "country"),
        Column("countries", "The countries of an average, as codes.", "ids"),
        Column("wave", "Which wave, where there are several."),
        Column("population", "Who was to be represented, in own words."),
        Column("age_min", "Youngest age, in years.", "integer"),
        Column("age_max", "Oldest age, in years.", "integer"),
        Column("n", "Number of respondents as printed.", "count"),
        Column(
            "n_kind",
            "Where n comes from.",
            categories=("published", "derived", "assumed", "missing"),
        ),
        Column("mode", "How people were interviewed."),
        Column("frame", "What the sample was drawn from."),
        Column(
            "sampling",
            "How respondents were chosen.",
            categories=("unknown", "probability", "non-probability"),
        ),
        Column(
            "weighting",
            "Whether weights were used.",
            categories=("not disclosed", "published", "none"),
        ),
        Column("coverage", "Which part of the country was covered, in a few own words."),
        Column("units_covered", "Places covered.", "integer"),
        Column("units_total", "Places there are.", "integer"),
        Column(
            "urban_only", "Whether only towns were covered.", categories=("unknown", "yes", "no")
        ),
        Column("interview_languages", "Languages of the interviews."),
        Column("field_start", "First day of fieldwork (ISO 8601).", "date"),
        Column("field_end", "Last day of fieldwork (ISO 8601).", "date"),
        Column("population_low", "Adults in the covered area, at least.", "integer"),
        Column("population_high", "Adults in the covered area, at most.", "integer"),
        SOURCE,
        PARAGRAPH,
        NOTE,
    ),
    ("sample_id",),
)

QUESTIONS = Table(
    "questions",
    "One question, or one object of a battery of questions.",
    (
        Column("question_id", "Short name of the question.", "id", required=True),
        Column("battery", "Short name of the battery it belongs to.", "id"),
        Column("object", "What this question of the battery is about."),
        Column("topic", "Heading under which figures are shown together."),
        Column("text", "What was asked, in own words.", required=True),
        Column(
            "kind",
            "Whether one answer or several could be given.",
            categories=("unknown", "single", "multiple"),
        ),
        Column("max_choices", "How many answers could be given at most.", "integer"),
        Column("scale_points", "How many points the answer scale has.", "integer"),
        Column("items_asked", "How many items the question or battery listed.", "integer"),
        Column(
            "unit",
            "About whom respondents spoke.",
            categories=("self", "self or family", "household", "country"),
        ),
        Column(
            "direction",
            "What two countries were asked about: the same thing, one another, or themselves.",
            categories=("common object", "each other", "own country"),
        ),
        Column(
            "same_answers",
            "Were the options alike in all countries?",
            categories=("unknown", "yes", "no"),
        ),
        Column("concept", "What it measures, for setting studies beside each other.", "id"),
        Column(
            "fit",
            "How closely it measures that.",
            categories=("same", "similar", "related"),
        ),
        NOTE,
    ),
    ("question_id",),
)

RESPONSES = Table(
    "responses",
    "One answer category, or a net of several.",
    (
        Column(
            "question_id",
            "The question it answers.",
            "id",
            required=True,
            refers="questions.question_id",
        ),
        Column("response_id", "Short name of the answer.", "id", required=True),
        Column("label", "The answer in own words.", required=True),
        Column("order", "Place on the scale, from 1.", "integer"),
        Column(
            "valence",
            "What the answer says of the object asked about.",
            categories=("none", "positive", "neutral", "negative"),
        ),
        Column(
            "kind",
            "A plain answer, a net of others, or no substantive answer.",
            categories=("answer", "net", "don't know", "no answer", "none of these"),
        ),
        Column("members", "Answers that a net sums.", "ids"),
        NOTE,
    ),
    ("question_id", "response_id"),
)

STATEMENTS = Table(
    "statements",
    "One printed figure at one place. Several about one cell are normal.",
    (
        Column("statement_id", "Short name of the statement.", "id", required=True),
        Column("sample_id", "Whose answers.", "id", required=True, refers="samples.sample_id"),
        Column(
            "question_id",
            "To which question.",
            "id",
            required=True,
            refers="questions.question_id",
        ),
        Column("response_id", "Which answer.", "id", required=True),
        Column(
            "base", "Empty for the whole sample, else the answer that was asked further.", "cell"
        ),
        Column("wording", "The printed number phrase and nothing else.", "share", required=True),
        Column(
            "sample_basis",
            "Whether the place names the respondents, its context does, or it is open.",
            categories=("named", "context", "open"),
        ),
        Column("status", "Whether a person has checked the row.", categories=("draft", "checked")),
        WHEN,
        SOURCE,
        PARAGRAPH,
        NOTE,
    ),
    ("statement_id",),
)

RELATIONS = Table(
    "relations",
    "Something said about several cells: a sum, an order, an extreme.",
    (
        Column("relation_id", "Short name of the relation.", "id", required=True),
        Column(
            "sample_id",
            "Whose answers; empty where the cells name their samples.",
            "id",
            refers="samples.sample_id",
        ),
        Column("left", "Cells and constants joined by +.", "cells", required=True),
        Column(
            "op",
            "How left stands to right.",
            required=True,
            categories=("=", ">", "<", ">=", "<=", "extreme_high", "extreme_low"),
        ),
        Column(
            "right", "Cells and constants joined by +, or others(battery).", "cells", required=True
        ),
        Column("strength", "Words that do not say how much, such as \u201cmuch\u201d."),
        Column(
            "basis",
            "Whether the source says it, its numbers do, or we infer it.",
            categories=("stated", "arithmetic", "inferred"),
        ),
        WHEN,
        SOURCE,
        PARAGRAPH,
        NOTE,
    ),
    ("relation_id",),
)

ASSUMPTIONS = Table(
    "assumptions",
    "One way (option) to resolve what the source leaves open (issue).",
    (
        Column("assumption_id", "Short name of the option.", "id", required=True),
        Column("issue", "Short name of what is open.", "id", required=True),
        Column("option", "The way to resolve it, in a few words.", required=True),
        Column("text", "What it means, in own words."),
        Column(
            "default",
            "Whether the option is admitted unless a user chooses another.",
            required=True,
            categories=YES_NO,
        ),
        SOURCE,
        PARAGRAPH,
    ),
    ("assumption_id",),
)

DISCLOSURE = Table(
    "disclosure",
    "One item that survey standards ask to disclose, and what the source says of it.",
    (
        Column("item_id", "Item of disclosure-items.csv.", "id", required=True),
        Column(
            "score",
            "How much of it is disclosed.",
            required=True,
            categories=("absent", "partial", "full", "not applicable"),
        ),
        SOURCE,
        PARAGRAPH,
        NOTE,
    ),
    ("item_id",),
)

INDICATORS = Table(
    "indicators",
    "One figure of context that is not a share of respondents of this study.",
    (
        Column("indicator_id", "Short name of the figure.", "id", required=True),
        Column("geography", "Where: ISO 3166-1 alpha-3 or the name of a region.", required=True),
        Column("subject", "What or who is counted, in own words.", required=True),
        Column("measure", "What is measured of it.", required=True),
        Column("unit", "Unit of the figure: share, count, or what an amount is in.", required=True),
        Column("period", "When: ISO 8601 date, year, or years joined by a slash."),
        Column(
            "kind",
            "What standing the figure has.",
            required=True,
            categories=("measured", "rumoured", "claimed", "planned", "forecast"),
        ),
        Column("wording", "The printed number phrase and nothing else.", "amount", required=True),
        SOURCE,
        PARAGRAPH,
        NOTE,
    ),
    ("indicator_id",),
)

TABLES = (
    SOURCES,
    SAMPLES,
    QUESTIONS,
    RESPONSES,
    STATEMENTS,
    RELATIONS,
    ASSUMPTIONS,
    DISCLOSURE,
    INDICATORS,
)
REQUIRED_TABLES = ("samples", "questions", "responses", "statements")


def table(name: str) -> Table:
    """Return the table of that name."""
    return next(table for table in TABLES if table.name == name)
