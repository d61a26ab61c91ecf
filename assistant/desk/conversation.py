"""The conversation about a response: what is asked, answered and proposed. It never writes a text by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import chat
from assistant.cases import Case
from assistant.chat import progress, replies
from assistant.desk.checking import CheckActions
from assistant.desk.drafting import DraftActions
from assistant.desk.responses import ResponseActions
from assistant.desk.workplace import User, Workplace, authorise, kept_text
from assistant.draft_store import Message
from assistant.drafts.deadlines import deadline
from assistant.drafts.matrix import SaidBefore
from assistant.drafts.texts import Draft
from index.errors import EmbeddingError, ExpectedError
from index.records import SECTION_KINDS, SectionKind
from index.retrieval import Precedent

OTHERS_SHOWN = 5
# Who, when and clearance may be answered one by one.
MOST_ANSWERS = 3
# An answer that gives a day or a clearance names nobody.
_NO_NAME = re.compile(r"\d|\b(?:yesterday|today|this morning|publi\w+|cleared|background|held)\b", re.I)


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

    def chips(self, user: User, response_id: str) -> tuple[str, ...]:
        """The next likely requests, at most three."""
        authorise(user)
        waiting = [kind for kind in SECTION_KINDS if self._work.store.suggestion(response_id, kind)]
        return chat.next_chips(self._work.case(response_id), waiting)

    def ask(self, user: User, response_id: str, section: SectionKind, text: str) -> Iterator[Turn]:
        """Answers a request; `section` is the one in view. The question and the last answer are kept.

        An expected failure, such as a model that does not answer, is told in the answer: the text of the
        response stays as it was. Raises ResponseNotFoundError.
        """
        name, text = authorise(user), kept_text(text).strip()
        case = self._work.case(response_id)
        intent = self._intent(case, section, text)
        self._work.store.add_message(response_id, "user", text, user=name)
        turn = Turn("", section)
        try:
            for turn in self._answers(user, case, section, intent):
                yield turn
        except ExpectedError as error:
            turn = Turn(f"{replies.reply_fault(error)} The text was not changed.", section)
        self._work.store.add_message(response_id, "assistant", turn.reply, user="assistant")
        yield replace(turn, done=True)

    def _intent(self, case: Case, section: SectionKind, text: str) -> chat.Intent:
        """What is asked; where the turns before asked about a fact, the answers complete that fact."""
        summary = chat.summarise(case, in_view=section)
        intent = chat.understand(text, summary)
        answers = [text]
        asked = [turn.text for turn in self._work.store.messages(case.response.response_id) if turn.role == "user"]
        while isinstance(intent, chat.Unknown) and asked and len(answers) <= MOST_ANSWERS:
            said = asked.pop()
            before = chat.understand(said, summary)
            if isinstance(before, chat.GiveFact) and before.text and before.asks:
                return _told(before, answers[::-1], summary) or intent
            if not isinstance(before, chat.Unknown):
                break
            answers.append(said)
        return intent

    def _answers(self, user: User, case: Case, section: SectionKind, intent: chat.Intent) -> Iterator[Turn]:
        match intent:
            case chat.DraftSection(wanted, instruction):
                yield from self._draft(user, case, wanted, instruction=instruction)
            case chat.AnswerItem(item, instruction, True):
                printed = case.response.profile.answers_print_in
                yield from self._draft(user, case, printed, item=item, instruction=instruction)
            case chat.Revise():
                yield from self._revise(user, case, section, intent)
            case chat.WhatHaveOthersSaid(topic):
                yield self._others(user, case, section, topic)
            case _:
                yield Turn(self._words(user, case, intent), section)

    def _draft(
        self, user: User, case: Case, section: SectionKind, *, item: str | None = None, instruction: str | None = None
    ) -> Iterator[Turn]:
        working = progress.reply_working(section, item)
        yield Turn(working, section)
        response_id = case.response.response_id
        draft = None
        for draft in self._drafts.suggest(user, response_id, section, item=item, instruction=instruction):
            yield Turn(working, section, draft, draft.precedents)
        assert draft is not None  # suggest gives at least one draft, or raises
        reply = replies.reply_draft(draft)
        if item and draft.complete:
            placed = self._drafts.place_item(user, response_id, draft)
            reply = progress.reply_item(draft, placed=placed is not None)
            draft = placed or draft
        if case.response.line is None and section == "initial_response":
            reply = f"{reply} {replies.reply_ask_line()}"
        yield Turn(reply, section, draft, draft.precedents)

    def _revise(self, user: User, case: Case, section: SectionKind, intent: chat.Revise) -> Iterator[Turn]:
        section = intent.section or section
        response_id = case.response.response_id
        if not self._drafts.has_text(user, response_id, section):
            yield Turn(replies.reply_nothing_to_revise(replace(intent, section=section)), section)
            return
        draft = None
        for draft in self._drafts.change(user, response_id, section, intent.instruction):
            yield Turn(progress.reply_working(section, None), section, draft)
        assert draft is not None  # change gives at least one draft, or raises
        yield Turn(progress.reply_revised(draft), section, draft, draft.precedents)

    def _others(self, user: User, case: Case, section: SectionKind, topic: str | None) -> Turn:
        response = case.response
        try:
            if topic is None:
                found = self._drafts.precedents(user, response.response_id, section, limit=OTHERS_SHOWN)
            else:
                found = self._work.search().find(
                    topic,
                    for_force=response.record.force,
                    limit=OTHERS_SHOWN,
                    include_illustrative=response.illustrative,
                    only="others",
                )
        except EmbeddingError as error:
            return Turn(replies.reply_fault(error), section)
        return Turn(replies.reply_others(found, topic), section, precedents=tuple(found))

    def _words(self, user: User, case: Case, intent: chat.Intent) -> str:
        response_id = case.response.response_id
        match intent:
            case chat.GiveLine(value):
                return progress.reply_line_kept(ResponseActions(self._work).set_line(user, response_id, value))
            case chat.GiveFact():
                return self._fact(user, response_id, intent)
            case chat.WhatIsMissing():
                return replies.reply_missing(CheckActions(self._work).response(user, response_id).findings)
            case chat.WhyBlocked():
                return replies.reply_blocked(CheckActions(self._work).response(user, response_id).findings)
            case chat.WhenDue():
                return _due(case, intent)
            case chat.WhatDidWePromise(topic):
                return replies.reply_promises(_promised(case, topic), topic)
            case chat.AnswerItem():
                return replies.reply_no_item(intent, [row.item for row in case.rows])
            case chat.Unknown():
                return replies.reply_unknown(intent)
        raise AssertionError(intent)

    def _fact(self, user: User, response_id: str, intent: chat.GiveFact) -> str:
        if intent.asks:
            return replies.reply_fact(intent)
        fact = ResponseActions(self._work).add_fact(
            user,
            response_id,
            intent.text,
            sender=intent.sender or "",
            on=intent.said_on,
            item=intent.item,
            clearance=intent.clearance or "",
        )
        return progress.reply_fact_kept(fact)


def _told(fact: chat.GiveFact, answers: Sequence[str], summary: chat.CaseSummary) -> chat.GiveFact | None:
    """The fact with what the answers say of who, when and clearance; None where the last says none of them."""
    for answer in answers:
        before = fact
        sender = f"{fact.sender}, " if fact.sender and fact.named else ""
        told = chat.understand(f"Here is a fact: {fact.text.rstrip('.')}, from {sender}{answer.strip()}", summary)
        if not isinstance(told, chat.GiveFact):
            return None
        if told.named and not fact.named and told.sender and not _NO_NAME.search(told.sender):
            fact = replace(fact, sender=told.sender, named=True)
        said_on, clearance = fact.said_on or told.said_on, fact.clearance or told.clearance
        fact = replace(fact, said_on=said_on, clearance=clearance, item=fact.item or told.item)
    return None if fact == before else fact


def _due(case: Case, intent: chat.WhenDue) -> str:
    row = case.row(intent.item) if intent.item else None
    if row:
        return replies.reply_item_due(row)
    published = intent.published or case.response.record.inspection.published
    if published is None or intent.needs_year:
        return replies.reply_due_unknown(needs_year=intent.needs_year)
    return replies.reply_due(deadline(published), answered_for_report=intent.published is None)


def _promised(case: Case, topic: str | None) -> tuple[SaidBefore, ...]:
    said = tuple(dict.fromkeys(said for row in case.rows for said in row.said_before))
    if topic is None:
        return said
    words = [word for word in topic.lower().split() if len(word) > 2]
    return tuple(one for one in said if any(word in one.text.lower() for word in words))
