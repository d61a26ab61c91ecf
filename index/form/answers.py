"""Answers within a section: spans that a line such as "Recommendation 2" begins."""

import re

from index.records import Answer

_HEADED = re.compile(
    r"^(recommendations?|areas? for improvement|AFIs?|causes? of concern) "
    r"(\d{1,3}(?:(?:, | and | to |–|-)\d{1,3})*)\b(?=[:.–—-]|\s*$)",
    re.I | re.M,
)


def answers_in(text: str | None) -> tuple[Answer, ...]:
    """The answers that a section's own lines name, each to the next such line, without blanks at the end.

    A line that names several items ("Recommendations 8 and 9:") gives each of them the same span.
    """
    words = text or ""
    heads = list(_HEADED.finditer(words))
    ends = [head.start() for head in heads[1:]] + [len(words)]
    answers = []
    for head, end in zip(heads, ends, strict=False):
        stop = head.start() + len(words[head.start() : end].rstrip())
        answers += [Answer(f"{_kind(head[1])} {number}", head.start(), stop) for number in _numbers(head[2])]
    return tuple(answers)


def _kind(words: str) -> str:
    plain = words.lower()
    if plain.startswith("rec"):
        return "recommendation"
    return "cause of concern" if plain.startswith("cause") else "area for improvement"


def _numbers(words: str) -> list[int]:
    numbers: list[int] = []
    for joint, figure in re.findall(r"(to |–|-)?(\d+)", words):
        if joint and numbers and int(figure) > numbers[-1]:
            numbers += range(numbers[-1] + 1, int(figure) + 1)
        else:
            numbers.append(int(figure))
    return numbers
