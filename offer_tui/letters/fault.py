"""A template that cannot be used: where, what is wrong with it, and how to mend it."""

from __future__ import annotations


class TemplateFault(Exception):  # noqa: N818 - what a person reads is no error of theirs
    """What is wrong with a template, on which of its lines, counted from one."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(line, what, mend)
        self.line = line
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}; {self.mend}"
