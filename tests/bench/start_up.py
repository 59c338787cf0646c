"""Start-up times as a user meets them, each beside its yardstick, in one run.

python -m tests.bench.start_up
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
STUDY = "gt-china-kazakhstan-2024"
COMMAND = "from survey.cli.main import main; main()"
PER_PICTURE = 0.2


def seconds(*arguments):
    """Return the median wall time of a Python process."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def pictures_in(path):
    """Return how many pictures a report holds."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        found = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)]
        return sum(obj.get("/S") == "/Figure" for obj in found)


def main():
    """Measure and print."""
    bare = seconds("-c", "pass")
    imported = seconds("-c", "import survey")
    print(f"bare Python                         {bare:6.3f} s")
    print(f"import survey                       {imported:6.3f} s   +{imported - bare:.3f} s")
    print(f"survey --help                       {seconds('-c', COMMAND, '--help'):6.3f} s")
    yardstick = seconds("-c", "import pandas, seaborn, typst")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.pdf"
        arguments = ["report", STUDY, "--beside", "central-asia-context", "-o", str(target)]
        report = seconds("-c", COMMAND, *arguments)
        pictures = pictures_in(target)
    allowed = 2.5 * yardstick + PER_PICTURE * pictures
    print(f"import pandas, seaborn, typst       {yardstick:6.3f} s")
    print(f"report with {pictures:2} pictures             {report:6.3f} s   aim {allowed:.3f} s")


if __name__ == "__main__":
    main()
