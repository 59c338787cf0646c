"""The file: tagged, titled, the same twice, whole or not there, texts letter for letter."""

import shutil
import subprocess

import pandas as pd
import pikepdf
import pytest

import survey as sv
from survey.errors import OptionError, OutputError, StudyError
from survey.report import render

MARKUP = '#eval("1") $x^2$ *b* _i_ <a> @ref `raw` \\frac{1}{2} // c'


@pytest.fixture(scope="module")
def shipped_report(shipped, tmp_path_factory):
    """Return the report of the shipped survey as a file."""
    path = tmp_path_factory.mktemp("report") / "shipped.pdf"
    return sv.write_report(shipped, path, beside=["central-asia-context"])


@pytest.fixture(scope="module")
def opened(shipped_report):
    """Return it opened."""
    with pikepdf.open(shipped_report) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def elements(opened):
    """Return all elements of its structure tree."""
    return list(walk(opened.Root.StructTreeRoot.K))


def walk(node):
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from walk(part)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from walk(node.K)


def of_kind(elements, kind):
    return [element for element in elements if str(element.S) == kind]


def test_it_is_accessible_and_lasting(opened):
    assert opened.Root.MarkInfo.Marked
    assert str(opened.Root.Lang) == "en"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    metadata = opened.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert str(opened.docinfo.Title) == "Global Times survey in China and Kazakhstan, June 2024"
    assert str(opened.docinfo.CreationDate).startswith("D:20240702")


def test_pages_are_a4_and_not_too_many(opened):
    assert 12 <= len(opened.pages) <= 20
    for page in opened.pages:
        _, _, width, height = (float(value) for value in page.mediabox)
        assert (round(width), round(height)) == (595, 842)


def test_every_figure_is_read_out(elements, document):
    alts = [str(figure.Alt) for figure in of_kind(elements, "/Figure")]
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    assert alts == [block["alt"] for block in blocks if block["kind"] == "figure"]
    assert all(len(alt) > 40 for alt in alts)


def test_every_table_has_headers(elements, document):
    tables = [
        block
        for section in document["sections"]
        for block in section["blocks"]
        if block["kind"] == "table"
    ]
    assert len(of_kind(elements, "/Table")) == len(tables)
    bands = sum("band" in row for table in tables for row in table["rows"])
    shared = sum(len({column["over"] for column in table["columns"]} - {""}) for table in tables)
    assert shared == 2
    headers = of_kind(elements, "/TH")
    assert len(headers) == sum(len(table["columns"]) for table in tables) + bands + shared
    for header in headers:
        attributes = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
        assert any(str(part.get("/Scope")) == "/Column" for part in attributes)


def page_of(element):
    """Return the page on which an element begins."""
    if "/Pg" in element:
        return element.Pg.objgen
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    return next(page_of(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary))


def test_no_figure_stands_before_its_section(opened, elements):
    places = {page.obj.objgen: place for place, page in enumerate(opened.pages)}
    section = 0
    for element in elements:
        if str(element.S) == "/H1":
            section = places[page_of(element)]
        if str(element.S) == "/Figure":
            assert places[page_of(element)] >= section


def test_the_outline_names_the_sections(opened, document):
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
        parts = [child.title for child in outline.root[1].children]
    numbered = [f"{n} {s['heading']}" for n, s in enumerate(document["sections"], start=1)]
    assert titles == numbered
    assert parts == ["2.1 China (16 cities)", "2.2 Kazakhstan (14 regions and 3 municipalities)"]


def test_only_the_fonts_that_are_needed_are_embedded(opened):
    assert fonts_of(opened)
    assert all(name.startswith("DejaVuS") for name in fonts_of(opened))


def fonts_of(pdf):
    """Return the names of the fonts that a file holds."""
    return {
        str(font.BaseFont).split("+")[1]
        for page in pdf.pages
        for font in page.resources.get("/Font", {}).values()
    }


def test_rows_lead_to_their_statements_and_back(opened, document):
    rows = [
        cell
        for section in document["sections"]
        for block in section["blocks"]
        if block["kind"] == "table"
        for row in block["rows"]
        for cell in row.get("cells", ())
        if isinstance(cell, dict) and cell.get("name")
    ]
    names = [cell["name"] for cell in rows]
    assert len(names) == len(set(names)) == 2 * 55
    assert {cell["to"] for cell in rows} <= set(names)
    links = [note for page in opened.pages for note in page.get("/Annots", [])]
    assert len(links) >= len(names)
    assert all("/StructParent" in note and str(note.get("/Contents", "")) for note in links)


def test_the_same_bytes_twice(one_country, tmp_path, monkeypatch):
    first = sv.write_report(one_country, tmp_path / "first.pdf").read_bytes()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert sv.write_report(one_country, "second.pdf").read_bytes() == first


def test_date_and_author_reach_the_file(one_country, tmp_path):
    path = tmp_path / "dated.pdf"
    dated = sv.write_report(one_country, path, date="2026-08-01", author="A. Analyst")
    with pikepdf.open(dated) as pdf:
        assert str(pdf.docinfo.CreationDate).startswith("D:20260801")
        assert str(pdf.docinfo.Author) == "A. Analyst"


@pytest.mark.parametrize("name", ["one_country", "without_sizes"])
def test_small_studies_have_small_reports(name, request, tmp_path):
    path = sv.write_report(request.getfixturevalue(name), tmp_path / "small.pdf")
    with pikepdf.open(path) as pdf:
        assert 2 <= len(pdf.pages) <= 5


