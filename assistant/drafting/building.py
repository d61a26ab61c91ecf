"""Builds a drafted text sentence by sentence, so that its offsets, sources and answers are always exact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from assistant.drafts.texts import Draft, Origin, PromptUsed, Sentence, SourceSpan, Who, gap_text
from assistant.wording.sentences import sentences_in
from index.records import SectionKind
from index.retrieval import Precedent


class TextBuilder:
    """Collects sentences, gaps and paragraphs; sentences of a paragraph are joined by one space.

    `with builder.item("recommendation 1"):` marks what is added inside as that item's answer; several
    items may share one. `build` returns the draft. White space lies between sentences, never inside an edge.
    """

    def __init__(self, origin: Origin = "pattern") -> None:
        """Every sentence is marked with `origin` unless it says otherwise."""
        self._origin = origin
        self._text = ""
        self._join = ""
        self._sentences: list[Sentence] = []
        self._printed: list[tuple[str, int, int]] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return self._text

    def sentence(self, text: str, *sources: SourceSpan, origin: Origin | None = None) -> None:
        """Adds a sentence or a heading with what it rests on. Blank text adds nothing.

        Raises ValueError where no source is given: only a gap may stand on nothing.
        """
        if not text.strip():
            return
        if not sources:
            raise ValueError(f"A sentence needs a source: {text!r}")
        self._add(text.strip(), sources, origin)

    def gap(self, who: Who, ask: str, *sources: SourceSpan) -> None:
        """Adds a gap: who can supply what is missing, and what is asked; sources say what it rests on.

        Square brackets inside the ask become round ones, since they would end the gap.
        """
        plain = " ".join(ask.split()).replace("[", "(").replace("]", ")")
        if not plain.endswith((".", "?", "!", "”")):
            plain += "."
        self._add(gap_text(who, plain), sources, None)

    def verbatim(self, text: str, sources: Sequence[SourceSpan], *, origin: Origin = "person") -> None:
        """Adds somebody's own text letter by letter, white space inside kept; one source a sentence, in order.

        Raises ValueError where the number of sources is not the number of sentences.
        """
        start = len(self._text) + len(self._join)
        self._text += self._join + text
        self._join = " "
        for span, source in zip(sentences_in(text), sources, strict=True):
            self._sentences.append(Sentence(start + span.start, start + span.end, origin, (source,)))

    def paragraph(self) -> None:
        """Ends the paragraph; two in a row, or one at the start, add nothing."""
        if self._text:
            self._join = "\n\n"

    @contextmanager
    def item(self, *items: str) -> Iterator[None]:
        """Marks what is added inside as the answer to these items."""
        count = len(self._sentences)
        yield
        if len(self._sentences) > count:
            start, end = self._sentences[count].start, self._sentences[-1].end
            self._printed += [(item, start, end) for item in items]

    def build(
        self,
        response_id: str,
        section: SectionKind,
        *,
        item: str | None = None,
        notes: Sequence[str] = (),
        precedents: Sequence[Precedent] = (),
        made_by: tuple[str, PromptUsed | None] | None = None,
    ) -> Draft:
        """The draft; `made_by` names the model and its prompt, None where no model wrote."""
        model, prompt = made_by or (None, None)
        return Draft(
            response_id=response_id,
            section=section,
            text=self._text,
            sentences=tuple(self._sentences),
            model=model,
            item=item,
            precedents=tuple(precedents),
            printed=tuple(self._printed),
            prompt=prompt,
            notes=tuple(notes),
        )

    def _add(self, text: str, sources: Sequence[SourceSpan], origin: Origin | None) -> None:
        start = len(self._text) + len(self._join)
        self._text += self._join + text
        self._join = " "
        unique = tuple(dict.fromkeys(sources))
        self._sentences.append(Sentence(start, start + len(text), origin or self._origin, unique))
