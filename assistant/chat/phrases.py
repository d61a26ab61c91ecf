"""How officers phrase what they ask for: patterns over folded text, one a kind of request."""

import re

from assistant.chat.intents import RevisionKind

POLITE = (
    r"^(?:(?:hi|hello|ok|okay|right|now|next|so|and|also|then|thanks|thank you|great|good|yes|yep|"
    r"fine|sorry|morning|good morning)"
    r"[,.!]* )*(?:please )?(?:(?:can|could|would|will) (?:you|we|i)(?: (?:please|just|now|kindly|"
    r"possibly|perhaps|quickly))*|(?:i|we)(?:'d| would) like"
    r"(?: you)?(?: to(?: see| have)?)?|(?:i|we) (?:want|need)(?: you)?(?: to(?: see| have)?)?|let's|let us|shall we|"
    r"would you mind|are you able to|help me(?: to)?|time to|it's time to|go ahead and|"
    r"have a go at|let me (?:see|have))? ?"
    r"(?:please )?(?:just )?"
)
MAKE = re.compile(
    POLITE + r"(?:re-?)?(?:draft(?:ing)?|writ(?:e|ing)|do(?:ing)?|start(?:ing)?|begin|prepare|produce|"
    r"create|compose|make|generate|"
    r"suggest|propose|put together|knock up|knock out|sketch(?: out)?|rough out|get (?:me |"
    r"us )?(?:going|started)?|give (?:me|us)|hav(?:e|ing)|"
    r"work on|finish|complete|turn to|move on to|move to|pull together|crack on with|try|outline|"
    r"(?:a |another |new |first |fresh )+"
    r"(?:draft|go|version)|rewrite|answer(?:ing)?|respond(?:ing)? to|reply(?:ing)? to|address|deal with|tackle|see)\b"
)
NOUN_FIRST = re.compile(
    POLITE + r"(?:a |an |the |our |my |another |new |first |fresh )*(?:re-?)?draft(?: of| for|$| please)"
)
OTHERS = re.compile(
    r"\b(?:how (?:have|has|did) (?!we\b|i\b|our\b|the (?:force|commissioner)\b)(?:\w+ ){1,3}?"
    r"(?:respond(?:ed)?|answer(?:ed)?|deal|dealt|put)\b|"
    r"(?:what|how) (?:have|has|did|do|are|were) (?:the )?(?:others?|other (?:\w+ )?\w+|"
    r"anyone else|anybody else|people|commissioners|forces|"
    r"everyone else) (?:said|say|saying|done|do|doing|written|write|respond(?:ed)?|answer(?:ed)?|"
    r"put|handled?|treat(?:ed)?|dealt|deal|reply|replied)|"
    r"(?:has|have) (?:anyone|anybody|any other \w+|another \w+|other \w+) (?:else )?(?:said|done|"
    r"written|answered|responded|had)|"
    r"(?:similar|past|other|previous|comparable|example) (?:responses?|answers?|wording|examples?|cases?)|"
    r"(?:any|some|show me|find me|find|give me) (?:\w+ )?(?:examples?|precedents?|wording)|"
    r"precedents?|what do other \w+ say|"
    r"how other \w+|what other \w+|what others|how others)\b"
)
PROMISE = re.compile(
    r"\b(?:(?:did|have|had|what|which) (?:we|i|she|he|the commissioner|this office|our office|"
    r"my predecessor|our predecessor|our commissioner)"
    r"(?: \w+)? (?:promised?|commit(?:ted)?|said?|say|undertak(?:e|en)|pledged?|agreed?|told|written|write)|"
    r"(?:our|my|her|his|earlier|previous|past|old|existing|any) (?:\w+ )?(?:promises?|"
    r"commitments?|undertakings?|pledges?)|"
    r"what (?:was|were|has been|is) (?:promised|committed|our (?:last|previous|"
    r"earlier) (?:response|answer|position))|"
    r"we (?:promised|committed|said|undertook)|what did we|our (?:last|previous|"
    r"earlier) (?:response|answer)s? (?:say|said|on|about|to))\b"
)
TOPIC = re.compile(
    r"\b(?:about|on|regarding|re|concerning|around|over|to do with|in relation to|with regard to|for|to|with|of) "
    r"(?P<topic>(?!us\b|me\b|it\b|this\b|last time|date\b)[^?]+?)(?: (?:before|last time|"
    r"in the past|previously|so far|please|then))*[?.! ]*$"
)
DUE = re.compile(
    r"\b(?:when (?:is|are|'s|was|do|does|must|should|will|would|by)\b.*\b(?:due|deadline|publish|"
    r"published|reply|respond|answer|out|submit|last day|finish|expire|end)|"
    r"when's .*\b(?:due|deadline)|due date|deadline|last (?:lawful |possible |legal )?day|"
    r"how (?:long|many days|much time)\b.*\b(?:got|left|have|remain(?:ing)?|until|till|to go)|"
    r"days left|time left|56[ -]?days?|fifty-six days|"
    r"by when|date (?:we|i) (?:must|have to|need to)|(?:are|is) (?:we|it|this) (?:late|overdue|out of time))\b"
)
BLOCKED = re.compile(
    r"\b(?:why (?:can't|cannot|can not|won't|isn't|is|am|does|has|can)\b.*\b(?:block(?:ed|ing)?|"
    r"export|finish|final|publish|sign|ready|draft mark|marked|stuck|complete|accept)|"
    r"what(?:'s| is| are| still)? .*?\b(?:block(?:s|ed|ing)|stopping|stops|preventing|holding|"
    r"stand(?:s|ing)? in (?:the|our|my) way|in (?:the|our|my) way)|"
    r"blocked|not ready|what do(?:es)? the checks? say|(?:show|run|list) (?:me )?(?:the )?checks?|"
    r"is (?:it|this) ready|are we ready|ready to (?:publish|export|go|sign))\b"
)
MISSING = re.compile(
    r"\b(?:what(?:'s| is| are| have we| do we| do i| does it| still| else|"
    r"'ve we)?\b.*?\b(?:missing|left|outstanding|lacking|to do|needed|need|gaps?|remain(?:s|ing)?|"
    r"unanswered|still open|to be done|forgotten|forgot)|"
    r"(?:anything|is there anything) (?:else )?(?:missing|left|outstanding|we need|to do)|(?:show|"
    r"list|which|any|how many|find|see|where are) (?:me )?(?:the |all |all the )?"
    r"(?:open |remaining )?(?:gaps?|items? (?:are|still)|recommendations? (?:are|still|have not|"
    r"haven't)|blanks?)|still to do|to-?do list|"
    r"where (?:are|have) we (?:up to|got to|at)|how far (?:are|have) we|what next|what's next|next steps?|progress)\b"
)
KINDS: tuple[tuple[RevisionKind, re.Pattern[str]], ...] = (
    (
        "shorter",
        re.compile(
            r"\b(?:shorten|shorter|cut (?:it|this|that|them|down|back|the \w+ down|some)|trim|tighten|"
            r"condense|too long|too wordy|wordy|briefer|more (?:brief|concise|succinct)|concise|"
            r"less wordy|half (?:the|as) (?:length|long)|reduce (?:it|the length|this)|fewer words|"
            r"boil (?:it|this) down|snappier|crisper|(?:in|under|to|below|within|max(?:imum)?|about|"
            r"no more than) \d+ words)\b"
        ),
    ),
    (
        "longer",
        re.compile(
            r"\b(?:longer|lengthen|expand|more detail(?:ed)?|elaborate|flesh (?:it |this |that )?out|"
            r"too short|fuller|say more|add more|extend|beef (?:it|this) up|more substance|pad)\b"
        ),
    ),
    (
        "plainer",
        re.compile(
            r"\b(?:plainer|plain english|plain language|simpler|simplify|simple(?:r)? (?:words|language|"
            r"english|terms)|less jargon|jargon|easier to read|clearer|more readable|readable|less formal|"
            r"too (?:formal|stuffy|complicated|technical)|layman'?s? terms)\b"
        ),
    ),
    (
        "firmer",
        re.compile(
            r"\b(?:firmer|stronger|tougher|toughen|strengthen|more (?:robust|forceful|direct|assertive)|"
            r"less (?:soft|woolly|vague)|too (?:soft|weak|woolly|vague|bland|mild)|harder hitting|"
            r"hard-hitting|"
            r"sharpen|bolder|firm (?:it|this|that) up|more bite|less wishy-washy)\b"
        ),
    ),
)
CHANGE = re.compile(
    POLITE + r"(?:change|replace|swap|reword|rephrase|rework|revise|edit|amend|remove|delete|drop|take out|"
    r"leave out|lose|move|merge|split|combine|"
    r"reorder|put|mention|include|insert|stick|say|use|turn|tone|soften|rewrite|redo|re-?draft|"
    r"re-?write|adjust|correct|fix|polish|improve|tidy|lead with|open with|start with|end with|"
    r"begin with)\b"
)
ONLY_A_PERSON = re.compile(
    POLITE + r"(?:(?:export|download|undo|publish|send|submit|email|e-mail|post|circulate|sign(?: it| this)? off|"
    r"approve|accept|reject|clear|release|delete|share|tweet)"
    r"(?: (?:it|this|that|the (?:draft|response|text|suggestion|report|finding|section|letter|"
    r"record)|everything|all|to .*|as (?:a )?\w+|off|now|please))*[.! ]*$|"
    r"(?:send|email|e-mail|submit|post|publish) (?:it|this|that|the \w+|a copy|copies) (?:to|on|with)\b)"
)
OFF_TOPIC = re.compile(
    r"\b(?:weather|poem|limerick|joke|recipe|football|cricket|score|lottery|horoscope|song|lyrics|"
    r"python|javascript|code for|capital of|"
    r"translate|translation|holiday|restaurant|lunch|stock market|share price|bitcoin|movie|film|"
    r"president|prime minister|"
    r"who (?:won|are you|made you)|tell me about yourself|ignore (?:all|your|previous|the)|"
    r"system prompt|your instructions|pretend|vote)\b"
)
TRADE = re.compile(
    r"\b(?:draft|response|section|report|inspection|inspector\w*|recommendation\w*|improvement|"
    r"chief|constable|commissioner\w*|force|comments?|"
    r"due|publish\w*|check\w*|gap\w*|fact\w*|line|promis\w*|answer\w*|word\w*|sentence\w*|"
    r"paragraph\w*|export|source\w*|police|peel|hmic\w*|"
    r"grade\w*|matrix|panel|board|text|record|deadline|statement|it|this|that)\b"
)
IT = re.compile(
    r"(?: (?:up|out|on|with|at|something|a (?:first |new )?(?:draft|version|go)(?: of| at)?|for))*"
    r" (?:(?:it|this|that)\b|(?:the |a |our |this |my |whole |next |first |full )*(?:response|"
    r"draft|text|statement|section|reply)\b)"
)
STANCE = re.compile(
    r"\b(?:(?:more|less|be|sound|make (?:it|this)|too) (?:\w+ )?(?:positive|negative|welcoming|"
    r"critical|upbeat|supportive|"
    r"favourable|hostile|grateful)|(?:accept|reject|welcome) (?:it |this |that )?instead)\b"
)
GRADES = re.compile(
    r"\bcompar\w+\b.*\b(?:good|adequate|inadequate|outstanding|requires improvement|grades?|20\d\d/\d\d)\b"
)
CHECK = re.compile(POLITE + r"(?:re-?)?check (?:it|this|that|the \w+|everything|over|for)\b")
WANTED = re.compile(POLITE + r"(?:the |our |a |an |some )*")
ALL_ITEMS = re.compile(r" (?:to )?(?:all|each|every|both)(?: of)?(?: the)? (?:recommendations?|areas|items|answers)\b")
