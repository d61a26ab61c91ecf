"""The one database: engine, transactions, the tables of past records, and the order of changes.

SQLite by default, PostgreSQL for a team on several machines. Both packages put their tables
into `metadata`. Nothing above this module sees an exception of a database's driver.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url

from index.database_errors import mapped
from index.errors import DatabaseError

BUSY_SECONDS = 10
CONNECT_SECONDS = 10
# Any constant that no other program uses on this database: the lock that puts changes in order.
CHANGES_LOCK = 56_1996_55

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(sa.types.TypeDecorator[datetime]):
    """A UTC instant that comes back with its time zone from either engine."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The instant in UTC. A time without a zone is a bug, told as ValueError."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The instant, in UTC. SQLite keeps no zone; we wrote UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


# SQLite counts by itself in an INTEGER column only.
COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")

records = sa.Table(
    "records",
    metadata,
    sa.Column("record_id", sa.Text, primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False, index=True),
    sa.Column("force", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("inspectorate", sa.Text),
    sa.Column("type", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("illustrative", sa.Boolean, nullable=False),
    # The statuses of its causes of concern, joined by commas: search asks for those of every record.
    sa.Column("concerns", sa.Text, nullable=False),
    sa.Column("json", sa.Text, nullable=False),
    # How its passages were split; another number than ours means that they are split again.
    sa.Column("passage_version", sa.Integer, nullable=False),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("sequence", sa.BigInteger, nullable=False),
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("passage_id", sa.Text, primary_key=True),
    sa.Column("record_id", sa.Text, sa.ForeignKey("records.record_id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False, index=True),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("digest", sa.String(64), nullable=False, index=True),
)

embeddings = sa.Table(
    "embeddings",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("model", sa.Text, primary_key=True),
    # Little-endian float32, one after another.
    sa.Column("vector", sa.LargeBinary, nullable=False),
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("sequence", COUNTER, primary_key=True, autoincrement=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index("ix_changes_kind_sequence", "kind", "sequence"),
    sqlite_autoincrement=True,
)


class Database:
    """One database, opened when first used. `url` is any SQLAlchemy address of SQLite or PostgreSQL."""

    def __init__(self, url: str) -> None:
        self._url = _address(url)
        self._engine = _engine(self._url)

    @property
    def engine(self) -> Engine:
        """The engine, for migrations only."""
        return self._engine

    @property
    def name(self) -> str:
        """What a message calls this database: the file, or the address without its password."""
        if self.is_sqlite:
            return self._url.database or "in memory"
        return self._url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a SQLite file."""
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which all reads see one moment. Raises DatabaseError."""
        # SQLite's deferred transaction is such a moment by itself.
        options: Mapping[str, Any] = (
            {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        with self._vendor_errors_mapped(), self._engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose work is committed whole when the block ends, and undone when it raises.

        Raises DatabaseFullError where the disk is full, DatabaseError for the rest; nothing is
        half-written. A breach of a key or of a foreign key is a bug and comes through as it is.
        """
        with self._vendor_errors_mapped(), self._engine.connect() as connection:
            connection.execution_options(fiftysix_writing=True)
            with connection.begin():
                yield connection

    def create_tables(self) -> None:
        """Make the tables that are missing. The product does this by migrations; tests by this."""
        with self.writing() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @contextmanager
    def _vendor_errors_mapped(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.DBAPIError as error:
            raise mapped(error, self.name, seconds=BUSY_SECONDS) from error
        except sa.exc.TimeoutError as error:
            raise DatabaseError(
                f"The database {self.name} has no free connection.", "Try again in a moment."
            ) from error


def lock_changes(connection: Connection) -> None:
    """Wait until this transaction is the only one that adds changes.

    Numbers are then given in the order of commits: nobody who has read up to a number
    can later miss a smaller one. SQLite's writing transaction is alone already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CHANGES_LOCK)))


def record_change(connection: Connection, kind: str, key: str, *, action: str, at: datetime) -> int:
    """The number of a new change, larger than all before it. `at` is a UTC instant."""
    lock_changes(connection)
    added = connection.execute(sa.insert(changes).values(kind=kind, key=key, action=action, at=at))
    key_made = added.inserted_primary_key
    assert key_made is not None  # a single-row insert always tells its key
    return int(key_made[0])


def _address(url: str) -> URL:
    for short in ("postgresql://", "postgres://"):
        if url.startswith(short):
            url = "postgresql+psycopg://" + url.removeprefix(short)
    try:
        address = make_url(url)
        known = address.get_backend_name() in ("sqlite", "postgresql")
    except (sa.exc.ArgumentError, ValueError) as error:
        raise DatabaseError(
            "The address of the database cannot be read.",
            "Write sqlite:///FOLDER/fiftysix.db or postgresql://USER:PASSWORD@HOST/NAME.",
        ) from error
    if not known:
        raise DatabaseError(
            f"The address of the database names “{address.get_backend_name()}”, which we do not support.",
            "Use SQLite (sqlite:///FILE) or PostgreSQL (postgresql://HOST/NAME).",
        )
    return address


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        connect_args = {"connect_timeout": CONNECT_SECONDS}
        return sa.create_engine(url, pool_pre_ping=True, pool_timeout=30, connect_args=connect_args)
    engine = sa.create_engine(url, pool_timeout=30, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN comes too late for a reader and too weak for a writer.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("fiftysix_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
