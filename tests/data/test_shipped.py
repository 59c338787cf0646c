import csv
import hashlib
import importlib.util
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import survey as sv
from survey.published.assumptions import scenarios
from survey.published.schema import TABLES
from survey.wording.reading import read_wording

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
SURVEY = "gt-china-kazakhstan-2024"
CONTEXT = "central-asia-context"
POLLS = ["cab-kyrgyzstan-cited", "cab-wave-10-2021", "gallup-leadership-2006-2018",
         "iri-kyrgyzstan", "talap-2024"]  # fmt: skip
STUDIES = sorted([CONTEXT, SURVEY, *POLLS])
LONGEST_QUOTE = 7
PERCENT = re.compile(
    r"(\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?) percent", re.I
)

EXACT = [
    ("KAZ", "sco-emphasis/support", 67),  # paragraph 10
    ("CHN", "sco-emphasis/support", 91),  # 11
    ("CHN", "sco-expansion/look-forward", 86),  # 11
    ("KAZ", "sco-expectation/economy", 56),  # 12
    ("KAZ", "sco-expectation/livelihood", 56),  # 12
    ("KAZ", "impression/growth", 59),  # 18
    ("KAZ", "impression/products", 57),  # 18
    ("KAZ", "companies/support", 53),  # 19
    ("KAZ", "companies/neutral", 29),  # 19
    ("KAZ", "work/willing", 44),  # 20
    ("KAZ", "work/consider", 40),  # 20
    ("CHN", "travel/willing", 86),  # 26
    ("KAZ", "travel/willing", 74),  # 26
    ("CHN", "flights/look-forward", 93),  # 27
    ("KAZ", "study/willing", 29),  # 28
    ("KAZ", "learning-chinese/important", 71),  # 28
    ("KAZ", "learn-more/travel", 49),  # 29
    ("KAZ", "learn-more/social-media", 32),  # 29
    ("CHN", "closer-reason/bilateral-cooperation", 36),  # 31
    ("KAZ", "closer-reason/regional-affairs", 30),  # 31
    ("KAZ", "closer-reason/bilateral-cooperation", 41),  # 31
    ("KAZ", "opportunity/more", 83),  # 2, 8 and 32
    ("KAZ", "opportunity-kind/technology", 70),  # 33
    ("KAZ", "success/net", 84),  # 38
    ("KAZ", "success/totally", 37),  # 38
    ("KAZ", "success/fairly", 47),  # 38
    ("KAZ", "reference/important", 43),  # 38
    ("CHN", "central-asia-role/bri", 64),  # 42
    ("CHN", "central-asia-role/trade", 56),  # 42
    ("CHN", "central-asia-role/energy", 53),  # 42
    ("KAZ", "role-china/positive", 74),  # 8 and 44
    ("KAZ", "role-us/negative", 45),  # 44
]
VAGUE = [
    *(
        ("KAZ", f"sco-expectation/{item}", 1 / 3, 1, True, False)  # 13, over one-third
        for item in ("security", "independence", "voice")
    ),
    *(
        ("KAZ", f"project-{item}/welcome", 0.8, 1, True, False)  # 15, over 80 percent
        for item in ("land-bridge", "lianyungang", "west-corridor")
    ),
    *(
        ("KAZ", f"impression/{item}", 0.25, 0.35, False, False)  # 18, around 30 percent
        for item in ("high-speed-rail", "infrastructure", "apps", "new-energy-vehicles")
    ),
    ("CHN", "closer/closer", 0.8, 1, True, False),  # 31
    ("KAZ", "closer/closer", 0.7, 1, True, False),  # 31
    ("CHN", "closer-reason/regional-affairs", 0, 0.5, False, True),  # 31, nearly half
    *(
        ("KAZ", f"opportunity-kind/{item}", 0.5, 1, True, False)  # 33, more than 50 percent
        for item in ("economy", "infrastructure")
    ),
    *(
        ("KAZ", f"opportunity-kind/{item}", 0.25, 0.35, False, False)  # 33, around 30 percent
        for item in ("security", "culture", "green")
    ),
    ("CHN", "central-asia-importance/important", 0.9, 1, True, False),  # 42, over 90 percent
    *(
        ("CHN", f"central-asia-role/{item}", 0, 0.5, False, True)  # 43, nearly half
        for item in ("stance", "security", "three-evils")
    ),
    ("KAZ", "role-us/positive", 0, 0.2, False, True),  # 44, less than 20 percent
]


