"""The report's own sentences, and how they stand in the body's text: attributed, with figures and dates as they are."""

import re
from dataclasses import dataclass, replace

from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import MONTHS, capital, lower_first, possessive, unended
from assistant.wording.reported import reported, speaks_in_first_person
from assistant.wording.sentences import sentences_in

SUMMARY = "inspection.summary"
_NUMBER_WORDS = (
    "one in|two in|three in|four in|two|three|four|five|six|seven"
    "|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    "|half|third|quarter|double|doubled|halved|dozen|hundred"
)
_FIGURE = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.I)
_PERCENTAGE = re.compile(r"\d[\d.,]*(?:%| per ?cent)|\b\d+ of (?:the )?\d+")
_GRADING = re.compile(
    r"\b(?:graded?|grades|grading|judged)\b.*\b(?:outstanding|good"
    r"|adequate|inadequate|improvement)\b|\bgraded .* across\b",
    re.I,
)
_CONCERN = re.compile(r"cause(?:s)? of concern", re.I)
_COUNT = re.compile(
    r"\b(?:make|made|making|have made|includes?|contains?"
    r"|identif\w+)\b[^.]*\b(?:recommendations?|areas? for improvement)\b",
    re.I,
)
_SETTING = re.compile(r"^(?:this (?:letter|report)|in this (?:letter|report)|our report|the report)\b", re.I)
_FEELING = re.compile(
    r"\b(?:pleased|congratulate|grateful|thank|delighted|proud|impressed"
    r"|encouraged|look forward|commend|disappointed|(?:are|am) concerned)\b",
    re.I,
)
_SCOPE = re.compile(
    r"\b(?:we|inspectors) (?:inspected|examined|looked at|visited|assessed"
    r"|carried out|undertook|set out to|returned|went back|revisited)\b",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:we|inspectors|I) will (?:\w+ )?(?:look|return|revisit|come back|go back"
    r"|inspect|re-?inspect|assess|monitor|review|check|continue|expect|follow)\b"
    r"|\bremains? (?:a concern|open|outstanding|to be done)\b"
    r"|\bmore (?:work )?(?:needs|to be done|remains)\b|\bstill (?:needs?|too)\b",
    re.I,
)
_LEAD = re.compile(
    r"^(?:But|And|However|Yet|Also|Although this|Nevertheless|In addition"
    r"|Additionally|Furthermore|Moreover|As such|Therefore|Overall|Importantly"
    r"|Worryingly|Encouragingly|Unfortunately|For example|For instance|This means that|As a result),?\s+",
    re.I,
)
_LEANS = re.compile(
    r"^(?:But |And |However, )?(?:This|That|These|Those|They|It|Its|Their|Each of"
    r"|All of (?:the|them)|None of them|Both|Neither|The same|Such|Some of|Many of|Most of)\b"
    r"|\bth(?:is|ese) (?:problems?|issues?|findings?|failings?|improvements?)\b"
    r"|\bthe others?\b|^(?:In|Over|During) th(?:e same|at|is)\b"
)
_SAME_PERIOD = re.compile(
    r"\b(?P<prep>In|Over|During) the same (?:period|time|year|quarter|(?:\w+ )?(?:months?|weeks?|years?|days?))\b", re.I
)
_PERIOD = re.compile(
    r"\b(?:[Ii]n|[Oo]ver|[Dd]uring) the (?:(?:\d+|\w+) )?(?:months?|weeks?|years?|quarter"
    r"|period|days?)(?: ending| ended| to| up to| from)? [^,.;]*?\b(?:19|20)\d\d\b"
)


_SURE = (
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|found|need|needs|take|takes|know|knows|we|it|they)\b"
)
# A line of notes or a heading with a full stop tells nothing that could be put into a sentence.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|must|should|isn[’']t|aren[’']t|doesn[’']t"
    r"|didn[’']t|hasn[’']t|take|takes|took|make|makes|made|need|needs|know|knows|give|gives|gave|get|gets|got"
    r"|keep|keeps"
    r"|kept|go|goes|went|come|came|hold|holds|held|meet|meets|met|find|found|wait|waits|work|works|vary|varies"
    r"|show|shows"
    r"|mean|means|say|says|said|see|saw|tell|told|carry|carries|record|records|ask|asks|fail|fails|use|uses|fell|rose"
    r"|stood|ran|began|manage|manages|depend|depends|lack|lacks|own|owns|treat|treats|explain|explains|understand"
    r"|understands|[a-z]{3,}ed)\b"
)
_LEADS = re.compile(
    r"(?:(?:In|On|Between|During|Over|From|Since|At|For|When|After|Before"
    r"|Across|Through|Of|Following)\b[^,:;]*?,?\s)?(?:[Ww]e|I|[Oo]ur)\b"
)


