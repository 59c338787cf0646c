"""The gallery: its page is what the code makes, and each picture has its image."""

import importlib.util
from pathlib import Path
from xml.etree import ElementTree

import pytest

from survey.options import Plottable, values

ROOT = Path(__file__).resolve().parent.parent


def load_gallery():
    """Return the module that draws the gallery."""
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "tests" / "gallery.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gallery = load_gallery()


@pytest.fixture(scope="module")
def made():
    """Return what is read out in place of each image, with the figures."""
    return {entry.name: (figure, alt) for entry, figure, alt in gallery.drawn()}


def test_every_picture_has_an_entry():
    names = [entry.name for entry in gallery.ENTRIES]
    assert sorted(names) == sorted([*values(Plottable), "coverage", "pool"])


def test_the_page_is_what_the_code_makes(made):
    alts = {name: alt for name, (_, alt) in made.items()}
    assert gallery.PAGE.read_text(encoding="utf-8") == gallery.page(alts), "run `make data`"


def test_every_image_is_there_and_no_other():
    names = {entry.name for entry in gallery.ENTRIES}
    assert {image.stem for image in gallery.IMAGES.iterdir()} == names


@pytest.mark.parametrize("name", [entry.name for entry in gallery.ENTRIES])
def test_images_are_svg_of_the_right_size(made, name):
    root = ElementTree.parse(gallery.IMAGES / f"{name}.svg").getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    wanted = 72 * made[name][0].get_size_inches()
    size = [float(root.get(side).removesuffix("pt")) for side in ("width", "height")]
    assert size == pytest.approx(list(wanted), rel=0.05)


def test_the_same_code_gives_the_same_bytes(made):
    figure, _ = made["perceived"]
    assert gallery.svg(figure) == gallery.svg(figure)
    assert b"<dc:date>" not in gallery.svg(figure)


def test_brackets_do_not_end_what_is_read_out():
    entry = gallery.ENTRIES[0]
    assert r"![a \[b\] c](gallery/" in gallery.section(entry, "a [b] c")
