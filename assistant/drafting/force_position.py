"""What the force says of a recommendation: position, action, owner and date, and exactly what is missing."""

import re
from collections.abc import Sequence

from assistant.drafting.asked import Asked
from assistant.drafting.attribution import claim_without_figure, force_clause, owner_sentence, quoted, tell_force
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import long_date
from assistant.drafts.texts import SourceSpan
from assistant.wording.asks import present_state
from assistant.wording.phrases import capital, ended, unended
from assistant.wording.statements import Statement, day_in, owner_in, position_rest


def tell_position(writing: Writing, one: Asked, words: tuple[SourceSpan, ...]) -> None:
    """Prints what the force says of a recommendation, and one gap for what it has not said."""
    position = next((s for s in reversed(one.force) if s.position), None)
    if position is None:
        position = next((s for s in reversed(one.received) if s.position), None)
    named = _position(writing, one, position) if position else False
    ask = missing(writing, one, position)
    before = position is None
    if ask and before:
        writing.to.gap("force", ask, *words, *_post_spans(writing, one))
    doing = [s for s in one.force if s.kind in ("action", "plan", "reason", "account") and s is not position]
    tell_force(writing, doing, named=named)
    claims = []
    for statement in doing:
        claim = claim_without_figure(statement) if statement.kind != "reason" else None
        if claim and ("claim", statement.text) not in writing.used:
            writing.used.add(("claim", statement.text))
            claims.append((claim.rstrip("."), writing.statement_span(statement)))
    if one.received and not one.force and any(s.claims_action for s in one.received):
        source = next(s for s in one.received if s.claims_action)
        told = writing.turn(
            f"{writing.chief}’s comments say what {writing.noun} is doing",
            f"what {writing.noun} is doing is set out in {writing.chief}’s comments",
        )
        writing.to.sentence(f"{capital(told)}.", writing.statement_span(source))
    if not _owner(writing, one):
        _date(writing, one)
    _late(writing, one)
    asks = [*([ask] if ask and not before else []), *(claim for claim, _ in claims)]
    if asks:
        writing.to.gap("force", "; and ".join(asks), *words, *(span for _, span in claims), *_post_spans(writing, one))


def _position(writing: Writing, one: Asked, position: Statement) -> bool:
    """The force's position with what stands beside it. True where the force is named now."""
    who = writing.chief if position in one.received else writing.noun
    source = writing.statement_span(position)
    reasons = writing.fresh([s for s in one.force if s.kind == "reason"])
    rest = position_rest(position.text)
    writing.mark_used(position)
    if position in one.received:
        writing.to.sentence(_received_position(writing, position), source)
        return False
    if position.position == "does not apply":
        clause = force_clause(writing, rest or reasons[0].text) if rest or reasons else None
        if clause:
            spans = [source]
            if not rest:
                writing.mark_used(reasons[0])
                spans.append(writing.statement_span(reasons[0]))
            writing.to.sentence(f"This recommendation does not apply: {who} has confirmed that {clause}.", *spans)
        else:
            writing.to.sentence(f"{capital(who)} says that this recommendation does not apply.", source)
        return True
    verb = {"accepted": "accepts", "partly accepted": "partly accepts", "not accepted": "does not accept"}[
        position.position or "accepted"
    ]
    doing = writing.fresh([s for s in one.force if s.claims_action])
    if rest and position.position == "accepted" and (clause := force_clause(writing, rest)):
        but = re.search(r"\baccept\w*\b[^.]{0,40}?,? but\b", position.text)
        glue = ", but says that " if but else ": "
        writing.to.sentence(f"{capital(who)} {verb} {one.this}{glue}{clause}.", source)
    elif (rest or _says_more(position)) and position.position == "accepted":
        words = quoted(rest or position.text)
        writing.to.sentence(f"{capital(who)} {verb} {one.this}. It says: “{ended(words)}”", source)
    elif position.position == "accepted" and doing and (clause := force_clause(writing, doing[0].text)):
        second = force_clause(writing, doing[1].text) if len(doing) > 1 else None
        short = second and len(f"{clause} {second}".split()) < 32 and not re.search(r"[,;:] ", clause)
        joined = doing[:2] if short else doing[:1]
        for statement in joined:
            writing.mark_used(statement)
        glue = writing.turn(", and says that ", ": ", ": ") if len(joined) == 1 else ": "
        whole = f"{clause}, and {second}" if short else clause
        spans = [source, *map(writing.statement_span, joined)]
        writing.to.sentence(f"{capital(who)} {verb} {one.this}{glue}{whole}.", *spans)
    else:
        writing.to.sentence(f"{capital(who)} {verb} {one.this}.", source)
        _reason(writing, rest, source, reasons, position.position == "not accepted")
    return True


def _received_position(writing: Writing, position: Statement) -> str:
    if position.position == "does not apply":
        return f"{capital(writing.chief)} says that this recommendation does not apply."
    verb = {"partly accepted": "partly accepts", "not accepted": "does not accept"}.get(
        position.position or "", "accepts"
    )
    return f"{capital(writing.chief)} {verb} this recommendation."


def _reason(
    writing: Writing, rest: str, source: SourceSpan, reasons: Sequence[Statement], refused: bool = True
) -> None:
    if rest and (clause := force_clause(writing, rest)):
        says = "Its reason is" if refused else "It says"
        writing.to.sentence(f"{says} that {clause}.", source)
    elif refused and reasons and (clause := force_clause(writing, reasons[0].text)):
        writing.mark_used(reasons[0])
        writing.to.sentence(f"Its reason is that {clause}.", writing.statement_span(reasons[0]))


