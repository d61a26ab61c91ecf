"""Open gaps, gaps that a later source answers, facts that are held, and promises whose keeping nobody has told."""

import re
from collections.abc import Iterator, Sequence

from assistant.cases import Case
from assistant.checks.grounds import references_in
from assistant.checks.matter import text_of
from assistant.checks.words import stems_of
from assistant.drafts.deadlines import deadline, long_date, month_and_year
from assistant.drafts.findings import Finding
from assistant.drafts.texts import Sentence, SourceSpan, gaps_in
from assistant.matrix.promises import published_on
from assistant.wording.sentences import sentences_in
from index.records import Record, text_at, to_json

_MENDS = {
    "force": "Ask the force, and keep its answer as a fact with who said it, when, and whether it may be "
    "published; or drop the sentence.",
    "commissioner": "Ask the commissioner: these words, other words, or none.",
    "office": "Look it up in your own files and keep it as a fact, or drop the sentence.",
}
_ACCEPTS = re.compile(r"\baccept|\bagree|\breject", re.I)


def open_gaps(text: str, path: str) -> Iterator[Finding]:
    """One absolute finding a gap, in text order."""
    for gap in gaps_in(text):
        yield Finding(
            "open-gap",
            "block",
            path,
            f"The {gap.who} has still to confirm: {gap.ask}",
            "The final copy has no open gaps: what stands in one has not been said by anybody.",
            _MENDS[gap.who],
            gap.start,
            gap.end,
            text[gap.start : gap.end],
            absolute=True,
        )


def held_facts(case: Case, text: str, path: str) -> Iterator[Finding]:
    """A note at the force's gap that a held fact could fill later; the fact itself is not hinted at."""
    replaced = {fact.replaces for fact in case.response.facts}
    for fact in case.response.facts:
        until = fact.held_until()
        if until is None or until <= case.today or fact.fact_id in replaced:
            continue
        for row in case.rows:
            if row.item not in fact.about:
                continue
            words = stems_of(row.text)
            gaps = [gap for gap in gaps_in(text) if gap.who == "force"]
            named = [gap for gap in gaps if re.search(rf"\b{re.escape(row.item)}\b", gap.ask)]
            near = named or [gap for gap in gaps if words & stems_of(gap.ask)]
            if not near:
                continue
            gap = max(near, key=lambda gap: len(words & stems_of(gap.ask)))
            published = case.response.record.inspection.published
            last = deadline(published).last_day if published else None
            yield Finding(
                "held-fact",
                "note",
                path,
                f"The office holds a fact on {row.item} ({fact.fact_id}) that may not be used before "
                f"{long_date(until)}." + (f" The last lawful day is {long_date(last)}." if last else ""),
                f"Clearance given with the fact by {fact.sender} on {long_date(fact.date)}.",
                f"Draft this paragraph again on or after {long_date(until)}, or ask for earlier clearance.",
                gap.start,
                gap.end,
                text[gap.start : gap.end],
            )


def answerable_gaps(case: Case, text: str, path: str) -> Iterator[Finding]:
    """A note at each gap that asks whether the force accepts an item, where a usable source says so."""
    for gap in gaps_in(text):
        items = [item for reference in references_in(gap.ask) for item in reference.items]
        row = case.row(items[0]) if len(items) == 1 else None
        if gap.who != "force" or row is None or row.force.position is None or not _ACCEPTS.search(gap.ask):
            continue
        source = next((s for mark in reversed(row.force.sources) if (s := case.evidence.get(mark)) is not None), None)
        words = source.fields.get("text", "") if source else ""
        said = next(
            (words[s.start : s.end] for s in sentences_in(words) if _ACCEPTS.search(words[s.start : s.end])), None
        )
        if source is None or said is None:
            continue
        yield Finding(
            "gap-answerable",
            "note",
            path,
            f"A source received since this was drafted answers this gap: “{said}” ({source.mark})",
            "A source that arrived after the draft.",
            "Draft this sentence again.",
            gap.start,
            gap.end,
            text[gap.start : gap.end],
        )


