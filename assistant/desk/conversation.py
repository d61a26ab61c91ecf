"""The conversation about a response: what a person asks, what is answered, what is proposed. It never writes by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant import chat
from assistant.cases import Case
from assistant.chat import replies
from assistant.desk.checking import CheckActions
from assistant.desk.drafting import DraftActions
from assistant.desk.responses import ResponseActions
from assistant.desk.workplace import User, Workplace, authorise
from assistant.draft_store import Message
from assistant.drafts.deadlines import deadline
from assistant.drafts.facts import PUBLICATION
from assistant.drafts.texts import Draft
from assistant.errors import ModelError, RefusedError
from index.records import SectionKind
from index.retrieval import Precedent


@dataclass(frozen=True)
class Turn:
    """One answer as it grows: the words so far, the suggestion so far, and what was found. `done` ends it."""

    reply: str
    section: SectionKind
    draft: Draft | None = None
    precedents: tuple[Precedent, ...] = ()
    done: bool = False


class ConversationActions:
    """Asks and answers, kept with the response."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._drafts = DraftActions(work)

    def turns(self, user: User, response_id: str) -> list[Message]:
        """The conversation so far, oldest turn first. Raises ResponseNotFoundError."""
        authorise(user)
        self._work.store.get(response_id)
        return self._work.store.messages(response_id)

    def chips(self, user: User, response_id: str, section: SectionKind | None = None) -> tuple[str, ...]:
        """The next likely requests, at most three."""
        authorise(user)
        return chat.next_chips(self._work.case(response_id), in_view=section)

    def ask(self, user: User, response_id: str, section: SectionKind, text: str) -> Iterator[Turn]:
        """Answers a request; `section` is the one in view. The question and the last answer are kept.

        A model that fails is told in the answer; the text of the response stays as it was.
        """
        name = authorise(user)
        case = self._work.case(response_id)
        self._work.store.add_message(response_id, "user", text.strip(), user=name)
        intent = chat.understand(text, chat.summarise(case, in_view=section))
        turn = Turn("", section)
        try:
            for turn in self._answers(user, case, section, intent):
                yield turn
        except ModelError as error:
            words = f"{error.message} {error.hint} The text was not changed. Ask again, or ask for a draft without the model."
            turn = Turn(words, section)
        except RefusedError as error:
            turn = Turn(f"{error.message} {error.hint}", section)
        self._work.store.add_message(response_id, "assistant", turn.reply, user="assistant")
        yield replace(turn, done=True)

    def _answers(self, user: User, case: Case, section: SectionKind, intent: chat.Intent) -> Iterator[Turn]:
        match intent:
            case chat.DraftSection(wanted, instruction):
                yield from self._draft(user, case, wanted, instruction=instruction)
            case chat.AnswerItem(item, instruction, exists):
                printed = case.response.profile.answers_print_in
                if exists:
                    yield from self._draft(user, case, printed, item=item, instruction=instruction)
                else:
                    yield Turn(replies.no_such_item(item, case), section)
            case chat.Revise():
                yield from self._revise(user, case, intent.section or section, intent)
            case chat.GiveLine(value):
                fact = ResponseActions(self._work).set_line(user, case.response.response_id, value)
                yield Turn(replies.line_kept(fact), section)
            case chat.GiveFact():
                yield Turn(self._fact(user, case, intent), section)
            case chat.WhatHaveOthersSaid(topic):
                yield self._others(user, case, section, topic)
            case _:
                yield Turn(self._question(user, case, intent), section)

    def _draft(
        self,
        user: User,
        case: Case,
        section: SectionKind,
        *,
        item: str | None = None,
        instruction: str | None = None,
    ) -> Iterator[Turn]:
        yield Turn(replies.reading(case, section, item), section)
        drafts = self._drafts.suggest(
            user, case.response.response_id, section, item=item, instruction=instruction
        )
        draft = None
        for draft in drafts:
            yield Turn(replies.drafting(section, item), section, draft, draft.precedents)
        assert draft is not None  # suggest gives at least one draft, or raises
        yield Turn(replies.drafted(draft, case), section, draft, draft.precedents)

    def _revise(self, user: User, case: Case, section: SectionKind, intent: chat.Revise) -> Iterator[Turn]:
        draft = None
        for draft in self._drafts.change(user, case.response.response_id, section, intent.instruction):
            yield Turn(replies.drafting(section, None), section, draft)
        assert draft is not None  # change gives at least one draft, or raises
        yield Turn(replies.revised(draft), section, draft, draft.precedents)

    def _fact(self, user: User, case: Case, intent: chat.GiveFact) -> str:
        asks = intent.asks
        if asks and asks != ("clearance",):
            return replies.ask_for(asks)
        fact = ResponseActions(self._work).add_fact(
            user,
            case.response.response_id,
            intent.text,
            sender=intent.sender or "",
            on=intent.said_on,
            item=intent.item,
            # Nothing is published on an assumption: without a word on clearance it stays in the office.
            clearance=intent.clearance or "background",
        )
        return replies.fact_kept(fact, assumed=intent.clearance is None, publication=PUBLICATION)

    def _others(self, user: User, case: Case, section: SectionKind, topic: str | None) -> Turn:
        if topic is None:
            found = self._drafts.precedents(user, case.response.response_id, section)
        else:
            force, illustrative = case.response.record.force, case.response.illustrative
            search = self._work.search()
            found = tuple(
                precedent
                for precedent in search.find(topic, for_force=force, limit=8, include_illustrative=illustrative)
                if not precedent.own
            )[:5]
        return Turn(replies.others(found, topic), section, precedents=found)

    def _question(self, user: User, case: Case, intent: chat.Intent) -> str:
        response_id = case.response.response_id
        match intent:
            case chat.WhatIsMissing():
                return replies.missing(CheckActions(self._work).response(user, response_id).findings)
            case chat.WhyBlocked():
                return replies.blocked(CheckActions(self._work).response(user, response_id).findings)
            case chat.WhenDue():
                on = intent.published or case.response.record.inspection.published
                return replies.due(intent, case, deadline(on) if on else None)
            case chat.WhatDidWePromise(topic):
                return replies.promised(case, topic)
        return replies.not_understood(intent)