@dataclass(frozen=True)
class Said:
    """A sentence of the report's summary: its exact words, where it stands, and what it does."""

    text: str
    paragraph: int
    heading: str
    previous: str
    place: int = 0

    @property
    def figure(self) -> bool:
        """True where it counts or measures something."""
        return bool(
            _FIGURE.search(
                re.sub(r"\b(?:19|20)\d\d(?:[/–-]\d\d)?\b|\d{1,2} [A-Z][a-z]+ |cause of concern", "", self.text)
            )
        )

    @property
    def measured(self) -> bool:
        """True where it gives a share."""
        return bool(_PERCENTAGE.search(self.text))

    @property
    def unfinished(self) -> bool:
        """True where the inspectorate says that it will come back, or that something is still open."""
        return bool(_UNFINISHED.search(self.text))

    @property
    def points_back(self) -> bool:
        """True where it speaks of what the sentence before it says."""
        return bool(self.previous and re.search(r"\b(?:this|these|it|again)\b", self.text))

    @property
    def of_concern(self) -> bool:
        """True where it says of a cause of concern that it is open or closed, which the record tells."""
        return bool(re.search(r"\bcauses? of concern\b", self.text, re.I))

    @property
    def leans(self) -> bool:
        """True where it cannot be read without the sentence before."""
        of_them = re.search(r"\bof them\b", self.text)
        if of_them and len(re.findall(r"\b\d[\d,.]*", self.text[: of_them.start()])) < 2:
            return True
        return bool(_LEANS.search(self.text))

    @property
    def finding(self) -> bool:
        """True where it tells what was found, and is not about grades, counts, the report itself or a feeling."""
        about_itself = (_GRADING, _CONCERN, _COUNT, _SETTING, _FEELING)
        if any(pattern.search(self.text) for pattern in about_itself) or self.unfinished:
            return False
        notes = len(self.text.split()) < 9 and not re.search(_SURE, self.text, re.I)
        return bool(_VERB.search(self.text)) and not notes and (self.measured or not self.scope)

    @property
    def scope(self) -> bool:
        """True where it opens the summary by saying what was inspected."""
        return bool(_SCOPE.search(self.text)) and self.place < 3 and not self.heading and not self.measured


def said_in(writing: Writing) -> tuple[Said, ...]:
    """The sentences of the summary in order; a paragraph's heading and colon is taken off its first sentence."""
    summary = writing.case.response.record.inspection.summary or ""
    made: list[Said] = []
    heading, paragraph, position = "", 0, 0
    concerns = {c.text.strip().rstrip(".").lower() for c in writing.case.response.record.causes_of_concern}
    for span in sentences_in(summary):
        between = summary[position : span.start]
        position = span.end
        text = summary[span.start : span.end]
        if "\n" in between or not made:
            paragraph += 1
            heading = ""
        if text.rstrip(".").lower() in concerns:
            # The name of a cause of concern that stands as a sentence of its own is the heading of what follows.
            heading, paragraph = text.rstrip("."), paragraph + 1
            continue
        match = re.match(r"([A-Z][^:.]{2,80}):\s+(?=[A-Z])", text)
        if match:
            heading = match[1].strip()
            text = text[match.end() :]
        previous = made[-1].text if made and made[-1].paragraph == paragraph else ""
        made.append(Said(text, paragraph, heading, previous, len(made)))
    return tuple(made)


def scope(writing: Writing) -> Said | None:
    """The sentence that says what was inspected, or None."""
    return next((s for s in said_in(writing) if s.scope), None)


def counted(writing: Writing) -> Said | None:
    """The sentence that counts the recommendations and their addressees, or None."""
    return next(
        (s for s in said_in(writing) if _COUNT.search(s.text) and re.search(r"\brecommendations?\b", s.text)), None
    )


