"""The paragraphs of an article, given as plain text, as HTML or as the bytes of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from survey.errors import InputError, OptionError

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol",
    "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
HIDDEN = frozenset({
    "audio", "button", "canvas", "math", "nav", "noscript", "object", "select", "svg", "template",
    "video", "sup",  # a footnote mark would run into the figure before it
})  # fmt: skip
RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a packed file such as DOCX, ODT or EPUB",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
    b"\x1f\x8b": "a packed file",
}
EXPECTED = "Save the article as plain text or HTML in UTF-8."

_HTML = re.compile(
    r"</?(?:html|head|body|article|main|section|div|p|br|h[1-6]|ul|ol|li|table|blockquote)\b"
    r"[^<>]{0,2000}+>|<!doctype html",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?:!--"
    r"|(/?)([a-zA-Z][a-zA-Z0-9-]{0,40}+)"
    r"(?:[\s/](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[^<>]*+>)"
    r"|[!?][^<>]*+>)"
)
_CLOSING = re.compile(rf"</({'|'.join(sorted(HIDDEN))})(?=[\s/>])", re.IGNORECASE)
_ENTITY = re.compile(
    r"&(?:#\d{1,7}(?!\d)|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[a-zA-Z][a-zA-Z0-9]{1,31});?"
)
_COMMENT_END = re.compile("-->")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE) for name in RAW}
_GAPS = re.compile(r"[ \t\n\r\f]+")


def article_text(data: bytes | str) -> str:
    r"""Return the text of an article, one paragraph a line.

    Plain text comes back as it is, without a byte order mark. HTML becomes one line for each
    block; scripts, styles, navigation and footnote marks are left out, entities are decoded.

    Parameters
    ----------
    data : bytes or str
        The content of a file in UTF-8, or text.

    Raises
    ------
    InputError
        If bytes are not text in UTF-8.
    OptionError
        If `data` is neither bytes nor text.

    Examples
    --------
    >>> article_text("<p>In all, 86&nbsp;percent agree.</p><script>x < 3</script><p>So be it.")
    'In all, 86\xa0percent agree.\nSo be it.'
    """
    if isinstance(data, bytes):
        data = decoded(data)
    if not isinstance(data, str):
        raise OptionError.out_of_range("text", type(data).__name__, "the text of an article")
    text = data.removeprefix("\ufeff")
    return "\n".join(_lines(text)) if _HTML.search(text) else text


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of an article: the lines of `article_text` that are not empty.

    Examples
    --------
    >>> paragraphs("A headline\r\n\r\nIts first paragraph. ")
    ['A headline', 'Its first paragraph. ']
    """
    return [line for line in article_text(text).splitlines() if line.strip()]


def decoded(data: bytes, *, name: object = "text") -> str:
    """Return the content of a file in UTF-8 as text.

    Parameters
    ----------
    data : bytes
        The content.
    name : object, default "text"
        What the error calls it.

    Raises
    ------
    InputError
        If it is anything else; what it seems to be is said.
    """
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise InputError.unreadable(name, f"it is {kind}", EXPECTED)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        reason = f"it is not UTF-8 (byte {data[error.start]:#04x} in line {line})"
        raise InputError.unreadable(name, reason, EXPECTED) from None
    if "\x00" in text:
        raise InputError.unreadable(name, "it holds NUL characters, as no text does", EXPECTED)
    return text


def _lines(html: str) -> Iterator[str]:
    """Yield the text of each block of HTML that has any."""
    parts: list[str] = []
    for piece in [*_pieces(html), None]:
        if piece is not None:
            parts.append(piece)
            continue
        text = _ENTITY.sub(lambda found: unescape(found[0]), "".join(parts))
        line = _GAPS.sub(" ", " ".join(text.splitlines())).strip(" ")
        if line.strip():
            yield line
        parts.clear()


def _pieces(html: str) -> Iterator[str | None]:
    """Yield the shown texts of HTML, and None at each border of a block.

    Every tag is looked at once, and an element that is never closed hides nothing but a script
    or style, so that time is linear whatever comes.
    """
    last = {found[1].lower(): found.start() for found in _CLOSING.finditer(html)}
    place, hidden, depth = 0, "", 0
    while found := _TAG.search(html, place):
        if not hidden:
            yield html[place : found.start()]
        place = found.end()
        closing, name = bool(found[1]), (found[2] or "").lower()
        if found[0] == "<!--":
            place = _behind(html, _COMMENT_END, place)
        elif name in RAW and not closing:
            place = _behind(html, _RAW_ENDS[name], place)
        elif hidden:
            depth += (name == hidden) * (-1 if closing else 1)
            hidden = hidden if depth else ""
        elif name in HIDDEN and not closing and last.get(name, 0) >= place:
            hidden, depth = name, 1
        elif name in BLOCKS:
            yield None
        elif name in CELLS:
            yield " "
    if not hidden:
        yield html[place:]


def _behind(html: str, end: re.Pattern[str], place: int) -> int:
    """Return the place behind the next end of a comment or script, else the end of the text."""
    found = end.search(html, place)
    return found.end() if found else len(html)
