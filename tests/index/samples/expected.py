"""What each illustrative record is meant to hold, and a reading of its rows that owes nothing to the product's."""

import re
from datetime import date, datetime
from typing import NamedTuple

from index import samples

HEADINGS = re.compile(r"^.{3,60}’s (initial response|response|overall comments)$", re.M)


class Expected(NamedTuple):
    """How many items of each kind a sample holds; 0 for a stated None."""

    recommendations: int
    areas_for_improvement: int
    new: int = 0
    continuing: int = 0
    closed: int = 0


EXPECTED = {
    "01-aldermere-peel-2018-19.txt": Expected(0, 3),
    "02-aldermere-peel-2021-22.txt": Expected(0, 4),
    "03-aldermere-on-hold.txt": Expected(6, 0),
    "04-pellshire-peel-2023-25.txt": Expected(2, 3, new=1),
    "05-pellshire-custody-2020.txt": Expected(1, 4, new=1),
    "06-moelfryn-child-protection-2023.txt": Expected(5, 0),
    "07-moelfryn-crime-data-integrity-2019.txt": Expected(0, 2),
    "08-kingsreach-fit-to-serve.txt": Expected(12, 0),
    "09-kingsreach-stop-and-search-revisit.txt": Expected(0, 0, continuing=1, closed=1),
    "10-wardgate-property-2024.txt": Expected(3, 1),
    "11-sallowfield-peel-2023-25.txt": Expected(0, 5),
    "12-sallowfield-locked-screens.txt": Expected(5, 0),
    "13-skerrow-peel-2021-22.txt": Expected(2, 2, new=1),
    "14-skerrow-peel-2023-25.txt": Expected(0, 4, closed=1),
    "15-larkmoor-accelerated-concern.txt": Expected(3, 0, new=1),
    "16-ambry-vale-on-hold.txt": Expected(6, 0),
    "17-brackenholt-revisit-2023.txt": Expected(0, 0, continuing=1, closed=1),
    "18-brackenholt-revisit-2024.txt": Expected(0, 0, closed=1),
}
EXAMPLE = Expected(2, 4, new=1)

TEXTS = {file.name: file.read_text(encoding="utf-8") for file in samples.files()}
EXAMPLE_TEXT = samples.example().inspection_path.read_text(encoding="utf-8")


def rows(text: str) -> dict[str, str]:
    """The rows above the first heading: a label, a tab, a value of one or more lines."""
    first = HEADINGS.search(text)
    found: dict[str, str] = {}
    label = ""
    for line in text[: first.start() if first else None].splitlines():
        head, tab, value = line.partition("\t")
        if tab:
            label, found[head] = head, value
        elif label and line.strip():
            found[label] += "\n" + line
    return found


def sections(text: str) -> list[tuple[str, str]]:
    """Each heading of the three parts, with the text below it."""
    places = list(HEADINGS.finditer(text))
    ends = [place.start() for place in places[1:]] + [len(text)]
    return [(place[0], text[place.end() : end].strip()) for place, end in zip(places, ends, strict=True)]


def numbered(value: str) -> int:
    """How many numbered lines a row has; nothing numbered counts the lines; None counts nothing."""
    if value.strip() == "None":
        return 0
    lines = value.splitlines()
    return sum(bool(re.match(r"\d+\. ", line)) for line in lines) or len(lines)


def written(value: str) -> date:
    return datetime.strptime(value.strip(), "%d %B %Y").date()
