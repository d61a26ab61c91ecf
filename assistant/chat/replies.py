"""The short answers of the chat, made from values: plain text, no markup, nothing that is not in the values."""

from collections.abc import Sequence

from assistant.chat.intents import AnswerItem, GiveFact, Question, Revise, Unknown
from assistant.drafts.deadlines import Deadline, bank_holiday, day_and_date, long_date
from assistant.drafts.findings import Finding
from assistant.drafts.matrix import Row, SaidBefore
from assistant.drafts.texts import Draft
from index.errors import ExpectedError
from index.records import SectionKind
from index.retrieval import Precedent

MOST_LINES = 8
_SECTIONS: dict[SectionKind, str] = {
    "initial_response": "the initial response",
    "chief_constable_response": "the chief constable’s section",
    "overall_comments": "the overall comments",
}
_QUESTIONS: dict[Question, str] = {
    "text": "What is the fact, in a sentence?",
    "who": "Who told us? A name and a post, please.",
    "when": "On which day?",
    "clearance": "May it be published, is it background only, or is it held until a day?",
}
_CAN = (
    "I can draft or redraft a section, answer a recommendation, make a text shorter, longer, plainer or firmer, say "
    "what is missing, what stands in the way and when it is due, show what others have said and what we promised, "
    "and take down a fact or the commissioner’s line."
)


def section_name(section: SectionKind) -> str:
    """A section as it is called in a sentence."""
    return _SECTIONS[section]


def reply_draft(draft: Draft) -> str:
    """What to say beside a suggestion: what it is, who wrote it, what is open; a cut one is called incomplete."""
    what = draft.item or _SECTIONS[draft.section]
    gaps = len(draft.gaps)
    open_ = "No gap is open." if not gaps else f"{gaps} {'gap is' if gaps == 1 else 'gaps are'} open."
    by = f"{draft.model} wrote it." if draft.model else "No language model wrote it."
    if not draft.complete:
        why = f" {draft.notes[0]}" if draft.notes else ""
        return f"This draft of {what} is incomplete.{why} Ask again, or use what is there with care."
    blocking = sum(finding.severity == "block" and not finding.absolute for finding in draft.findings)
    checks = f" The checks object to {blocking} {'place' if blocking == 1 else 'places'}." if blocking else ""
    return f"Here is a draft of {what}. {by} {open_}{checks} It is not in the record until you accept it."


def reply_no_item(intent: AnswerItem, items: Sequence[str]) -> str:
    """For an item that the inspection has not."""
    known = ", ".join(items) if items else "none"
    return f"This inspection has no {intent.item}. Its items: {known}."


def reply_nothing_to_revise(intent: Revise) -> str:
    """Where there is no text yet that could be changed."""
    where = intent.item or (_SECTIONS[intent.section] if intent.section else "this section")
    return f"There is no text of {where} yet. Ask for a draft first."


def reply_due(due: Deadline, *, answered_for_report: bool = True) -> str:
    """The last lawful day with its basis, and the holiday or weekend on which it falls."""
    if due.last_day is None:
        return due.basis
    whose = "" if answered_for_report else f"For a report published on {long_date(due.published)}: "
    holiday = bank_holiday(due.last_day)
    note = f" That is {holiday}; no rule moves the day." if holiday else ""
    if not note and due.last_day.weekday() >= 5:
        note = " That is at a weekend; no rule moves the day."
    first = f"{whose}the last lawful day is {day_and_date(due.last_day)}."
    return f"{first[0].upper()}{first[1:]}{note} {due.basis}"


def reply_due_unknown(*, needs_year: bool = False) -> str:
    """Where the day of publication is not known, or was named without its year."""
    if needs_year:
        return "In which year was it published? Give the whole date, such as 3 June 2025."
    return "I do not know when the report was published. Give its date: “published on 3 June 2025, when is it due?”"


def reply_item_due(row: Row) -> str:
    """The date that the inspectorate set for an item."""
    if row.due is None:
        return f"The report sets no date for {row.item}."
    return f"The inspectorate’s date for {row.item} is {long_date(row.due)}."


def reply_missing(findings: Sequence[Finding]) -> str:
    """What is still missing: open gaps and blank fields first, then what else blocks."""
    return _listed(findings, "Nothing is missing.", "Still missing")