def load_generate():
    """Return the module that writes what the schema decides."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "tests" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=STUDIES)
def study(request):
    return sv.load(request.param)


@pytest.fixture(scope="module")
def tops(shipped):
    return sv.toplines(shipped, tighten=False)


@pytest.fixture(scope="module")
def paragraphs(shared):
    """Return the non-empty paragraphs of each source by its hash."""
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): [
            line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()
        ]
        for path in sorted((shared / "sources").glob("*.txt"))
    }


def figures(study):
    """Yield (source, paragraph, wording) of every figure of a study whose document was read."""
    read = set(study.sources.query("verified == 'yes'")["source_id"])
    for table in (study.statements, study.indicators):
        for row in table.to_dict("records"):
            if row["source_id"] in read:
                yield row["source_id"], int(row["paragraph"]), row["wording"]


def test_these_are_the_shipped_studies():
    assert sorted(path.parent.name for path in DATA.glob("*/datapackage.json")) == STUDIES
    assert sv.catalog()["study"].tolist() == STUDIES


def test_nothing_is_found_wrong(study):
    assert sv.check(study.name).to_dict("records") == []
    assert sv.check(study).to_dict("records") == []


def test_every_key_resolves(study):
    for definition in TABLES:
        frame = study.tables[definition.name]
        assert not frame.duplicated(list(definition.key)).any()
        for column in definition.columns:
            table, _, key = column.refers.partition(".")
            named = {part for text in frame[column.name] for part in text.split()}
            assert not table or named <= set(study.tables[table][key]), column.name
    pairs = set(zip(study.responses["question_id"], study.responses["response_id"], strict=True))
    statements = study.statements
    assert set(zip(statements["question_id"], statements["response_id"], strict=True)) <= pairs
    assert {tuple(base.split("/")) for base in statements["base"] if base} <= pairs
    for row in study.responses.to_dict("records"):
        assert {(row["question_id"], member) for member in row["members"].split()} <= pairs


def test_every_wording_can_be_read(study):
    for reading in ("literal", "idiomatic"):
        for wording in study.statements["wording"]:
            assert read_wording(wording, reading=reading).width >= 0
        for n in study.samples.query("n_kind != 'missing'")["n"]:
            assert read_wording(n, kind="count", reading=reading).low > 0
        for row in study.indicators.to_dict("records"):
            kind = {"share": "share", "count": "count"}.get(row["unit"], "amount")
            bounds = read_wording(row["wording"], kind=kind, reading=reading)
            assert bounds.low >= 0, row["indicator_id"]
            assert kind != "share" or bounds.high <= 1


def test_questions_and_answers_are_all_of_use(study):
    asked = set(study.responses["question_id"])
    assert asked == set(study.questions["question_id"])
    options = {part for text in study.statements["when"] for part in text.split()}
    options |= {part for text in study.relations["when"] for part in text.split()}
    issues = study.assumptions.groupby("issue")["assumption_id"]
    for issue, names in issues:
        assert len(names) > 1, issue
        assert options & set(names), issue


def test_there_is_one_row_for_each_cell(tops, shipped):
    keys = ["study", "sample_id", "question_id", "response_id", "base"]
    assert not tops.duplicated(keys).any()
    assert not tops.duplicated(keys[:-1]).any()
    assert tops["country"].value_counts().to_dict() == {"CHN": 14, "KAZ": 41}
    assert len(tops) == 55
    yes = set(shipped.assumptions.query("default == 'yes'")["assumption_id"])
    held = shipped.statements[[set(when.split()) <= yes for when in shipped.statements["when"]]]
    # options of one issue are alternatives, so this counts cells, not scenarios
    cells = held.drop_duplicates(["sample_id", "question_id", "response_id"])
    assert len(cells) == len(tops)


def test_it_has_the_columns_that_were_asked_for(tops):
    assert {
        "country", "question_id", "response_id", "published_low", "published_high", "exact",
        "n_low", "n_high",
    } <= set(tops.columns)  # fmt: skip
    assert set(tops["country"]) == {"CHN", "KAZ"}


@pytest.mark.parametrize(("country", "cell", "percent"), EXACT)
def test_exact_figures_read_off_the_article(tops, country, cell, percent):
    question_id, response_id = cell.split("/")
    row = tops.set_index(["country", "question_id", "response_id"]).loc[
        (country, question_id, response_id)
    ]
    assert row["exact"]
    assert row["value"] == pytest.approx(percent / 100)
    assert row["published_low"] == pytest.approx((percent - 0.5) / 100)
    assert row["published_high"] == pytest.approx((percent + 0.5) / 100)


@pytest.mark.parametrize(("country", "cell", "low", "high", "low_open", "high_open"), VAGUE)
def test_vague_figures_read_off_the_article(tops, country, cell, low, high, low_open, high_open):
    row = tops[
        (tops["country"] == country)
        & (tops["question_id"] + "/" + tops["response_id"] == cell)
    ].iloc[0]  # fmt: skip
    assert (row["published_low"], row["published_high"]) == pytest.approx((low, high))
    assert (row["low_open"], row["high_open"]) == (low_open, high_open)
    assert not row["exact"]


def test_exact_and_vague_figures_are_all_of_them(tops):
    cells = zip(tops["country"], tops["question_id"] + "/" + tops["response_id"], strict=True)
    assert sorted(cells) == sorted(row[:2] for row in [*EXACT, *VAGUE])


def test_the_samples_are_those_of_paragraphs_six_and_seven(shipped, tops):
    sizes = tops[tops["base"] == ""].groupby("country")[["n_low", "n_high"]].agg(["min", "max"])
    assert sizes.loc["CHN"].unique().tolist() == [1213]
    assert sizes.loc["KAZ"].unique().tolist() == [813]
    columns = ["age_min", "age_max", "mode", "field_start", "field_end"]
    assert shipped.samples[columns].drop_duplicates().to_numpy().tolist() == [
        ["18", "70", "online", "2024-06-10", "2024-06-24"]
    ]
    assert shipped.samples["units_covered"].tolist() == ["16", str(3 + 14)]


def test_five_answers_were_asked_of_both_countries(tops):
    both = tops.groupby(["question_id", "response_id"])["country"].nunique()
    assert sorted("/".join(cell) for cell in both.index[both == 2]) == [
        "closer-reason/bilateral-cooperation",
        "closer-reason/regional-affairs",
        "closer/closer",
        "sco-emphasis/support",
        "travel/willing",
    ]


def test_the_open_base_of_paragraph_38(shipped, tops):
    people = [count for count in range(814) if 0.835 <= count / 813 <= 0.845]
    cell = "question_id == 'reference'"
    row = tops.query(cell).iloc[0]
    assert (row["base"], row["n_low"], row["n_high"]) == ("open", people[0], 813)
    row = sv.toplines(shipped, assume="p38-conditional", tighten=False).query(cell).iloc[0]
    assert (row["base"], row["n_low"], row["n_high"]) == ("success/net", people[0], people[-1])


@pytest.mark.parametrize("number", [12, 13, 15, 18, 20, 29, 31, 33, 38, 42, 43])
def test_what_the_text_leaves_open_is_an_issue(shipped, number):
    assert str(number) in set(shipped.assumptions["paragraph"])


def test_every_option_can_be_chosen(shipped):
    for row in shipped.assumptions.to_dict("records"):
        for scenario in scenarios(shipped.assumptions, row["assumption_id"]):
            assert scenario[row["issue"]] == row["assumption_id"]


def test_figures_given_to_nobody_are_left_out(shipped, tops):
    without = sv.toplines(shipped, assume="p33-unattributed", tighten=False)
    assert set(tops["question_id"]) - set(without["question_id"]) == {"opportunity-kind"}


def test_disclosure_is_scored_item_by_item(shipped):
    with (DATA / "disclosure-items.csv").open(encoding="utf-8", newline="") as file:
        items = [row["item_id"] for row in csv.DictReader(file)]
    assert shipped.disclosure["item_id"].tolist() == items
    assert len(items) == 28


@pytest.mark.parametrize("name", STUDIES)
def test_the_descriptor_is_what_the_schema_makes(name):
    generate = load_generate()
    path = DATA / name / "datapackage.json"
    assert path.read_text(encoding="utf-8") == generate.descriptor_text(path.parent)
    assert path.parent in generate.study_folders()
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    assert sorted(each["path"] for each in resources) == sorted(
        entry.name for entry in path.parent.glob("*.csv")
    )


def test_the_documentation_is_what_the_schema_makes():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert text == load_generate().readme_text(text)
    assert text.count("### ") == len(TABLES)
    for path in DATA.iterdir():
        if path.name not in {"README.md", "__init__.py", "__pycache__"}:
            assert f"`{path.name}{'/' if path.is_dir() else ''}`" in text


def test_frictionless_accepts_every_package():
    import frictionless

    for name in STUDIES:
        report = frictionless.validate(str(DATA / name / "datapackage.json"))
        assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
        assert len(report.tasks) == len(list((DATA / name).glob("*.csv")))


def test_files_are_plain():
    for path in DATA.rglob("*.csv"):
        raw = path.read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        raw.decode("utf-8")


def test_sources_are_the_files_that_were_encoded(study, paragraphs):
    for row in study.sources.to_dict("records"):
        if row["verified"] == "second-hand":
            assert (row["sha256"], row["paragraphs"]) == ("", ""), row["source_id"]
            assert row["note"], row["source_id"]
        else:
            assert int(row["paragraphs"]) == len(paragraphs[row["sha256"]])


def test_every_wording_stands_in_its_paragraph(study, paragraphs):
    text_of = dict(zip(study.sources["source_id"], study.sources["sha256"], strict=True))
    found = list(figures(study))
    assert bool(found) == (study.sources["verified"] == "yes").any()
    for source_id, number, wording in found:
        text = paragraphs[text_of[source_id]][number - 1]
        assert re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text), (number, wording)


def test_every_percentage_of_the_article_is_encoded(shipped, paragraphs):
    texts = paragraphs[shipped.sources["sha256"].iloc[0]]
    encoded = {
        (number, found.casefold())
        for _, number, wording in figures(shipped)
        for found in PERCENT.findall(wording)
    }
    printed = {
        (number, found.casefold())
        for number, text in enumerate(texts, start=1)
        for found in PERCENT.findall(text)
    }
    assert len(printed) > 40
    assert encoded == printed


def words_of(text):
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", re.sub(r"['\u2019]", "", text.casefold()))


def runs_of(text, length):
    """Return every run of so many words of a text."""
    words = words_of(text)
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_texts_are_our_own(paragraphs):
    length = LONGEST_QUOTE + 1
    theirs = set().union(*(runs_of("\n".join(texts), length) for texts in paragraphs.values()))
    assert len(theirs) > 5000
    cells = []
    for path in sorted(DATA.rglob("*")):
        if path.suffix == ".csv":
            frame = pd.read_csv(path, dtype=str, keep_default_na=False)
            cells += [(path, cell) for column in frame for cell in frame[column]]
        elif path.suffix in {".json", ".md"}:
            cells.append((path, path.read_text(encoding="utf-8")))
    assert len(cells) > 3000
    for path, cell in cells:
        assert not runs_of(cell, length) & theirs, (path.name, cell)


def test_every_exact_number_lies_within_the_literal_reading_of_its_phrase():
    found = load_generate().hedges()
    assert len(found) == 39
    assert [row for row in found if row[2] not in read_wording(row[1])] == []
