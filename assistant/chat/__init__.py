"""Understanding what an officer asks in chat, without a language model. It proposes and never writes."""

from assistant.chat.chips import next_chips
from assistant.chat.intents import (
    AnswerItem,
    DraftSection,
    GiveFact,
    GiveLine,
    Intent,
    Revise,
    Unknown,
    WhatDidWePromise,
    WhatHaveOthersSaid,
    WhatIsMissing,
    WhenDue,
    WhyBlocked,
)
from assistant.chat.summary import CaseSummary, summarise
from assistant.chat.understanding import understand

__all__ = [
    "AnswerItem",
    "CaseSummary",
    "DraftSection",
    "GiveFact",
    "GiveLine",
    "Intent",
    "Revise",
    "Unknown",
    "WhatDidWePromise",
    "WhatHaveOthersSaid",
    "WhatIsMissing",
    "WhenDue",
    "WhyBlocked",
    "next_chips",
    "summarise",
    "understand",
]