def attributed(writing: Writing, said: Said, *, first: bool, also: bool = False) -> tuple[str, tuple[SourceSpan, ...]]:
    """A sentence of the report as the inspectorate's, with the exact words that it rests on.

    `first` says that the inspectorate is not yet named in the paragraph. "The same 12 months" becomes
    the period itself, with both places as sources.
    """
    voice = writing.inspectorate
    sources = list(writing.span(SUMMARY, said.text))
    text = _LEAD.sub("", " ".join(said.text.split()))
    text = _of_force(writing, said, capital(text))
    text, further = _period(writing, said, text)
    sources += further
    text, further = _with_year(writing, said, text)
    sources += further
    if speaks_in_first_person(text) and not _LEADS.match(text):
        told = reported(text, replace(voice, possessive=possessive(voice.first)))
        if told is not None:
            return f"The {writing.report_noun} says that {lower_first(unended(told), writing.names)}.", tuple(sources)
    if speaks_in_first_person(text):
        told = reported(text, voice, introduced=not first)
        if told is not None:
            return capital(told), tuple(sources)
        return f"{_speaks(writing, first, 'says')}: “{unended(said.text)}.”", tuple(sources)
    clause = lower_first(unended(text), writing.names)
    if re.match(r"[Ii]nspectors\b", text):
        return capital(text), tuple(sources)
    verb = "found" if re.search(r"\b(?:was|were|had|did|could)\b|\b\w+ed\b", text) else "says"
    extra = "also " if also and not first else ""
    return f"{_speaks(writing, first, extra + verb)} that {clause}.", tuple(sources)


def _of_force(writing: Writing, said: Said, text: str) -> str:
    """A sentence that opens with "It" or "Its" and means the force, as the sentences before show, says so."""
    if not re.match(r"(?:It|Its)\b", text):
        return text
    for earlier in reversed([s for s in said_in(writing) if s.place < said.place and s.paragraph == said.paragraph]):
        if re.match(r"(?:It|Its)\b|But it\b", earlier.text):
            continue
        ours = re.match(rf"(?:The (?:force|constabulary|service)|{re.escape(writing.force_name)})\b", earlier.text)
        inside = re.search(rf"{re.escape(writing.force_name)}", earlier.text)
        if not (ours or inside):
            return text
        return re.sub(r"^It\b", capital(writing.noun), re.sub(r"^Its\b", f"{capital(writing.noun)}’s", text))
    return text


_DAY_ONLY = re.compile(rf"\b(\d{{1,2}} (?P<month>{'|'.join(MONTHS)}))\b(?! \d{{4}})")


def _with_year(writing: Writing, said: Said, text: str) -> tuple[str, tuple[SourceSpan, ...]]:
    """Gives a day its year where a sentence before names its month with the year."""
    day = _DAY_ONLY.search(text)
    if not day:
        return text, ()
    for earlier in reversed([s for s in said_in(writing) if s.place < said.place]):
        named = re.search(rf"\b{day['month']} (\d{{4}})\b", earlier.text)
        if named:
            return f"{text[: day.end()]} {named[1]}{text[day.end() :]}", writing.span(SUMMARY, named[0])
    return text, ()


def _speaks(writing: Writing, first: bool, verb: str) -> str:
    voice = writing.inspectorate
    if voice.several:
        verb = verb.replace("says", "say")
    return f"{capital(voice.first if first else voice.later)} {verb}"


def _period(writing: Writing, said: Said, text: str) -> tuple[str, tuple[SourceSpan, ...]]:
    """Spells out "the same period" from the nearest sentence before that names one."""
    match = _SAME_PERIOD.search(text)
    if not match:
        return text, ()
    before = []
    for other in said_in(writing):
        if other == said:
            break
        before.append(other.text)
    for earlier in reversed(before):
        named = _PERIOD.search(earlier)
        if named:
            words = named[0] if match.start() == 0 else lower_first(named[0])
            after = text[match.end() :]
            comma = "," if re.match(r"\s+\d", after) else ""
            return text[: match.start()] + capital(words) * (match.start() == 0) + words * (
                match.start() > 0
            ) + comma + after, (writing.span(SUMMARY, named[0]))
    return text, ()


def clause_of(said: Said) -> str | None:
    """What was found, as a clause: "We also found that some waited." -> "some waited"; None where it has a speaker."""
    text = _LEAD.sub("", " ".join(said.text.split()))
    match = re.match(
        r"(?:We|I|Inspectors|The inspectorate)\s+(?:also |therefore "
        r"|then )?(?:found|saw|noted|were told|concluded)\s+that\s+(.+)$",
        text,
    )
    clause = unended(match[1]) if match else lower_first(unended(text))
    leans = re.match(r"(?:its?|they|their|this|these|it)\b", clause, re.I)
    return None if leans or speaks_in_first_person(clause) or len(clause.split()) < 4 else clause