def earlier_promises(case: Case, text: str, sentences: Sequence[Sentence], path: str) -> Iterator[Finding]:
    """A warning at each recalled promise of an earlier response where no source says whether it was kept."""
    spoken: set[str] = set()
    for n, sentence in enumerate(sentences):
        said = next((s for s in sentence.sources if s.kind == "own record" and s.field.startswith("sections.")), None)
        if said is None or said.text in spoken:
            continue
        following = sentences[n + 1] if n + 1 < len(sentences) else None
        if _is_accounted_for(text, sentence, following):
            continue
        spoken.add(said.text)
        yield _promise(case, text[sentence.start : sentence.end], said, (path, sentence.start, sentence.end))


def _is_accounted_for(text: str, sentence: Sentence, following: Sentence | None) -> bool:
    """True where the sentence rests on the report or a fact too, or the next one does; a gap accounts for nothing."""
    for each in (sentence, following):
        is_gap = each is not None and bool(gaps_in(text[each.start : each.end]))
        if each is sentence and is_gap:
            return False
        if each is not None and not is_gap and any(source.kind in ("fact", "report") for source in each.sources):
            return True
    return False


def _promise(case: Case, words: str, said: SourceSpan, place: tuple[str, int, int]) -> Finding:
    record = next((r for r in case.response.own_records if r.record_id == said.source_id), None)
    on = published_on(record) if record else None
    when = f"In {month_and_year(on)}" if on else "In an earlier response"
    who = (record.commissioner.name if record else None) or "this office"
    path, start, end = place
    if gaps_in(words):
        message = (
            f"The proposal inside this gap repeats what {who} said {when[:1].lower()}{when[1:]}: "
            f"“{_whole(record, said)}”"
        )
        mend = "Confirm or change it, or drop it; and let it agree with what the other sections say of the promise."
    else:
        message = f"{when} {who} said: “{_whole(record, said)}” No source of this response tells what became of that."
        mend = (
            "Tell what became of it, with the years and the place where it can be read; or that nothing did, and "
            "what follows."
        )
    return Finding("earlier-promise", "warn", path, message, _basis(case, said.mark), mend, start, end, words)


def _whole(record: Record | None, said: SourceSpan) -> str:
    """The whole sentence of the promise, where the source's slice is a part of it."""
    text = text_at(to_json(record), said.field) if record else None
    for span in sentences_in(text or ""):
        if span.start <= said.start < span.end:
            return (text or "")[span.start : max(span.end, said.end)]
    return said.text


def _basis(case: Case, mark: str) -> str:
    source = case.evidence.get(mark)
    what = source.what if source else "our own earlier response"
    return f"{what[:1].upper()}{what[1:]}."


def forgotten_promises(case: Case) -> Iterator[Finding]:
    """A warning for each earlier promise on a recommendation or cause of concern that no written section recalls."""
    texts = [text for text in case.response.texts().values() if text]
    if not case.response.text("initial_response"):
        return
    cited = {s.mark for a in case.response.accepted.values() for row in a.sentences for s in row.sources}
    told: set[str] = set()
    for row in case.rows:
        if row.kind == "area for improvement":
            continue
        for said in row.said_before:
            if said.text in told or said.mark in cited or any(said.text in text for text in texts):
                continue
            told.add(said.text)
            when = f"In {month_and_year(said.published)}" if said.published else "In an earlier response"
            number = [each.item for each in case.rows].index(row.item)
            path = _item_path(case, row.item) or f"rows.{number}"
            words = text_of(case.response.record, path)
            yield Finding(
                "earlier-promise",
                "warn",
                path,
                f"{when} {said.by or 'this office'} said, on the subject of {row.item}: “{said.text}” No "
                "section mentions it.",
                _basis(case, said.mark),
                "Recall it and say whether it was kept, or leave it out on purpose.",
                0 if words else None,
                len(words) if words else None,
                words or None,
            )


def _item_path(case: Case, item: str) -> str | None:
    kind, _, ref = item.rpartition(" ")
    name = {"recommendation": "recommendations", "cause of concern": "causes_of_concern"}.get(kind)
    rows = getattr(case.response.record, name) or () if name else ()
    return next((f"{name}.{n}.text" for n, each in enumerate(rows) if each.ref == ref), None)
