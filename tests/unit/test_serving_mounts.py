from pathlib import Path

import pytest

from khotin.serving import mounts

MOUNTS = r"""overlay / overlay rw 0 0
proc /proc proc rw 0 0
C:\134 /mnt/c 9p rw 0 0
//may/tin /srv/tin\040huyen cifs rw 0 0
disk /srv/tin\040huyen/may ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a", "overlay"),
        ("/mnt/c/tin", "9p"),
        ("/mnt/cd", "overlay"),
        ("/srv/tin huyen/content", "cifs"),
        ("/srv/tin huyen/may/content", "ext4"),
    ],
)
def test_the_nearest_mount_decides(path: str, kind: str) -> None:
    assert mounts.kind_of(MOUNTS, path) == kind


def test_a_network_drive_tells_nothing_and_a_disk_of_the_machine_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    monkeypatch.setattr(mounts, "_MOUNTS", table)
    table.write_text(f"a / ext4 rw 0 0\nb {tmp_path.resolve()} nfs4 rw 0 0\n", "utf-8")
    assert mounts.tells_nothing(tmp_path)
    table.write_text("a / ext4 rw 0 0\n", "utf-8")
    assert not mounts.tells_nothing(tmp_path)


def test_where_mounts_are_not_listed_the_system_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mounts, "_MOUNTS", tmp_path / "none")
    assert not mounts.tells_nothing(tmp_path)
