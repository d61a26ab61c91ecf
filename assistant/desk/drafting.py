"""Texts: suggesting, accepting, editing, rejecting and revising them. Nothing is written without a person's act."""

from collections.abc import Generator, Iterator
from dataclasses import replace

from assistant.cases import Case, open_case
from assistant.checks import check_draft, check_response
from assistant.desk.responses import checked_item
from assistant.desk.workplace import User, Workplace, authorise, kept_text, section_query
from assistant.draft_store import Revision
from assistant.drafting import draft_item, draft_section, request_to_force, revise
from assistant.drafting.modelled import ModelDrafter, gaps_for, may_write
from assistant.drafts.response import AcceptedText, items_of
from assistant.drafts.texts import Draft
from assistant.errors import RefusedError
from assistant.wording.edits import carry_sources
from assistant.wording.splicing import spliced
from index.errors import EmbeddingError
from index.records import SectionKind
from index.retrieval import Precedent

PRECEDENTS_SHOWN = 6


class DraftActions:
    """What a person does with the texts of a response."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def precedents(
        self,
        user: User,
        response_id: str,
        section: SectionKind | None = None,
        item: str | None = None,
        limit: int = PRECEDENTS_SHOWN,
    ) -> tuple[Precedent, ...]:
        """Similar responses of other bodies, for a section or an item. Own records are evidence, not precedents."""
        authorise(user)
        return self._precedents(self._work.case(response_id), section, item, limit)

    def _precedents(
        self, case: Case, section: SectionKind | None, item: str | None, limit: int = PRECEDENTS_SHOWN
    ) -> tuple[Precedent, ...]:
        found = self._work.search().find(
            section_query(case, section, item),
            section=section,
            for_force=case.response.record.force,
            limit=limit,
            include_illustrative=case.response.illustrative,
            only="others",
        )
        return tuple(found)

    def suggest(
        self,
        user: User,
        response_id: str,
        section: SectionKind,
        *,
        item: str | None = None,
        instruction: str | None = None,
        without_model: bool = False,
    ) -> Iterator[Draft]:
        """Growing drafts, then the whole one with its findings, which is kept as the section's suggestion.

        Raises ModelError where a model is set and fails; nothing is lost and the text stays as it was.
        """
        name = authorise(user)
        if item is not None:
            known = items_of(self._work.store.get(response_id).record)
            item = checked_item(item, known)
            if item not in known:
                raise RefusedError(f"“{item}” is no item of the inspection.", "Items are named as “recommendation 2”.")
        case = self._work.case(response_id)
        precedents, note = self._similar(case, section, item)
        case = replace(case, precedents=precedents)
        drafter = self._drafter(case, section, without_model=without_model)
        if drafter:
            drafts = drafter.stream(case, section, instruction=instruction, item=item)
        else:
            made = draft_item(case, item) if item else draft_section(case, section)
            drafts = iter((revise(made, case, instruction) if instruction else made,))
        draft = yield from self._checked(case, drafts, drafter)
        draft = replace(draft, precedents=precedents, notes=(*draft.notes, *note))
        if item is None:
            self._work.store.save_suggestion(draft, user=name)
        yield draft

    def change(
        self, user: User, response_id: str, section: SectionKind, instruction: str, *, without_model: bool = False
    ) -> Iterator[Draft]:
        """The waiting suggestion, or the accepted text, changed as asked; kept as the section's suggestion."""
        name = authorise(user)
        case = self._work.case(response_id)
        before = self._work.store.suggestion(response_id, section) or _as_draft(case, section)
        if before is None:
            yield from self.suggest(user, response_id, section, instruction=instruction, without_model=without_model)
            return
        drafter = self._drafter(case, section, without_model=without_model)
        drafts = drafter.revise(case, before, instruction) if drafter else iter((revise(before, case, instruction),))
        draft = yield from self._checked(case, drafts, drafter)
        self._work.store.save_suggestion(draft, user=name)
        yield draft

    def place_item(self, user: User, response_id: str, answer: Draft) -> Draft | None:
        """An item's answer put into the waiting suggestion or the accepted text, kept as the section's suggestion.

        None where the section has no text with an answer to that item yet.
        """
        name = authorise(user)
        case = self._work.case(response_id)
        whole = self._work.store.suggestion(response_id, answer.section) or _as_draft(case, answer.section)
        placed = spliced(whole, answer) if whole else None
        if placed is None:
            return None
        placed = placed.with_findings(check_draft(case, placed))
        self._work.store.save_suggestion(placed, user=name)
        return placed

    def suggestion(self, user: User, response_id: str, section: SectionKind) -> Draft | None:
        """The suggestion that waits for a decision, or None."""
        authorise(user)
        return self._work.store.suggestion(response_id, section)

    def has_text(self, user: User, response_id: str, section: SectionKind) -> bool:
        """True where a suggestion waits, or a text was accepted."""
        authorise(user)
        waiting = self._work.store.suggestion(response_id, section)
        return waiting is not None or self._number(response_id, section) > 0

    def accept(
        self, user: User, response_id: str, section: SectionKind, *, allow_incomplete: bool = False
    ) -> AcceptedText:
        """The waiting suggestion as the section's text. Raises RefusedError for none or a cut one."""
        name = authorise(user)
        draft = self._work.store.suggestion(response_id, section)
        if draft is None:
            raise RefusedError("There is no suggestion to accept.", "Ask for a draft first.")
        if not draft.complete and not allow_incomplete:
            raise RefusedError(
                "This suggestion was cut short, so it was not accepted.", "Ask again, or edit the text yourself."
            )
        number = self._number(response_id, section)
        text = AcceptedText(section, number, draft.text, draft.sentences, draft.printed, name, draft.model)
        saved = self._save(response_id, text, expected=number, user=name)
        self._work.store.drop_suggestion(response_id, section, user=name)
        return saved

    def reject(self, user: User, response_id: str, section: SectionKind) -> None:
        """Take the waiting suggestion away; the text stays as it was."""
        self._work.store.drop_suggestion(response_id, section, user=authorise(user))

    def edit(self, user: User, response_id: str, section: SectionKind, text: str, *, expected: int) -> AcceptedText:
        """A person's text as the next revision; sentences that the edit kept keep their sources.

        Raises StaleRevisionError where somebody saved a newer one.
        """
        name = authorise(user)
        accepted = {kept.section: kept for kept in self._work.store.get(response_id).accepted}
        text = kept_text(text).strip()
        return self._save(
            response_id, carry_sources(accepted.get(section), section, text), expected=expected, user=name
        )

    def history(self, user: User, response_id: str, section: SectionKind) -> list[Revision]:
        """Every kept text of a section, oldest first."""
        authorise(user)
        return self._work.store.revisions(response_id, section)

    def request(self, user: User, response_id: str) -> str:
        """The request to the force, as text to read and send; nothing is sent."""
        authorise(user)
        return request_to_force(self._work.case(response_id))

    def _save(self, response_id: str, text: AcceptedText, *, expected: int, user: str) -> AcceptedText:
        case = self._work.case(response_id)
        response = replace(case.response, accepted={**case.response.accepted, text.section: text})
        findings = check_response(open_case(response, today=case.today))
        here = [finding for finding in findings if finding.field == f"sections.{text.section}"]
        return self._work.store.save_revision(response_id, text, here, expected=expected, user=user)

    def _drafter(self, case: Case, section: SectionKind, *, without_model: bool) -> ModelDrafter | None:
        """The model's drafter where one is set and may write the section."""
        return None if without_model or not may_write(case, section) else self._work.drafter()

    @staticmethod
    def _checked(case: Case, drafts: Iterator[Draft], drafter: ModelDrafter | None) -> Generator[Draft, None, Draft]:
        """Passes growing drafts on and gives the whole one with its findings.

        Where the checks block a model's words there is one round of repair, and what is still unsupported
        then becomes gaps that hold those words: an unsupported sentence never passes as a sourced one.
        """
        draft: Draft | None = None
        for draft in drafts:
            yield draft
        if draft is None:
            raise RefusedError("The model gave no text.", "Ask again, or draft without the model.")
        findings = check_draft(case, draft)
        if drafter and draft.complete and any(f.severity == "block" and not f.absolute for f in findings):
            for repaired in drafter.repair(case, draft, findings):
                yield repaired
            draft = gaps_for(repaired, check_draft(case, repaired))
            findings = check_draft(case, draft)
        return draft.with_findings(findings)

    def _number(self, response_id: str, section: SectionKind) -> int:
        accepted = {text.section: text.number for text in self._work.store.get(response_id).accepted}
        return accepted.get(section, 0)

    def _similar(
        self, case: Case, section: SectionKind, item: str | None
    ) -> tuple[tuple[Precedent, ...], tuple[str, ...]]:
        # Drafting goes on without similar responses: they never supply a fact.
        try:
            return self._precedents(case, section, item), ()
        except EmbeddingError as error:
            return (), (f"Similar responses could not be searched: {error.message}",)


def _as_draft(case: Case, section: SectionKind) -> Draft | None:
    accepted = case.response.accepted.get(section)
    if accepted is None:
        return None
    return Draft(
        response_id=case.response.response_id,
        section=section,
        text=accepted.text,
        sentences=accepted.sentences,
        model=accepted.model,
        printed=accepted.printed,
    )
