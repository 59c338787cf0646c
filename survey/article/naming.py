"""Short names and labels for what an article says: a few telling words, each name once."""

from __future__ import annotations

import re

from survey.published.columns import CONTROL
from survey.published.typed import slug

LONGEST_LABEL = 90
LONGEST_LINE = 2000
MOST_WORDS = 3
FILLING = frozenset({
    "a", "about", "additionally", "all", "also", "among", "an", "and", "any", "are", "as", "at",
    "be", "been", "being", "both", "but", "by", "did", "do", "does", "for", "from", "had", "has",
    "have", "having", "he", "her", "his", "how", "however", "i", "if", "in", "into", "is", "it",
    "its", "meanwhile", "more", "most", "of", "on",
    "or", "other", "our", "said", "say", "saying", "says", "she", "should", "so", "some", "such",
    "than", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to",
    "toward", "towards", "very", "was", "were", "what", "when", "where", "whether", "which", "who",
    "will", "with", "would",
})  # fmt: skip

_SPACES = re.compile(r"\s+")
_APOSTROPHES = re.compile(r"['\u2019]")
_LEADING = re.compile(r"^[^\w(\u2018\u201c]+")


class Names:
    """Names that were taken, so that each is given once.

    Examples
    --------
    >>> names = Names()
    >>> [names.once("support"), names.once("support"), names.once("support-2")]
    ['support', 'support-2', 'support-2-2']
    """

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    def once(self, name: str) -> str:
        """Return the name, with a number where it is taken."""
        free = name
        while free in self._uses:
            self._uses[name] += 1
            free = f"{name}-{self._uses[name]}"
        self._uses[free] = 1
        return free


def short_name(text: str) -> str:
    """Return the first telling words of a text as a short name; empty where it has none.

    Examples
    --------
    >>> short_name("would support more Chinese companies investing in Kazakhstan")
    'support-chinese-companies'
    """
    plain = _APOSTROPHES.sub("", text[:LONGEST_LINE])
    words = [part for word in plain.split() for part in slug(word).split("-") if part]
    telling = [word for word in words if word not in FILLING]
    return "-".join((telling or words)[:MOST_WORDS])


def label(text: str) -> str:
    """Return a text as a label: one line that begins with a capital and is no formula.

    Examples
    --------
    >>> label(' - "very  willing" to travel')
    'Very willing" to travel'
    """
    plain = _LEADING.sub("", one_line(text[:LONGEST_LINE])).rstrip(" ,;:")
    plain = plain[:1].upper() + plain[1:]
    if len(plain) <= LONGEST_LABEL:
        return plain
    return f"{plain[:LONGEST_LABEL].rpartition(' ')[0] or plain[:LONGEST_LABEL]} \u2026"


def one_line(text: str) -> str:
    """Return a text without line ends and control characters."""
    return _SPACES.sub(" ", CONTROL.sub(" ", text))
