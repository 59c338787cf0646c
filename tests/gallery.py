"""The gallery of pictures: `docs/gallery.md` and its images, each made by the code beside it."""

import io
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

from survey.display.overview_sentences import overview_sentence

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "gallery.md"
IMAGES = ROOT / "docs" / "gallery"
BEFORE = """\
import pandas as pd
import survey as sv

study = sv.load("gt-china-kazakhstan-2024")
estimates = sv.estimate(sv.toplines(study))
"""
HEAD = f"""\
# Gallery

Every picture that the package draws, what it answers, and the lines that draw it. Lines are run
after these:

```python
{BEFORE}```

`sv.plot.draw` returns a figure to save, and takes `width`, `colors`, `title` and `source`. The
function of the same name (`sv.plot.gaps`) draws into axes of one's own instead. At the prompt:
`survey plot STUDY gaps -o gaps.svg`.

In all of them a point is a printed figure, a band what vague words allow, and a thin line the
confidence interval; colour and shape stand for the country. What is read out in place of an image
is the sentence of `sv.describe`.
"""


@dataclass(frozen=True)
class Entry:
    """A picture: its name, what it answers, the code that draws it, and what is read out."""

    name: str
    question: str
    code: str
    alt: str


ENTRIES = (
    Entry(
        "overview",
        "What is there to this survey, on one page?",
        """\
gaps, claims = sv.compare(estimates), sv.claims(study)
figure = sv.plot.overview(estimates, gaps=gaps, claims=claims, title=study.title)
""",
        "overview_sentence(estimates, gaps, claims)",
    ),
    Entry(
        "topics",
        "What was said on what, at one look?",
        """\
figure = sv.plot.draw("topics", estimates)
""",
        'sv.describe(estimates, picture="topics")',
    ),
    Entry(
        "gaps",
        "How far do two countries lie apart, and could chance alone have done it?",
        """\
gaps = sv.compare(estimates)
figure = sv.plot.draw("gaps", gaps)
""",
        'sv.describe(gaps, picture="gaps")',
    ),
    Entry(
        "forest",
        "How far could chance alone have moved each figure?",
        """\
few = estimates[estimates["topic"] == "Opportunities"]
figure = sv.plot.draw("forest", few)
""",
        'sv.describe(few, picture="forest")',
    ),
    Entry(
        "evidence",
        "How much do the printed words leave open, and how much does chance add?",
        """\
few = estimates[estimates["topic"] == "Relations"]
figure = sv.plot.draw("evidence", few)
""",
        'sv.describe(few, picture="evidence")',
    ),
    Entry(
        "scale",
        "How do the answers divide, and what was not published?",
        """\
tops = sv.toplines(study).query("topic in ['Chinese companies', 'Development model']")
answers = pd.concat([tops, sv.remainders(tops)])
figure = sv.plot.draw("scale", answers)
""",
        'sv.describe(answers, picture="scale")',
    ),
    Entry(
        "claims",
        "Which statements of the source stand, and would they hold in general?",
        """\
claims = sv.claims(study)
few = claims[claims["among_respondents"].isin(["yes", "no"])]
figure = sv.plot.draw("claims", few)
""",
        'sv.describe(few, picture="claims")',
    ),
    Entry(
        "slope",
        "What rose and what fell from one poll to the next?",
        """\
waves = sv.estimate(sv.toplines(sv.load("iri-kyrgyzstan")))
figure = sv.plot.draw("slope", waves)
""",
        'sv.describe(waves, picture="slope")',
    ),
    Entry(
        "yardsticks",
        "Which gaps would remain if the samples were as far off as such samples usually are?",
        """\
tips = sv.tip(sv.compare(estimates))
figure = sv.plot.draw("yardsticks", tips)
""",
        'sv.describe(tips, picture="yardsticks")',
    ),
    Entry(
        "tipping",
        "From which design effect on could chance explain a gap?",
        """\
verdicts = sv.sensitivity(study, deff=[1, 2, 4, 7, 10, 20, 30], level=[0.95, 0.9, 0.99])
figure = sv.plot.draw("tipping", verdicts)
""",
        'sv.describe(verdicts, picture="tipping")',
    ),
    Entry(
        "perceived",
        "How far does a rumour lie from what was measured?",
        """\
context = sv.load("central-asia-context")
pairs = sv.perceived_vs_measured(context, reading="idiomatic")
figure = sv.plot.draw("perceived", pairs)
""",
        'sv.describe(pairs, picture="perceived")',
    ),
    Entry(
        "pool",
        "What do comparable polls say together? No polls that ship with the package can be pooled, "
        "so these are invented.",
        """\
typed = pd.DataFrame({"wave": ["Harbour", "Lighthouse", "Fjord", "Almanac"]})
typed = typed.assign(n=[962, 1010, 2140, 1198], wording=["64%", "61%", "57%", "66%"])
typed = typed.assign(country="NOR", question="Would take a night train", response="Yes")
polls = sv.estimate(sv.toplines(sv.from_frame(typed, title="Invented polls")))
ax = sv.plot.pool(polls, pooled=sv.pool(polls))
""",
        "sv.describe(sv.pool(polls))",
    ),
    Entry(
        "coverage",
        "How often does an interval hold the true share?",
        """\
frame = pd.DataFrame({"n": 50, "level": 0.95, "p": [place / 500 for place in range(5, 496)]})
found = {each: sv.intervals.coverage(each, 50, frame["p"]) for each in ("wald", "wilson")}
frame = pd.concat(frame.assign(method=each, coverage=found[each]) for each in found)
ax = sv.plot.coverage(frame)
""",
        "coverage_sentence(frame)",
    ),
)


