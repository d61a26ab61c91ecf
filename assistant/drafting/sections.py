"""Which parts a draft has: chosen by what the inspection is, never a fixed order of paragraphs."""

from dataclasses import replace

from assistant.cases import Case
from assistant.drafting.closing import write_closing
from assistant.drafting.concerns import write_concerns
from assistant.drafting.improvements import write_improvements
from assistant.drafting.opening import write_addressees, write_opening
from assistant.drafting.recommendations import write_recommendations
from assistant.drafting.writing import Writing
from assistant.drafts.texts import Draft
from index.records import SectionKind

NO_MODEL = "No language model wrote this."


def draft_section(case: Case, section: SectionKind) -> Draft:
    """A draft of a section from its sources, without a language model. The same case gives the same text."""
    if section == "overall_comments":
        from assistant.drafting.overall import draft_overall_comments

        return draft_overall_comments(case)
    if section == "chief_constable_response":
        from assistant.drafting.outline import draft_chief_constable

        return draft_chief_constable(case)
    return _initial_response(case)


def _initial_response(case: Case) -> Draft:
    writing = Writing(case)
    writing.paragraph()
    write_opening(writing)
    write_addressees(writing)
    write_concerns(writing)
    write_recommendations(writing)
    write_improvements(writing)
    write_closing(writing)
    return writing.to.build(
        case.response.response_id, "initial_response", notes=notes(case), precedents=case.precedents
    )


def notes(case: Case) -> tuple[str, ...]:
    """What a reader of the draft should know of how it was made."""
    line = case.response.line
    said = (
        f"The commissioner’s line: {line.text}."
        if line
        else "No line of the commissioner was given, so the position is a gap."
    )
    return (NO_MODEL, said)


def draft_item(case: Case, item: str) -> Draft:
    """The draft of one item's answer; offsets count in its own text. Raises KeyError where there is no such item."""
    if case.row(item) is None:
        raise KeyError(item)
    section = case.response.profile.answers_print_in
    whole = _initial_response(case)
    span = next(((start, end) for name, start, end in whole.printed if name == item), None)
    if span is None:
        return replace(whole, section=section, text="", sentences=(), printed=(), item=item)
    return cut(replace(whole, section=section), item, *span)


def cut(draft: Draft, item: str, start: int, end: int) -> Draft:
    """The part of a draft that answers an item, as a draft of its own."""
    sentences = tuple(
        replace(s, start=s.start - start, end=s.end - start)
        for s in draft.sentences
        if start <= s.start and s.end <= end
    )
    text = draft.text[start:end]
    return replace(draft, text=text, sentences=sentences, item=item, printed=((item, 0, len(text)),))
