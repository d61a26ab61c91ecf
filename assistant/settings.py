"""The settings of one installation. The only file that reads the environment."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError


class Settings(BaseSettings):
    """All settings, read once. Prefix FIFTYSIX_, but for the two that every OpenAI client shares.

    `.env.example` lists them; a file `.env` beside it is read where there is one.
    """

    model_config = SettingsConfigDict(
        env_prefix="FIFTYSIX_",
        # Beside app.py; what the environment says comes first, and an empty value is no value.
        env_file=Path(__file__).resolve().parent.parent / ".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
    )

    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("fiftysix", appauthor=False)),
        description="Folder for the database and the search cache.",
    )
    database_url: str | None = Field(None, description="SQLite file in the data folder, or postgresql://HOST/NAME.")
    embedding: Literal["minilm", "wordllama", "openai"] = Field("minilm", description="How passages get their vectors.")
    embedding_model: str = Field("text-embedding-3-small", description="Its model, where embedding is openai.")
    weights_folder: Path | None = Field(None, description="Folder of minilm's weights and tokenizer.")
    model: str | None = Field(None, description="Chat model: NAME or PROVIDER:NAME. Unset: none.")
    model_timeout_seconds: float = Field(30.0, gt=0, description="Longest silence of the model, in seconds.")
    model_total_seconds: float = Field(90.0, gt=0, description="Longest reply of the model, in seconds.")
    prompts_folder: Path | None = Field(None, description="Folder of prompt files. Unset: the ones beside app.py.")
    today: date | None = Field(None, description="A fixed day, YYYY-MM-DD, for demonstrations. Unset: today.")
    user_name: str = Field("This office", description="Who is named in the history while there are no accounts.")
    origin: str | None = Field(None, description="Public address of the app, where a proxy stands before it.")
    max_upload_mb: int = Field(20, gt=0, le=200, description="Largest file that may be uploaded, in megabytes.")
    openai_api_key: SecretStr | None = Field(None, validation_alias="OPENAI_API_KEY", description="The endpoint's key.")
    openai_base_url: str | None = Field(None, validation_alias="OPENAI_BASE_URL", description="Its address.")

    @cached_property
    def database_address(self) -> str:
        """The address of the database: the setting, else a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'fiftysix.db'}"

    @property
    def cache_folder(self) -> Path:
        """Where the search cache and built embedding graphs live."""
        return self.data_dir / "cache"

    @property
    def search_folder(self) -> Path:
        """Where the serving process keeps its search cache."""
        return self.cache_folder / "search"

    @property
    def key(self) -> str | None:
        """The endpoint's key in clear, None where there is none."""
        return self.openai_api_key.get_secret_value() if self.openai_api_key else None


def read_settings(*, data_dir: Path | None = None) -> Settings:
    """The settings of the environment, with the data folder of the command line where one is given.

    Raises SettingsError naming the setting that cannot be used.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        name = name if name.startswith(("OPENAI_", "FIFTYSIX_")) else f"FIFTYSIX_{name}"
        raise SettingsError(
            f"The setting {name} cannot be used: {first['msg'].lower()}.", "The README lists every setting."
        ) from error
    return settings.model_copy(update={"data_dir": data_dir}) if data_dir else settings
