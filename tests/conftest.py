"""Fixtures that several test files share."""

import warnings
from pathlib import Path

import pandas as pd
import pytest

import survey as sv
from survey.published.study import assemble

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared():
    """Return the folder of references beside the project, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the folder of references is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def shipped():
    """Return the shipped survey."""
    return sv.load("gt-china-kazakhstan-2024")


@pytest.fixture
def figures():
    """Return a small table of printed figures: two countries, exact and vague."""
    return pd.DataFrame(
        [
            ("China", 1213, "Travel", "willing", "86 percent"),
            ("Kazakhstan", 813, "Travel", "willing", "74 percent"),
            ("China", 1213, "Closer", "hope", "more than 80 percent"),
            ("Kazakhstan", 813, "Closer", "hope", "more than 70 percent"),
            ("China", 1213, "Reason", "cooperation", "36 percent"),
            ("Kazakhstan", 813, "Reason", "cooperation", "41 percent"),
        ],
        columns=["country", "n", "question", "response", "wording"],
    )


@pytest.fixture
def study(figures):
    """Return the study of those figures."""
    return sv.from_frame(figures, title="Small poll")


@pytest.fixture
def estimates(study):
    """Return its estimates."""
    return sv.estimate(sv.toplines(study))


@pytest.fixture
def gaps(estimates):
    """Return its gaps."""
    return sv.compare(estimates)


@pytest.fixture(scope="session", autouse=True)
def warm_seaborn():
    """Import seaborn once with its own deprecation warnings silenced."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import seaborn  # noqa: F401


SMALL = {
    "samples": "sample_id,country,n,n_kind,field_start,field_end\n"
    "kz,KAZ,813,published,2024-06-10,2024-06-24\n"
    'cn,CHN,"1,213",published,2024-06-10,2024-06-24\n',
    "questions": "question_id,text,kind\n"
    "travel,Would you travel there?,single\n"
    "success,How successful is it?,single\n"
    "lesson,Is it a lesson?,unknown\n",
    "responses": "question_id,response_id,label,order,kind,members\n"
    "travel,yes,Yes,1,answer,\n"
    "travel,no,No,2,answer,\n"
    "success,totally,Totally,1,answer,\n"
    "success,fairly,Fairly,2,answer,\n"
    "success,net,Totally or fairly,,net,totally fairly\n"
    "lesson,important,Important,,answer,\n",
    "statements": "statement_id,sample_id,question_id,response_id,base,wording\n"
    "s1,kz,travel,yes,,74 percent\n"
    "s2,cn,travel,yes,,86 percent\n"
    "s3,kz,success,net,,84 percent\n"
    "s4,kz,lesson,important,success/net,43 percent\n",
    "datapackage": '{"name": "poll", "title": "Poll", "description": ""}',
}


@pytest.fixture
def survey_folder(tmp_path):
    """Return a function that writes a small valid study and returns its folder.

    A table or the descriptor given as text or bytes replaces its own; None leaves it out.
    """

    def write(folder="poll", **files):
        target = tmp_path / folder
        target.mkdir()
        for name, content in {**SMALL, **files}.items():
            if content is not None:
                raw = content if isinstance(content, bytes) else content.encode()
                (target / f"{name}.{'json' if name == 'datapackage' else 'csv'}").write_bytes(raw)
        return target

    write.texts = dict(SMALL)
    return write


@pytest.fixture(scope="session")
def study_of():
    """Return a function that makes a study of one sample, "kz", from short rows.

    Statements are (question, response, wording), then base and when if there are any.
    """

    def make(*statements, n="813", kinds=None, nets=None, assumptions=()):
        rows = [(*row, "", "")[:5] for row in statements]
        cells = [(question, response) for question, response, *_ in rows]
        cells += [tuple(base.split("/")) for *_, base, _ in rows if base]
        nets = nets or {}
        cells += [(net.split("/")[0], part) for net, parts in nets.items() for part in parts]
        cells = list(dict.fromkeys(cells))
        frames = {
            "samples": [
                {"sample_id": "kz", "country": "KAZ", "n": n, "n_kind": "" if n else "missing"}
            ],
            "questions": [
                {"question_id": name, "text": name, "kind": (kinds or {}).get(name, "")}
                for name in dict.fromkeys(question for question, _ in cells)
            ],
            "responses": [
                {
                    "question_id": question,
                    "response_id": response,
                    "label": response,
                    "kind": "net" if f"{question}/{response}" in nets else "answer",
                    "members": " ".join(nets.get(f"{question}/{response}", ())),
                }
                for question, response in cells
            ],
            "statements": [
                {
                    "statement_id": f"s{number}",
                    "sample_id": "kz",
                    "question_id": question,
                    "response_id": response,
                    "base": base,
                    "wording": wording,
                    "when": when,
                }
                for number, (question, response, wording, base, when) in enumerate(rows, start=1)
            ],
            "assumptions": [
                {"assumption_id": option, "issue": issue, "option": option, "default": default}
                for option, issue, default in assumptions
            ],
        }
        return assemble("poll", "Poll", "", {k: pd.DataFrame(v) for k, v in frames.items()})

    return make
