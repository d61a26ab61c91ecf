"""Where real parts are chosen: settings in, a desk out. Heavy parts are made when they are first needed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.desk import Desk, Workplace
from assistant.desk.workplace import Finder
from assistant.draft_store import DraftStore, OfficeStore
from assistant.errors import SettingsError
from assistant.migrations import upgrade
from assistant.settings import Settings
from index.archive import Archive
from index.database import Database
from index.embedding import Embedding, OpenAIEndpoint, make_embedding
from index.generations import Generations
from index.retrieval import Search
from index.stored_passages import StoredPassages
from index.upkeep import bring_up_to_date

if TYPE_CHECKING:
    from assistant.drafting.modelled import ModelDrafter

PROMPTS = Path(__file__).resolve().parent.parent / "prompts"


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Site:
    """A serving installation: the desk, and the search cache that this process owns."""

    desk: Desk
    generations: Generations
    settings: Settings

    def follow(self) -> None:
        """Check or build the search cache and follow the database from now on; search is exact until then."""
        self.generations.start_following()

    def close(self) -> None:
        """Stop following, give the cache and the database back."""
        self.generations.close()
        self.desk.work.archive.database.close()


def build(settings: Settings, *, now: Callable[[], datetime] = utc_now) -> Desk:
    """The desk of an installation, for one command: searches exactly and owns no cache.

    Raises SettingsError for a data folder that cannot be made, DatabaseError for the database.
    """
    database = open_database(settings)
    archive = Archive(database, now)
    embedding = cache(lambda: embedding_of(settings))

    @cache
    def search() -> Finder:
        made = embedding()
        # Another embedding than the one that took the records in finds its vectors made here.
        bring_up_to_date(archive, made)
        return Search(StoredPassages(database, made.name, made.dimensions), made)

    return Desk(_workplace(settings, archive, embedding, search, now))


def build_site(settings: Settings, *, now: Callable[[], datetime] = utc_now) -> Site:
    """A serving installation that does not follow yet.

    Raises AlreadyServedError where another process serves from this data folder.
    """
    archive = Archive(open_database(settings), now)
    embedding = embedding_of(settings)
    generations = Generations(settings.search_folder, archive, embedding)
    generations.open()
    desk = Desk(_workplace(settings, archive, lambda: embedding, generations.searcher, now))
    return Site(desk, generations, settings)


def _workplace(
    settings: Settings,
    archive: Archive,
    embedding: Callable[[], Embedding],
    search: Callable[[], Finder],
    now: Callable[[], datetime],
) -> Workplace:
    database = archive.database
    return Workplace(
        archive=archive,
        store=DraftStore(database, now),
        office=OfficeStore(database, now),
        embedding=embedding,
        search=search,
        drafter=cache(lambda: _drafter(settings)),
        now=now,
        search_folder=settings.search_folder,
        model_name=settings.model,
        fixed_day=settings.today,
    )


def open_database(settings: Settings) -> Database:
    """The database, with the newest schema."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The data folder {folder} cannot be made: {error.strerror}.", "Choose another with --data DIR."
        ) from error
    database = Database(settings.database_address)
    upgrade(database)
    return database


def embedding_of(settings: Settings) -> Embedding:
    """The embedding that the settings name; its weights load at the first use."""
    endpoint = None
    if settings.embedding == "openai" and (settings.key or settings.openai_base_url):
        endpoint = OpenAIEndpoint(settings.embedding_model, settings.key or "none", settings.openai_base_url)
    return make_embedding(
        settings.embedding,
        cache_folder=settings.cache_folder / "embedding",
        weights_folder=settings.weights_folder,
        openai=endpoint,
    )


def _drafter(settings: Settings) -> "ModelDrafter | None":
    if not settings.model:
        return None
    from assistant.drafting.modelled import ModelDrafter
    from assistant.model import Patience, make_model
    from assistant.prompting import Prompts

    patience = Patience(read_seconds=settings.model_timeout_seconds, total_seconds=settings.model_total_seconds)
    model = make_model(settings.model, api_key=settings.key, base_url=settings.openai_base_url, patience=patience)
    if model is None:
        raise SettingsError(
            f"FIFTYSIX_MODEL names {settings.model}, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set.",
            "Set one of them, or unset FIFTYSIX_MODEL to draft without a model.",
        )
    return ModelDrafter(model, Prompts(settings.prompts_folder or PROMPTS))
