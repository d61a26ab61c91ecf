"""Drafting with a language model: one call a text, streamed, every sentence tied to its sources."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.cases import Case
from assistant.citations import MarkedText, parse_marked, render_marked, so_far
from assistant.drafting.answers import answered_in
from assistant.drafting.asking import (
    NONE,
    case_for,
    evidence_block,
    evidence_for,
    findings_block,
    items_block,
    line_of,
    office_of,
    patterns,
)
from assistant.drafting.positions import hold_positions
from assistant.drafts.findings import Finding
from assistant.drafts.texts import Draft, Sentence, gap_text, gaps_in
from assistant.errors import ModelError, RefusedError, UnusableReplyError
from assistant.model import ChatModel
from assistant.prompting import Prompts, Rendered
from assistant.sources import Evidence
from assistant.wording.sentences import sentences_in
from index.records import SectionKind


@dataclass(frozen=True)
class _Task:
    """What one call is for; `before` is the draft that it changes."""

    case: Case
    section: SectionKind
    item: str | None
    evidence: Evidence
    rendered: Rendered
    before: Draft | None = None


def may_write(case: Case, section: SectionKind) -> bool:
    """True where a model may draft the section: never the chief constable's, and the overall comments only once the
    chief constable's comments have come or it is recorded that none did."""
    if section == "overall_comments":
        return case.response.received is not None or case.response.invitation.none_by is not None
    return section == "initial_response"


class ModelDrafter:
    """Drafts, revises and repairs with a model; each method yields growing drafts, and last the whole one.

    All but the last are marked incomplete and hold no sources yet. The last is marked incomplete too where the
    reply was cut; its notes then say why. ModelError is raised where not a word came.
    """

    def __init__(self, model: ChatModel, prompts: Prompts) -> None:
        """Holds the two; nothing is asked yet."""
        self._model = model
        self._prompts = prompts

    def stream(
        self, case: Case, section: SectionKind, *, instruction: str | None = None, item: str | None = None
    ) -> Iterator[Draft]:
        """A section, or the answer to one item such as "recommendation 2".

        Raises RefusedError where a model may not write this section, or where the inspection has no such item.
        """
        _allow(case, section)
        case = case_for(case, section)
        evidence = evidence_for(case, item)
        values = {
            "office": office_of(case),
            "person": case.response.profile.person,
            "line": line_of(case),
            "evidence": evidence_block(evidence),
            "similar_wording": patterns(case.precedents),
            "wish": instruction or NONE,
        }
        if item:
            row = case.row(item)
            if row is None:
                raise RefusedError(f"This inspection has no {item}.", "Open the matrix to see its items.")
            rendered = self._prompts.render("answer_item", item=item, known=items_block(case, [row]), **values)
        else:
            said = case.response.text("initial_response") if section == "overall_comments" else None
            items = items_block(case, case.rows)
            rendered = self._prompts.render(
                "draft_section", section=section, items=items, said_already=said or NONE, **values
            )
        return self._drafts(_Task(case, section, item, evidence, rendered))

    def revise(self, case: Case, draft: Draft, instruction: str) -> Iterator[Draft]:
        """The same text changed as asked ("shorter", "plainer" or in other words). Raises RefusedError as `stream`."""
        return self._changed(case, draft, "revise_draft", {"wish": instruction})

    def repair(self, case: Case, draft: Draft, findings: Sequence[Finding]) -> Iterator[Draft]:
        """The draft given back once with the findings that block it; the draft itself where none does.

        Open gaps are no faults of the text. What is still unsupported afterwards is for `gaps_for`.
        """
        blocking = [finding for finding in findings if finding.severity == "block" and not finding.absolute]
        if not blocking:
            return iter((draft,))
        return self._changed(case, draft, "repair_draft", {"findings": findings_block(blocking)})

    def _changed(self, case: Case, draft: Draft, prompt: str, wanted: dict[str, str]) -> Iterator[Draft]:
        _allow(case, draft.section)
        case = case_for(case, draft.section)
        evidence = evidence_for(case, draft.item)
        rendered = self._prompts.render(
            prompt,
            person=case.response.profile.person,
            line=line_of(case),
            evidence=evidence_block(evidence),
            draft=render_marked(draft.text, draft.sentences),
            **wanted,
        )
        return self._drafts(_Task(case, draft.section, draft.item, evidence, rendered, draft))

    def _drafts(self, task: _Task) -> Iterator[Draft]:
        allowed = "\n".join(text for source in task.evidence.sources for text in source.fields.values())
        pieces = self._model.stream(task.rendered)
        reply, shown, fault = "", "", None
        try:
            for piece in pieces:
                reply += piece
                text = so_far(reply, allowed=allowed)
                if text != shown:
                    shown = text
                    yield self._partial(task, text)
        except ModelError as error:
            if not shown.strip():
                raise
            fault = error
        finally:
            close: Callable[[], None] | None = getattr(pieces, "close", None)
            if close:
                close()
        yield self._whole(task, reply, fault)

    def _partial(self, task: _Task, text: str) -> Draft:
        sentences = tuple(Sentence(span.start, span.end, "model") for span in sentences_in(text))
        return self._draft(task, text, sentences, complete=False)

    def _whole(self, task: _Task, reply: str, fault: ModelError | None) -> Draft:
        marked, held = hold_positions(parse_marked(reply, task.evidence), task.case, task.evidence)
        if not any(character.isalpha() for character in marked.text):
            raise UnusableReplyError(
                f"The reply of {self._model.name} holds no words.", "Try again, or draft without it."
            )
        sentences = _with_origins(marked, task.before)
        draft = self._draft(task, marked.text, sentences, complete=fault is None)
        notes = [*([fault.message] if fault else []), *_notes(marked, held), *_lost_gaps(task.before, marked.text)]
        return replace(draft, notes=tuple(notes), printed=answered_in(task.case, draft))

    def _draft(self, task: _Task, text: str, sentences: tuple[Sentence, ...], *, complete: bool) -> Draft:
        return Draft(
            response_id=task.case.response.response_id,
            section=task.section,
            text=text,
            sentences=sentences,
            model=self._model.name,
            complete=complete,
            item=task.item,
            precedents=task.case.precedents,
            prompt=task.rendered.used,
        )


