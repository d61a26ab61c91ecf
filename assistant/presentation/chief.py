"""The chief constable's part in words: what was received, or what is still to come."""

from assistant.drafts.deadlines import long_date
from assistant.drafts.texts import Draft
from assistant.presentation.markup import card, paragraphs, plain, tagged
from assistant.presentation.view import View

HELP = (
    "The chief constable’s text is the chief constable’s: it goes into the record word for word. Nothing is written "
    "for them from nothing (Police Act 1996 section 55(5)(b))."
)
OUTLINE_HELP = "What the text would have to answer, as gaps. It is for the force to fill, and cannot be published."


def state_text(view: View) -> str:
    """What the record holds for the chief constable, and how it came."""
    response = view.case.response
    parts = ["## Chief constable’s response"]
    if response.invitation.none_by:
        parts.append(card("note", f"None received by {long_date(response.invitation.none_by)}, as recorded."))
    elif response.received:
        fact = response.received
        who = f"Received from {plain(fact.sender)}, {long_date(fact.date)}. Word for word."
        parts.append(f"{tagged('mark', fact.fact_id)} {tagged('subdued', who)}")
    else:
        parts.append(card("warn", "**Nothing received yet.** Send the request to the force, or paste its text."))
        due = response.invitation.comments_due
        parts += [f"Comments were invited by {long_date(due)}."] if due else []
    text = response.text("chief_constable_response")
    return "\n\n".join([*parts, paragraphs(text)] if text else parts)


def outline_notes(draft: Draft) -> str:
    """What stands above an outline: what was said when it was made."""
    return "\n\n".join(tagged("subdued", plain(note)) for note in draft.notes)
