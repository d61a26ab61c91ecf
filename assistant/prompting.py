"""Prompts as reviewed text files: loaded, checked and filled in. No prompt text stands in Python.

A file `prompts/NAME.md` has YAML front matter (name, version, purpose, variables, sample) and two
parts under the headings "# System" and "# Request". `{NAME}` on a line of its own includes another
file's text. Variables are `$name` (string.Template): values are never read as templates. A variable of
kind "data" comes from records or people and must stand inside a fence, `<data name="...">` to `</data>`;
nothing in a value can close the fence.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import Template
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.drafts.texts import PromptUsed
from assistant.errors import PromptError

VariableKind = Literal["data", "word"]

_FRONT = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_PARTS = re.compile(r"\s*# System\n(.*?)\n# Request\n(.*)", re.DOTALL)
_INCLUDE = re.compile(r"^\{([a-z_]+)\}$", re.MULTILINE)
_FENCED = re.compile(r'<data name="[a-z_]+">\n(.*?)\n</data>', re.DOTALL)
_FENCE_LIKE = re.compile(r"[<＜‹﹤](?=\s*[/／]?\s*data\b|[|｜])", re.IGNORECASE)


@dataclass(frozen=True)
class Rendered:
    """A prompt ready to send: what the model is told about its task, what is asked, and which file made it."""

    system: str
    request: str
    used: PromptUsed

    @property
    def text(self) -> str:
        """Both parts, as a person would read them."""
        return f"{self.system}\n\n{self.request}"


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: str
    purpose: str
    variables: dict[str, VariableKind] = {}
    sample: dict[str, str] = {}


@dataclass(frozen=True)
class Prompt:
    """One prompt file with its includes put in; `digest` is SHA-256 of its whole text, in hexadecimal."""

    name: str
    version: str
    purpose: str
    variables: Mapping[str, VariableKind]
    sample: Mapping[str, str]
    system: str
    request: str
    digest: str

    def render(self, values: Mapping[str, str]) -> Rendered:
        """The prompt with these values. Raises PromptError where they are not exactly its variables."""
        missing, unexpected = sorted(set(self.variables) - set(values)), sorted(set(values) - set(self.variables))
        if missing or unexpected:
            said = [
                f"{what} {', '.join(names)}"
                for what, names in (("missing", missing), ("unexpected", unexpected))
                if names
            ]
            raise PromptError(f"Prompt {self.name}: {'; '.join(said)}.", f"Its variables: {', '.join(self.variables)}.")
        safe = {name: as_data(value) for name, value in values.items()}
        used = PromptUsed(self.name, self.version, self.digest)
        return Rendered(Template(self.system).substitute(safe), Template(self.request).substitute(safe), used)


class Prompts:
    """The prompts of one folder, each read, checked and tried with its sample when it is first used."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder

    @property
    def names(self) -> tuple[str, ...]:
        """The prompts that stand in the folder, in the order of the alphabet. Includes are not among them."""
        return tuple(name for name, prompt in self._all.items() if prompt.request)

    @property
    def versions(self) -> dict[str, tuple[str, str]]:
        """Name to version and digest of every file, includes too: what `versions.lock` holds."""
        return {name: (prompt.version, prompt.digest) for name, prompt in self._all.items()}

    def prompt(self, name: str) -> Prompt:
        """The prompt of this name. Raises PromptError where there is none, or where the file cannot be used."""
        if name not in self._all:
            raise PromptError(
                f"There is no prompt {name} in {self._folder}.", f"It has: {', '.join(self._all) or 'none'}."
            )
        return self._all[name]

    def render(self, name: str, **values: str) -> Rendered:
        """The named prompt with these values. Raises PromptError where name or values do not match."""
        return self.prompt(name).render(values)

    @cached_property
    def _all(self) -> dict[str, Prompt]:
        return {path.stem: self._load(path.stem) for path in sorted(self._folder.glob("*.md")) if path.stem != "README"}

    def _read(self, name: str) -> tuple[_Front, str]:
        path = self._folder / f"{name}.md"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PromptError(f"Prompt {name} cannot be read: {path}.", "Restore the prompts folder.") from error
        match = _FRONT.fullmatch(text.replace("\r\n", "\n"))
        if not match:
            raise PromptError(f"Prompt {name} has no front matter between two lines of ---.", f"See {path}.")
        try:
            front = _Front.model_validate(yaml.safe_load(match[1]))
        except (ValidationError, yaml.YAMLError) as error:
            reason = " ".join(str(error).split())[:160]
            raise PromptError(f"Prompt {name}: its front matter cannot be used: {reason}", f"See {path}.") from error
        if front.name != name:
            raise PromptError(f"Prompt {name} calls itself {front.name}.", "Name and file name must be the same.")
        return front, match[2]

    def _load(self, name: str) -> Prompt:
        front, own = self._read(name)
        body = _INCLUDE.sub(lambda match: self._included(name, match[1]), own)
        digest = hashlib.sha256(f"{front.model_dump_json()}\n{body}".encode()).hexdigest()
        parts = _PARTS.fullmatch(body)
        system, request = (parts[1].strip(), parts[2].strip()) if parts else (body.strip(), "")
        prompt = Prompt(name, front.version, front.purpose, front.variables, front.sample, system, request, digest)
        if parts:
            _check(prompt)
        return prompt

    def _included(self, name: str, other: str) -> str:
        if other == name:
            raise PromptError(f"Prompt {name} includes itself.", "Name another file.")
        text = self._read(other)[1].strip()
        if _INCLUDE.search(text) or "$" in text:
            raise PromptError(f"Prompt {other} is included by {name}, so it may neither include nor have variables.")
        return text


def _check(prompt: Prompt) -> None:
    whole = f"{prompt.system}\n{prompt.request}"
    if not Template(whole).is_valid():
        raise PromptError(f"Prompt {prompt.name} has a $ that starts no variable.", "Write $$ for a dollar sign.")
    found = set(Template(whole).get_identifiers())
    if found != set(prompt.variables):
        wrong = ", ".join(sorted(found ^ set(prompt.variables)))
        raise PromptError(f"Prompt {prompt.name}: text and front matter differ in the variables: {wrong}.")
    outside = set(Template(_FENCED.sub("", prompt.request)).get_identifiers()) | set(
        Template(prompt.system).get_identifiers()
    )
    loose = sorted(name for name in outside if prompt.variables[name] == "data")
    if loose:
        raise PromptError(f"Prompt {prompt.name}: data outside a fence: {', '.join(loose)}.", "Put it inside <data>.")
    prompt.render(prompt.sample)


def as_data(value: str) -> str:
    """The value without invisible characters, and without anything that could close or open a fence or a role."""
    plain = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return _FENCE_LIKE.sub("(", plain).replace("[INST]", "(INST]").replace("[/INST]", "(/INST]")


def lock_text(versions: Mapping[str, tuple[str, str]]) -> str:
    """The text of `versions.lock`: one line a prompt, name, version and digest."""
    return "".join(f"{name} {version} {digest}\n" for name, (version, digest) in sorted(versions.items()))


def changed_without_version(lock: str, versions: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """The prompts whose text is not the locked one although the version is, or that the lock does not know."""
    locked = {line.split()[0]: tuple(line.split()[1:3]) for line in lock.splitlines() if line.strip()}
    return tuple(
        name
        for name, (version, digest) in sorted(versions.items())
        if name not in locked or (locked[name] != (version, digest))
    )
