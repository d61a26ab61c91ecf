"""What the chat says while it works, and of what it has kept."""

from assistant.chat.replies import section_name
from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import BACKGROUND, Fact
from assistant.drafts.texts import Draft
from index.records import SectionKind


def reply_working(section: SectionKind, item: str | None) -> str:
    """That the archive is searched and a text is being made."""
    return f"Reading similar responses, then drafting {item or section_name(section)} …"


def reply_revised(draft: Draft) -> str:
    """What a change did, in the words of whoever made it."""
    notes = [note for note in draft.notes if "language model wrote" not in note and "line" not in note]
    said = notes[-1] if notes else "The text was changed as you asked."
    return f"{said} It is a suggestion until you accept it."


def reply_line_kept(fact: Fact) -> str:
    """That the line is kept, from whom and when."""
    return (
        f"Kept as {fact.fact_id}: the line is “{fact.text}”, from {fact.sender}, {long_date(fact.date)}. "
        "Draft the section again to use it."
    )


def reply_fact_kept(fact: Fact) -> str:
    """That a fact is kept, with what may be done with it."""
    use = "It may be published." if fact.clearance != BACKGROUND else "It is background: no draft will use it."
    if held := fact.held_until():
        use = f"It is held until {long_date(held)}: no draft will use it before."
    about = f", about {', '.join(fact.about)}" if fact.about else ""
    return f"Kept as {fact.fact_id}, from {fact.sender}, {long_date(fact.date)}{about}. {use}"
