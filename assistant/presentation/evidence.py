"""Why a sentence may be said: its sources with the exact slice in its context, or what a gap asks of whom."""

from collections.abc import Sequence

from assistant.drafts.deadlines import long_date
from assistant.drafts.findings import Finding
from assistant.drafts.texts import SourceSpan
from assistant.presentation.markup import announced, card, counted, plain, tagged
from assistant.presentation.past import record_address
from assistant.presentation.sheet import Token
from assistant.presentation.view import View
from index.retrieval import Precedent

AROUND = 220
KINDS = {
    "report": "The report",
    "fact": "What we were told",
    "own record": "Our own past response",
    "standing": "Standing",
    "precedent": "Similar response",
}
WRITERS = {
    "pattern": "Standard wording of this tool; it takes no fact from anywhere.",
    "model": "The language model wrote this and named no source. Check it, or take it out.",
    "person": "A person wrote this.",
}
NOTHING_CHOSEN = "## Sources\n\nChoose a sentence of the draft to see what it rests on."


def sources_text(view: View) -> str:
    """The sources of the chosen sentence, or what the chosen gap asks."""
    token = view.token
    if token is None:
        return NOTHING_CHOSEN if view.text else "## Sources\n\nThere is no text yet."
    if token.gap:
        return _gap_text(view, token)
    place = _place(view, token)
    heading = f"## {announced(f'Sources of sentence {place} of {_count(view)}')}"
    spans = token.sentence.sources if token.sentence else ()
    if not spans:
        return f"{heading}\n\n{WRITERS[token.sentence.origin if token.sentence else 'person']}"
    marks = list(dict.fromkeys(span.mark for span in spans))
    return "\n\n".join([heading, *(_source(view, [span for span in spans if span.mark == mark]) for mark in marks)])


def _place(view: View, token: Token) -> int:
    return [one for one in view.tokens if not one.gap].index(token) + 1


def _count(view: View) -> int:
    return sum(not token.gap for token in view.tokens)


def _gap_text(view: View, token: Token) -> str:
    assert token.gap
    place = [one.start for one in view.gaps].index(token.gap.start) + 1
    heading = f"## {announced(f'Gap {place} of {len(view.gaps)}')}"
    who = {"force": "The force", "commissioner": "The commissioner", "office": "This office"}[token.gap.who]
    mend = (
        "Tell the assistant, or keep it as a fact under Recommendations with who said it; then draft again. "
        "Or edit the text yourself. An open gap blocks the final copy."
    )
    return f"{heading}\n\n{card('gap', f'**{who} to confirm**', plain(token.gap.ask))}\n\n{mend}"


def _source(view: View, spans: list[SourceSpan]) -> str:
    first = spans[0]
    source = view.case.evidence.get(first.mark)
    what = source.what if source else first.source_id
    head = f"{tagged('mark', plain(first.mark))} **{KINDS[first.kind]}**<br>{tagged('subdued', plain(_who(what)))}"
    texts = []
    for field in dict.fromkeys(span.field for span in spans):
        here = [span for span in spans if span.field == field]
        texts.append(in_context(source.fields[field] if source else here[0].text, here))
    return "\n\n".join([head, *texts])


def _who(what: str) -> str:
    shown = what.removeprefix("told to us by ").removeprefix("the report: ").removeprefix("standing: ")
    return (shown if len(shown) < 160 else shown[:157] + "…").removesuffix(".") + "."


def in_context(text: str, spans: Sequence[SourceSpan]) -> str:
    """A source's text with the exact slices marked; what is far from them is left out and shown as "…"."""
    parts: list[str] = []
    position = max(0, min(span.start for span in spans) - AROUND)
    lead = "… " if position else ""
    for span in sorted(spans, key=lambda span: span.start):
        if not (position <= span.start <= span.end <= len(text)):
            continue
        gap = text[position : span.start]
        if parts and len(gap) > 2 * AROUND:
            gap = f"{gap[:AROUND]} … {gap[-AROUND:]}"
        parts += [_line(gap), f"<mark>{_line(text[span.start : span.end])}</mark>"]
        position = span.end
    rest = text[position : position + AROUND]
    return lead + "".join(parts) + _line(rest) + (" …" if position + AROUND < len(text) else "")


def _line(text: str) -> str:
    return plain(text).replace("\n", " ")


def similar_text(found: Sequence[Precedent]) -> str:
    """Similar responses: force, date, why each was chosen, its words as published, and a way to the whole."""
    if not found:
        return "Nothing similar enough was found among past responses."
    lead = "Other offices’ words, to learn from. Their names, figures and promises stay theirs."
    return "\n\n".join([lead, *(_similar(precedent) for precedent in found)])


def _similar(precedent: Precedent) -> str:
    day = long_date(precedent.published) if precedent.published else "undated"
    mark = f" {tagged('illustrative', 'Illustrative')}" if precedent.illustrative else ""
    why = " ".join(tagged("why", plain(reason)) for reason in precedent.why)
    words = _line(precedent.text if len(precedent.text) < 280 else precedent.text[:277].rsplit(" ", 1)[0] + " …")
    link = f"[Open the whole of {plain(precedent.force)}, {day}]({record_address(precedent.record_id)})"
    head = f"**{plain(precedent.force)}** {plain(precedent.title)}, {day}{mark}"
    return f"{head}\n\n{words}\n\n{why}\n\n{link}"


def section_findings(findings: Sequence[Finding], section: str) -> str:
    """What the checks say of one section, shortest form; the Checks part has the rest."""
    here = [one for one in findings if one.field == f"sections.{section}" and one.severity != "note"]
    if not here:
        return "The checks say nothing against the text in the record."
    lines = [card(one.severity, f"**{plain(one.message)}**", plain(one.mend)) for one in here[:8]]
    more = f"\n\n{counted(len(here) - 8, 'more')} under Checks." if len(here) > 8 else ""
    return "\n\n".join(lines) + more