def _says_more(position: Statement) -> bool:
    """True where a position's sentence says more than the position: "Accepted and complete."."""
    return bool(re.match(r"(?:accepted|agreed|accept|agree) (?:and|in principle|subject)\b", position.text, re.I))


def _owner(writing: Writing, one: Asked) -> bool:
    """Who is responsible, with the date where it stands in a row of its own. True where anybody was named."""
    for statement in (*one.force, *one.received):
        owner = owner_in(statement.text)
        if owner and ("owner", one.row.item) not in writing.used:
            writing.used.add(("owner", one.row.item))
            writing.mark_used(statement)
            if statement.kind == "owner" and re.match(r"(?i)(?:\w+ )?(?:owner|lead|responsible|who)", statement.text):
                day, spans = _date_given(writing, one)
                told = owner_sentence(writing, owner)
                told = f"{unended(told)}, to be done by {day}." if day else told
                writing.to.sentence(told, writing.statement_span(statement), *spans)
            else:
                writing.to.sentence(f"{capital(owner)} is responsible for this.", writing.statement_span(statement))
            return True
    return False


def _date_given(writing: Writing, one: Asked) -> tuple[str | None, list[SourceSpan]]:
    """The date that stands in a row of its own ("Date: 1 May 2025"), in words, None where there is none."""
    for statement in writing.fresh([s for s in one.force if s.kind == "date"]):
        day = day_in(statement.text)
        if day:
            writing.mark_used(statement)
            return long_date(day), [writing.statement_span(statement)]
    return None, []


def _date(writing: Writing, one: Asked) -> None:
    day, spans = _date_given(writing, one)
    if day:
        writing.to.sentence(f"It gives {day} as the date by which this will be done.", *spans)


def _late(writing: Writing, one: Asked) -> None:
    """Says so where the force's own date is later than the inspectorate's."""
    if not (one.row.due and one.row.force.date and one.row.force.date > one.row.due):
        return
    day = long_date(one.row.force.date)
    spans = [writing.statement_span(s) for s in one.force if day in s.text]
    theirs = [writing.statement_span(s) for s in one.received if day in s.text]
    whose = "That date" if spans else f"{capital(writing.chief)}’s date, {day},"
    if spans or theirs:
        due = writing.span(f"{one.path}.due_text") or writing.span(f"{one.path}.due")
        writing.to.sentence(
            f"{whose} is later than {writing.inspectorates}, {long_date(one.row.due)}.",
            *spans,
            *theirs,
            *due,
            *writing.span(f"{one.path}.due"),
        )


def missing(writing: Writing, one: Asked, position: Statement | None) -> str | None:
    """What the force has not said of a recommendation, as one question; None where nothing is missing."""
    if position and position.position in ("does not apply", "not accepted"):
        if (
            position.position == "not accepted"
            and not any(s.kind == "reason" for s in (*one.force, *one.received))
            and not position_rest(position.text)
        ):
            return f"its reason for not accepting {one.named}"
        return None
    if position is None and not one.row.applies:
        return f"that {one.named} does not apply: {unended(one.row.why_not or 'the reason')}"
    statements = (*one.force, *one.received)
    entered = one.row.force
    told_action = any(s.claims_action or (s.kind == "position" and position_rest(s.text)) for s in statements)
    told_action = told_action or (position is not None and _says_more(position))
    partly = position is not None and position.position == "partly accepted"
    reasons = " ".join(s.text for s in statements if s.kind == "reason")
    told_action = told_action or (partly and bool(re.search(r"\bwill\b", reasons)))
    asks = []
    if position is None:
        stance = _STANCES.get(entered.position or "")
        how = f"that {writing.noun} {stance}" if stance else f"whether {writing.noun} accepts"
        asks.append(f"{how} {one.named}")
    doing = "what it has done and will do"
    if not told_action and not entered.action and (now := present_state(one.item.text)):
        asks.append(now)
        doing = "what it will do"
    posts = _posts(one)
    if not told_action:
        asks.append(f"its action, “{unended(entered.action)}”" if entered.action else doing)
    if not any(owner_in(s.text) for s in statements):
        asks.append(f"that {entered.owner} is responsible" if entered.owner else "who is responsible")
    if not told_action and not (entered.date and not entered.action):
        asks.append(f"that it will be done by {long_date(entered.date)}" if entered.date else "by when")
    if posts:
        asks.append(f"when {posts} will be filled")
    if not asks:
        return None
    if partly and not re.search(r"\b(?:not|cannot)\b", reasons):
        asks.insert(0, "which part it will not carry out and why")
    if position is not None and asks == ["who is responsible"]:
        return f"who is responsible for {one.named}"
    about = "" if position is None else f"on {one.named}, "
    return about + (", ".join(asks[:-1]) + ", and " + asks[-1] if len(asks) > 1 else asks[0])


_STANCES = {"accepted": "accepts", "partly accepted": "partly accepts", "not accepted": "does not accept"}
_POSTS = re.compile(
    r"\bfor (?P<n>\d+|two|three|four|five|six|seven|eight|nine"
    r"|ten) (?:[\w-]+ ){0,4}?(?P<what>posts|officers|staff|roles|handlers|investigators)\b"
)


def _posts(one: Asked) -> str | None:
    """Posts that the body pays for and the force has not spoken of: "the 12 posts"."""
    for statement in one.own:
        match = _POSTS.search(statement.text)
        told = " ".join(s.text for s in (*one.force, *one.received))
        if match and match["what"] == "posts" and not re.search(rf"\b{match['n']}\b", told):
            return f"the {match['n']} {match['what']}"
    return None


def _post_spans(writing: Writing, one: Asked) -> tuple[SourceSpan, ...]:
    return tuple(writing.statement_span(s) for s in one.own if _posts(one) and _POSTS.search(s.text))