def test_a_row_alone_can_be_reported(tmp_path):
    figures = pd.DataFrame(
        {"country": ["KAZ"], "n": [None], "question": "Invest?", "response": "yes",
         "wording": "nearly half"}
    )  # fmt: skip
    assert sv.write_report(sv.from_frame(figures, title="One"), tmp_path / "one.pdf").is_file()


def test_texts_of_a_study_are_letters(tmp_path):
    figures = pd.DataFrame(
        {"country": ["CHN", "KAZ"], "n": [900, 800], "question": MARKUP, "kind": "single",
         "response": "x [y] #let", "wording": ["86 percent", "74%"], "note": MARKUP}
    )  # fmt: skip
    study = sv.from_frame(figures, title=f"Title {MARKUP}")
    path = sv.write_report(study, tmp_path / "markup.pdf", author=MARKUP)
    if program := shutil.which("pdftotext"):
        found = subprocess.run([program, path, "-"], capture_output=True, text=True, check=True)
        assert '#eval("1") $x^2$ *b* _i_ <a> @ref' in " ".join(found.stdout.split())
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title) == f"Title {MARKUP}"
        assert str(pdf.docinfo.Author) == MARKUP
        alts = [str(each.Alt) for each in of_kind(walk(pdf.Root.StructTreeRoot.K), "/Figure")]
    assert any(MARKUP in alt for alt in alts)


def test_other_scripts_are_drawn_in_fonts_that_have_them(tmp_path):
    pytest.importorskip("pylopdf_fonts_zh_cn")
    figures = pd.DataFrame(
        {"country": ["CHN", "KAZ"], "n": [1213, 813], "question": ["是否支持?", "Инвестиции?"],
         "response": ["非常支持", "Қолдаймын"], "wording": ["86 percent", "53 percent"]}
    )  # fmt: skip
    path = sv.write_report(sv.from_frame(figures, title="调查 Опрос"), tmp_path / "scripts.pdf")
    with pikepdf.open(path) as pdf:
        assert any(name.startswith("NotoSansSC") for name in fonts_of(pdf))
    if program := shutil.which("pdftotext"):
        found = subprocess.run([program, path, "-"], capture_output=True, text=True, check=True)
        assert {"非常支持", "Қолдаймын"} <= set(found.stdout.split())


def test_what_no_font_shows_is_refused_by_name(one_country, tmp_path):
    figures = pd.DataFrame(
        {"country": ["KAZ"], "n": [813], "question": "Invest?", "response": "\U00013000 yes",
         "wording": ["53 percent"]}
    )  # fmt: skip
    with pytest.raises(
        OutputError, match="No font at hand has all characters of '\U00013000 yes' \\(\U00013000\\)"
    ):
        sv.write_report(sv.from_frame(figures, title="Poll"), tmp_path / "signs.pdf")
    assert not (tmp_path / "signs.pdf").exists()


@pytest.mark.parametrize(("settles", "tried"), [(True, ["yes"]), (False, ["yes", "no"])])
def test_pictures_stay_in_place_where_pages_do_not_settle(
    one_country, tmp_path, monkeypatch, settles, tried
):
    asked = []

    def compiled(*_, sys_inputs, **__):
        asked.append(sys_inputs["floating"])
        return b"made", [] if settles or len(asked) > 1 else ["did not converge"]

    monkeypatch.setattr(render.typst, "compile_with_warnings", compiled)
    assert sv.write_report(one_country, tmp_path / "report.pdf").read_bytes() == b"made"
    assert asked == tried


def test_an_unknown_language_is_refused(one_country, tmp_path):
    with pytest.raises(OptionError, match=r"`language` must be one of .*'en'.*, not 'xx'"):
        sv.write_report(one_country, tmp_path / "report.pdf", language="xx")


@pytest.fixture
def compiled_at_once(monkeypatch):
    """Let the file be compiled in no time."""
    monkeypatch.setattr(render, "_compiled", lambda *_: b"new")


@pytest.mark.usefixtures("compiled_at_once")
def test_a_missing_folder_is_made_and_a_file_replaced(one_country, tmp_path):
    path = tmp_path / "new" / "report.pdf"
    for _ in range(2):
        assert sv.write_report(one_country, path) == path
    assert path.read_bytes() == b"new"


@pytest.mark.usefixtures("compiled_at_once")
def test_places_that_cannot_be_written(one_country, tmp_path):
    with pytest.raises(OutputError, match="it is a folder"):
        sv.write_report(one_country, tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="Cannot write"):
        sv.write_report(one_country, tmp_path / "file" / "report.pdf")
    with pytest.raises(OutputError, match="Cannot write"):
        sv.write_report(one_country, "a\0b.pdf")
    with pytest.raises(OutputError, match=r"Cannot write .*: File name too long"):
        sv.write_report(one_country, tmp_path / ("x" * 250 + ".pdf"))


@pytest.mark.usefixtures("compiled_at_once")
def test_nothing_is_left_behind(one_country, tmp_path, monkeypatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("survey.files.Path.replace", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        sv.write_report(one_country, target)
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]
    assert target.read_bytes() == b"old"


def test_what_typst_refuses_is_told(one_country, tmp_path, monkeypatch):
    monkeypatch.setattr(render, "svg", lambda *_: "<svg")
    with pytest.raises(OutputError, match=r"Cannot write .*report\.pdf': failed to"):
        sv.write_report(one_country, tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


def test_wrong_options_are_refused_before_anything_is_written(one_country, tmp_path):
    for error, options in (
        (OptionError, {"method": "wilsen"}),
        (OptionError, {"date": "today"}),
        (StudyError, {"beside": ["no-such"]}),
    ):
        with pytest.raises(error, match="must be"):
            sv.write_report(one_country, tmp_path / "report.pdf", **options)
    assert list(tmp_path.iterdir()) == []