def coverage_sentence(frame):
    """Return how low the coverage of each method falls."""
    lowest = frame.groupby("method", sort=True)["coverage"].min()
    told = " and ".join(f"{100 * least:.1f}% ({method})" for method, least in lowest.items())
    size, level = frame["n"].iloc[0], frame["level"].iloc[0]
    return f"Of {100 * level:g}% intervals with n = {size}, the lowest coverage is {told}."


def drawn():
    """Yield each entry with its figure and what is read out in its place."""
    before = {"overview_sentence": overview_sentence, "coverage_sentence": coverage_sentence}
    exec(BEFORE, before)
    for entry in ENTRIES:
        names = dict(before)
        exec(entry.code, names)
        figure = names["figure"] if "figure" in names else names["ax"].figure
        yield entry, figure, eval(entry.alt, names)
        plt.close("all")


def page(alts):
    """Return the page; `alts` are the texts that are read out, by name."""
    return "\n".join([HEAD, *(section(entry, alts[entry.name]) for entry in ENTRIES)])


def section(entry, alt):
    """Return what the page says of one picture."""
    quoted = alt.replace("[", "\\[").replace("]", "\\]")
    code, image = f"```python\n{entry.code}```", f"![{quoted}](gallery/{entry.name}.svg)"
    return f"## {entry.name}\n\n{entry.question}\n\n{code}\n\n{image}\n"


def svg(figure):
    """Return a figure as SVG with letters as shapes, so that it looks the same everywhere."""
    content = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "survey"}):
        figure.savefig(content, format="svg", metadata={"Date": None})
    return content.getvalue()


def write():
    """Write the page and its images anew; images that belong to no entry are taken away."""
    IMAGES.mkdir(exist_ok=True)
    alts = {}
    for entry, figure, alt in drawn():
        alts[entry.name] = alt
        (IMAGES / f"{entry.name}.svg").write_bytes(svg(figure))
    for image in IMAGES.glob("*.svg"):
        if image.stem not in alts:
            image.unlink()
    PAGE.write_text(page(alts), encoding="utf-8")
