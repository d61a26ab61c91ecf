"""The ceilings that keep the code readable, each as a rule that a script can check."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    *sorted(
        path
        for folder in ("assistant", "index")
        for path in (ROOT / folder).rglob("*.py")
        # A migration is a record of what was done once, not code to read.
        if "versions" not in path.parts
    ),
    ROOT / "app.py",
]
ONLY = {
    "chromadb": {"index/vectors.py"},
    "tantivy": {"index/words.py"},
    "gradio": {"app.py", "assistant/screens/"},
    "openai": {"assistant/model.py", "assistant/model_errors.py", "index/embedding/"},
    "langchain": {"assistant/model.py", "assistant/model_errors.py", "index/embedding/"},
    "langchain_openai": {"assistant/model.py", "index/embedding/"},
    "langchain_chroma": {"index/measuring.py", "index/benchmark.py"},
}
BROAD_EXCEPTS = {"assistant/__main__.py", "assistant/screens/failures.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module", params=MODULES, ids=name_of)
def module(request: pytest.FixtureRequest) -> tuple[Path, ast.Module]:
    path: Path = request.param
    return path, ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_a_module_has_at_most_300_lines(module: tuple[Path, ast.Module]) -> None:
    assert len(module[0].read_text(encoding="utf-8").splitlines()) <= 300


def test_a_function_has_at_most_50_lines(module: tuple[Path, ast.Module]) -> None:
    long = [node.name for node in functions(module[1]) if (node.end_lineno or 0) - node.lineno + 1 > 50]
    assert not long


def test_a_function_of_a_library_has_at_most_six_parameters_that_must_be_told_apart(
    module: tuple[Path, ast.Module],
) -> None:
    # A command's parameters are its options; keyword-only ones with a default need not be remembered.
    if name_of(module[0]).startswith("assistant/commands/"):
        return
    many = []
    for node in functions(module[1]):
        required = sum(default is None for default in node.args.kw_defaults)
        positional = [a.arg for a in node.args.posonlyargs + node.args.args if a.arg not in ("self", "cls")]
        if len(positional) + required > 6:
            many.append(node.name)
    assert not many


def test_broad_excepts_stand_in_two_named_places(module: tuple[Path, ast.Module]) -> None:
    broad = [
        node
        for node in ast.walk(module[1])
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert not broad or name_of(module[0]) in BROAD_EXCEPTS


def test_no_module_changes_state_of_its_own(module: tuple[Path, ast.Module]) -> None:
    assert not [node for node in ast.walk(module[1]) if isinstance(node, ast.Global)]


def test_only_the_settings_read_the_environment(module: tuple[Path, ast.Module]) -> None:
    text = module[0].read_text(encoding="utf-8")
    if name_of(module[0]) != "assistant/settings.py":
        assert not re.search(r"os\.environ\[|os\.environ\.get|os\.getenv", text)


@pytest.mark.parametrize("library", sorted(ONLY))
def test_a_heavy_library_is_imported_in_its_own_place_only(library: str) -> None:
    importing = re.compile(rf"^\s*(?:from|import) {library}(?:[ .]|$)", re.M)
    found = [name_of(path) for path in MODULES if importing.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if not any(name.startswith(place) for place in ONLY[library])] == []


def test_public_things_say_what_they_give(module: tuple[Path, ast.Module]) -> None:
    tree = module[1]
    bare = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            bare.append(node.name)
        if isinstance(node, ast.ClassDef):
            bare += [
                f"{node.name}.{part.name}"
                for part in node.body
                if isinstance(part, ast.FunctionDef) and not part.name.startswith("_") and not ast.get_docstring(part)
            ]
    assert not bare


def test_no_prompt_text_stands_in_python(module: tuple[Path, ast.Module]) -> None:
    text = module[0].read_text(encoding="utf-8")
    assert not re.search(r"\b(You are an?|As an AI|Answer only with|Your task is)\b", text)


def test_names_are_the_fields_own(module: tuple[Path, ast.Module]) -> None:
    names = {node.name.lower() for node in ast.walk(module[1]) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names.add(module[0].stem)
    banned = re.compile(r"(^|_)(chunk|chunks|utils?|helpers?|manager|misc)(_|$)")
    assert not [name for name in names if banned.search(name)]
