"""How Sphinx makes the pages of this folder: `make docs`."""

from importlib import metadata

project = "survey"
author = "The survey developers"
release = metadata.version("survey-reanalysis")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
suppress_warnings = ["myst.xref_missing"]  # links to files that are no page; a test follows them
myst_heading_anchors = 3
default_role = "py:obj"
smartquotes_action = "D"  # dashes; quotes stay as they must be typed

autosummary_generate = False
autodoc_typehints = "none"  # the docstrings say what they mean
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_preprocess_types = True
napoleon_use_rtype = False

add_module_names = False
python_maximum_signature_line_length = 80
toc_object_entries_show_parents = "hide"
html_theme = "alabaster"
html_theme_options = {
    "description": "What printed survey figures can carry",
    "fixed_sidebar": True,
    "font_family": "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif",
    "font_size": "16px",
    "narrow_sidebar_bg": "#f4f5f7",
    "narrow_sidebar_fg": "#24292f",
    "narrow_sidebar_link": "#24292f",
    "page_width": "1120px",
    "sidebar_width": "270px",
    "show_powered_by": False,
}
html_sidebars = {"**": ["about.html", "searchbox.html", "navigation.html"]}
html_static_path = ["_static"]
html_title = "survey"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
