"""What the chat says while it works, and of what it has kept."""

from assistant.chat.replies import section_name
from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import BACKGROUND, Fact
from assistant.drafts.texts import Draft
from assistant.wording.phrases import capital, plural
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


def reply_item(answer: Draft, *, placed: bool) -> str:
    """Where an item's answer went: into the section's suggestion, or nowhere yet."""
    gaps = len(answer.gaps)
    open_ = "No gap is open in it." if not gaps else f"{plural(gaps, 'gap')} {'is' if gaps == 1 else 'are'} open in it."
    what = section_name(answer.section)
    if placed:
        return (
            f"{capital(answer.item or '')} is answered anew. The suggestion for {what} now holds it. {capital(open_)}"
        )
    return (
        f"{answer.text}\n\n{capital(open_)} {capital(what)} has no text yet: ask for a draft of it, and this is in it."
    )
