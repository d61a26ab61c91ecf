"""A file is written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import ExportError
from assistant.export import to_bytes, write
from assistant.export.files import write_whole


def test_what_is_written_is_what_was_made_and_nothing_else_is_left(short_record, tmp_path):
    target = tmp_path / "form.docx"
    target.write_bytes(b"an older one")
    write(short_record, target, "docx", draft=False)
    assert target.read_bytes() == to_bytes(short_record, "docx", draft=False)
    assert os.listdir(tmp_path) == ["form.docx"]


def test_a_new_file_has_the_rights_that_any_new_file_has(short_record, tmp_path):
    (tmp_path / "other").write_text("x")
    write(short_record, tmp_path / "form.txt", "txt", draft=False)
    assert (tmp_path / "form.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_missing_folder_is_one_clear_line(short_record, tmp_path):
    with pytest.raises(ExportError) as caught:
        write(short_record, tmp_path / "none" / "form.txt", "txt", draft=False)
    assert caught.value.message == f"{tmp_path / 'none' / 'form.txt'} cannot be written: its folder does not exist."
    assert caught.value.hint


def test_a_folder_in_the_files_place_is_one_clear_line_and_leaves_nothing(tmp_path):
    (tmp_path / "form.txt").mkdir()
    with pytest.raises(ExportError, match="a folder has that name"):
        write_whole(tmp_path / "form.txt", b"x")
    assert os.listdir(tmp_path) == ["form.txt"]


def test_a_file_in_the_folders_place_is_one_clear_line(tmp_path):
    (tmp_path / "form").write_text("x")
    with pytest.raises(ExportError, match="its folder is a file"):
        write_whole(tmp_path / "form" / "form.txt", b"x")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_clear_line(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="you may not write there"):
        write_whole(tmp_path / "form.txt", b"x")


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from assistant.errors import ExportError
from assistant.export.files import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 5000)
except ExportError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs the limits of a POSIX system")
def test_a_disk_that_takes_no_more_keeps_the_old_file_and_leaves_nothing_half_written(tmp_path):
    target = tmp_path / "form.txt"
    target.write_bytes(b"the old one")
    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert told.stdout == f"{target} cannot be written: the file would be larger than this disk allows.\n"
    assert target.read_bytes() == b"the old one"
    assert os.listdir(tmp_path) == ["form.txt"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 kB, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(options, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_one_clear_line_and_leaves_nothing(small_disk):
    (small_disk / "form.txt").write_bytes(b"the old one")
    with pytest.raises(ExportError, match="there is no room left on the disk"):
        write_whole(small_disk / "form.txt", b"x" * 200_000)
    assert os.listdir(small_disk) == ["form.txt"]
    assert (small_disk / "form.txt").read_bytes() == b"the old one"