def gaps_for(draft: Draft, findings: Sequence[Finding]) -> Draft:
    """The draft with each sentence of a model that a finding still blocks turned into a gap that holds its words.

    For use after one round of repair. Gaps, and sentences of people, stay as they are.
    """
    blocked = [
        f for f in findings if f.severity == "block" and not f.absolute and f.start is not None and f.end is not None
    ]
    text, sentences, position = "", [], 0
    for sentence in draft.sentences:
        words = draft.text[sentence.start : sentence.end]
        hit = any((f.start or 0) < sentence.end and sentence.start < (f.end or 0) for f in blocked)
        if hit and sentence.origin == "model" and not gaps_in(words):
            words = gap_text("office", words.replace("[", "(").replace("]", ")"))
        text += draft.text[position : sentence.start]
        sentences.append(replace(sentence, start=len(text), end=len(text) + len(words)))
        text += words
        position = sentence.end
    moved = {(old.start, old.end): new for old, new in zip(draft.sentences, sentences, strict=True)}
    printed = tuple(
        (item, _moved(start, moved, first=True), _moved(end, moved, first=False)) for item, start, end in draft.printed
    )
    return replace(draft, text=text + draft.text[position:], sentences=tuple(sentences), printed=printed)


def _moved(offset: int, moved: dict[tuple[int, int], Sentence], *, first: bool) -> int:
    found = next((new for (start, end), new in moved.items() if offset == (start if first else end)), None)
    return (found.start if first else found.end) if found else offset


def _allow(case: Case, section: SectionKind) -> None:
    if section == "chief_constable_response":
        raise RefusedError(
            "Nobody but the chief constable writes the chief constable’s comments.", "Record the text when it arrives."
        )
    if not may_write(case, section):
        raise RefusedError(
            "The overall comments answer the chief constable’s comments, which have not come.",
            "Record them, or record that none were received.",
        )


def _with_origins(marked: MarkedText, before: Draft | None) -> tuple[Sentence, ...]:
    """Sentences that stood in the draft before, word for word, keep their author and their sources."""
    if before is None:
        return marked.sentences
    known = {before.text[sentence.start : sentence.end]: sentence for sentence in before.sentences}
    result = []
    for sentence in marked.sentences:
        old = known.get(marked.text[sentence.start : sentence.end])
        kept = replace(sentence, origin=old.origin, sources=old.sources) if old else sentence
        result.append(kept)
    return tuple(result)


def _notes(marked: MarkedText, held: int) -> list[str]:
    notes = []
    if marked.unknown:
        notes.append(f"Marks that no source has were dropped: {', '.join(marked.unknown)}.")
    if marked.of_precedents:
        notes.append(f"Similar responses are no evidence; these marks were dropped: {', '.join(marked.of_precedents)}.")
    if marked.unmarked:
        count = len(marked.unmarked)
        notes.append(f"{count} {'sentence names' if count == 1 else 'sentences name'} no source.")
    if held:
        notes.append(f"{held} {'position was' if held == 1 else 'positions were'} put into a gap: a person decides.")
    if marked.removed:
        notes.append(f"Taken out of the reply: {', '.join(marked.removed)}.")
    return notes


def _lost_gaps(before: Draft | None, text: str) -> list[str]:
    still = {gap.ask for gap in gaps_in(text)}
    lost = [gap for gap in before.gaps if gap.ask not in still] if before else []
    return [f"A gap of the text before is not in this one: {gap.ask}" for gap in lost]