def reply_blocked(findings: Sequence[Finding]) -> str:
    """What stands in the way of the final copy, with how to mend each."""
    return _listed(findings, "Nothing stands in the way of the final copy.", "In the way of the final copy")


def _listed(findings: Sequence[Finding], nothing: str, heading: str) -> str:
    blocking = sorted((f for f in findings if f.severity == "block"), key=lambda finding: not finding.absolute)
    if not blocking:
        warnings = sum(finding.severity == "warn" for finding in findings)
        more = f" {warnings} {'warning is' if warnings == 1 else 'warnings are'} worth reading." if warnings else ""
        return nothing + more
    lines = [f"- {finding.message} {finding.mend}".rstrip() for finding in blocking[:MOST_LINES]]
    rest = len(blocking) - MOST_LINES
    return "\n".join([f"{heading}: {len(blocking)}.", *lines, *([f"And {rest} more, in Checks."] if rest > 0 else [])])


def reply_others(precedents: Sequence[Precedent], topic: str | None) -> str:
    """What other bodies wrote, each with force, date and why it is shown."""
    about = f" about {topic}" if topic else ""
    if not precedents:
        return f"No similar response{about} is in the archive."
    lines = [f"- {_whose(precedent)}: “{_short(precedent.text)}”" for precedent in precedents[:5]]
    return "\n".join([f"Similar responses{about}. They give wording only, never a fact of ours.", *lines])


def _whose(precedent: Precedent) -> str:
    dated = f", report of {long_date(precedent.published)}" if precedent.published else ""
    return f"{precedent.force or 'Force not named'}{dated}"


def reply_promises(said: Sequence[SaidBefore], topic: str | None) -> str:
    """What this body said before, each with who said it and when."""
    about = f" about {topic}" if topic else ""
    if not said:
        return f"Our earlier responses in the archive hold no promise{about}."
    lines = []
    for earlier in said[:MOST_LINES]:
        dated = long_date(earlier.published) if earlier.published else "date not known"
        lines.append(f"- {earlier.by or 'This office'}, {dated} [{earlier.mark}]: “{_short(earlier.text)}”")
    return "\n".join([f"What we said before{about}:", *lines])


def _short(text: str, limit: int = 280) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + " …"


def reply_fact(fact: GiveFact) -> str:
    """The questions that are open before a fact can be recorded, else the fact as it will be recorded."""
    questions = [_QUESTIONS[question] for question in fact.asks]
    said = f"“{fact.text}” " if fact.text else ""
    if questions:
        return f"{said}{' '.join(questions)}"
    day = long_date(fact.said_on) if fact.said_on else ""
    about = f", about {fact.item}" if fact.item else ""
    return f"{said}Told to us by {fact.sender} on {day}{about}; {_clearance(fact.clearance)}. Record it?"


def _clearance(clearance: str | None) -> str:
    return {"publication": "cleared for publication", "background": "background only"}.get(
        clearance or "", f"held ({clearance})"
    )


def reply_line(value: str) -> str:
    """The line as it will be recorded."""
    return f"The commissioner’s line: {value}. Who gave it, and when? It is recorded once you confirm."


def reply_ask_line() -> str:
    """The question that comes before a first draft."""
    return "What is the commissioner’s line: welcome, mixed, critical or other words? Without it the position is a gap."


def reply_unknown(intent: Unknown) -> str:
    """What the chat can do, or why it does not do this."""
    if intent.reason == "off-topic":
        return "That is outside this work: I help with responses to inspection reports."
    if intent.reason == "only-a-person":
        return "That is for a person: accept, edit, reject and export have buttons. I send and publish nothing."
    if intent.reason == "position":
        return (
            "The position is the commissioner’s, so I do not change it. Give me the line: welcome, mixed or critical."
        )
    if intent.reason == "grades":
        return "Grades of different inspection cycles cannot be compared: the scale and the areas changed in 2021/22."
    if intent.reason == "empty":
        return _CAN
    return f"I did not understand that. {_CAN}"


def reply_fault(error: ExpectedError) -> str:
    """An expected failure in its own words, with what to do."""
    return f"{error.message} {error.hint}".strip()
