"""What the archive lacks for this version and this embedding: passages split anew, vectors made once."""

from collections.abc import Sequence

from index.archive import Archive
from index.archive_rows import Vector
from index.embedding import Embedding
from index.passages import Passage

RECORDS_A_BATCH = 32
PASSAGES_A_BATCH = 256


def bring_up_to_date(archive: Archive, embedding: Embedding) -> int:
    """How many passages were embedded because this model, or this way of splitting, had not seen them.

    Cheap where nothing is missing. Raises EmbeddingError and DatabaseError.
    """
    while archive.split_again(RECORDS_A_BATCH):
        pass
    count = 0
    while missing := archive.without_embedding(embedding.name, PASSAGES_A_BATCH):
        vectors = embed(missing, embedding)
        archive.add_embeddings(embedding.name, vectors, [passage.record_id for passage in missing])
        count += len(vectors)
    return count


def embed(passages: Sequence[Passage], embedding: Embedding) -> dict[str, Vector]:
    """The vectors of these passages by digest. Raises EmbeddingError."""
    # Equal texts have equal digests, and go to the model once.
    texts = {passage.digest: passage.text for passage in passages}
    return dict(zip(texts, embedding.passages(list(texts.values())), strict=True)) if texts else {}
