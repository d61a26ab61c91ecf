"""Words: BM25 with English stemming over the passages of one cache generation, in Tantivy.

The only file that imports tantivy. Queries are built from analysed terms, never parsed as a query
language: an apostrophe or a colon in a user's text is punctuation and nothing else.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from index.errors import SearchCacheError
from index.passages import Passage, PassageKind

# The title of an inspection says less of a passage than its own words.
TITLE_BOOST = 0.3
# A longer query is a whole report: its first distinct terms carry it, and BM25 stays quick.
MAX_QUERY_TERMS = 400
# What Tantivy's own short list lacks: words of questions and of any sentence, and what is left of "force's" or
# "weren't" when the apostrophe goes.
_MORE_STOP_WORDS = (
    "about after again all also am any because been before being between both can could did do does doing during each "
    "few from further had has have having he her here hers him his how i its just let me more most my myself no nor "
    "off on once only other our ours out over own same she should so some than them themselves those through too "
    "under until up us very we were what when where which while who whom whose why would you your yours "
    "s t d m ll re ve don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn"
)
_ANALYSER = "english"
_HEAP_BYTES = 32_000_000


@cache
def _analyser() -> Any:
    """Lower case, no accents, no stop words, English stems (Porter 2)."""
    import tantivy

    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(60),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword("english"),
        tantivy.Filter.custom_stopword(_MORE_STOP_WORDS.split()),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


@cache
def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("passage_id", "record_id", "kind"):
        builder.add_text_field(name, stored=name == "passage_id", tokenizer_name="raw", index_option="basic")
    for name in ("text", "title"):
        builder.add_text_field(name, tokenizer_name=_ANALYSER, index_option="freq")
    return builder.build()


@contextmanager
def _vendor_failures(what: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise SearchCacheError(
            f"The word index could not be {what}: {error}", "It rebuilds itself at the next start."
        ) from error


def terms(text: str) -> list[str]:
    """The distinct search terms of a text, in order: stems, without stop words."""
    return list(dict.fromkeys(_analyser().analyze(text)))


def content_words(text: str) -> dict[str, list[str]]:
    """The words of a text that are no stop words, lower-cased and in order, each with its stems."""
    words = dict.fromkeys("".join(letter if letter.isalnum() else " " for letter in text).lower().split())
    analysed = {word: _analyser().analyze(word) for word in words}
    return {word: stems for word, stems in analysed.items() if stems}


def shared_words(query: str, texts: Sequence[str]) -> list[list[str]]:
    """For each text the words of a query, lower-cased and in order, whose stems also stand in it."""
    wanted = content_words(query)
    found = []
    for text in texts:
        stems = set(_analyser().analyze(text))
        found.append([word for word, parts in wanted.items() if stems.intersection(parts)])
    return found


class WordCache:
    """The words of passages, on disk or in memory. Vendor failures are raised as SearchCacheError."""

    def __init__(self, index: Any) -> None:
        """Use `create` or `open`."""
        index.register_tokenizer(_ANALYSER, _analyser())
        self._index = index
        self._writer: Any = None

    @classmethod
    def create(cls, folder: Path | None) -> "WordCache":
        """A new, empty cache in a folder; in memory where the folder is None."""
        import tantivy

        with _vendor_failures("made"):
            if folder is None:
                return cls(tantivy.Index(_schema()))
            folder.mkdir(parents=True, exist_ok=True)
            return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> "WordCache":
        """The cache that was made in this folder."""
        import tantivy

        with _vendor_failures("opened"):
            return cls(tantivy.Index.open(str(folder)))

    def add(self, passages: Iterable[Passage]) -> None:
        """Adds passages, replacing those of the same id; they are found after `commit`."""
        import tantivy

        with _vendor_failures("written"):
            writer = self._writing()
            for passage in passages:
                writer.delete_documents_by_term("passage_id", passage.passage_id)
                writer.add_document(
                    tantivy.Document(
                        passage_id=passage.passage_id,
                        record_id=passage.record_id,
                        kind=passage.kind,
                        text=passage.text,
                        title=passage.title,
                    )
                )

    def remove(self, passage_ids: Iterable[str]) -> None:
        """Removes passages; they are gone after `commit`."""
        with _vendor_failures("written"):
            writer = self._writing()
            for passage_id in passage_ids:
                writer.delete_documents_by_term("passage_id", passage_id)

    def commit(self) -> None:
        """Makes what was added and removed durable and visible."""
        with _vendor_failures("written"):
            if self._writer is not None:
                self._writer.commit()
            self._index.reload()

    def ids(self) -> set[str]:
        """Every passage id."""
        import tantivy

        with _vendor_failures("read"):
            searcher = self._index.searcher()
            if not searcher.num_docs:
                return set()
            found = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs)
            return {searcher.doc(address)["passage_id"][0] for _, address in found.hits}

    def best(
        self,
        text: str,
        kinds: Collection[PassageKind] | None,
        limit: int,
        *,
        record_ids: Collection[str] | None = None,
    ) -> list[tuple[str, float]]:
        """The passages that share most with a text by BM25, best first, of these kinds and records only."""
        with _vendor_failures("read"):
            query = _query(terms(text)[:MAX_QUERY_TERMS], kinds, record_ids)
            searcher = self._index.searcher()
            if query is None or not searcher.num_docs or limit < 1:
                return []
            found = searcher.search(query, limit=min(limit, searcher.num_docs), count=False)
            return [(searcher.doc(address)["passage_id"][0], float(score)) for score, address in found.hits]

    def close(self) -> None:
        """Lets go of the folder's files; what was not committed is lost."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with _vendor_failures("closed"):
                writer.rollback()
                writer.wait_merging_threads()

    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP_BYTES, 1)
        return self._writer


def _query(wanted: Sequence[str], kinds: Collection[str] | None, record_ids: Collection[str] | None) -> Any:
    """Any of the terms, in the text or the title; kinds and records limit and do not score. None finds nothing."""
    import tantivy

    if not wanted or (kinds is not None and not kinds) or (record_ids is not None and not record_ids):
        return None
    query, occur, schema = tantivy.Query, tantivy.Occur, _schema()
    clauses = []
    for term in wanted:
        clauses.append((occur.Should, query.term_query(schema, "text", term, "freq")))
        in_title = query.term_query(schema, "title", term, "freq")
        clauses.append((occur.Should, query.boost_query(in_title, TITLE_BOOST)))
    parts = [(occur.Must, query.boolean_query(clauses))]
    for field, values in (("kind", kinds), ("record_id", record_ids)):
        if values is not None:
            limited = query.term_set_query(schema, field, sorted(values))
            parts.append((occur.Must, query.const_score_query(limited, 0.0)))
    return query.boolean_query(parts)
