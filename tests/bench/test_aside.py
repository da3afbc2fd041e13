from pathlib import Path

from bench import aside


def test_what_was_put_aside_stays_until_all_is_measured(tmp_path: Path) -> None:
    site = tmp_path / "1000"
    with aside.kept(tmp_path):
        for text in ("một", "hai"):
            (site / "public").mkdir(parents=True)
            (site / "public" / "a").write_text(text, "utf-8")
            aside.put(site / "public", site)
            assert not (site / "public").exists()
        kept = sorted(path.read_text("utf-8") for path in site.rglob("a"))
        assert kept == ["hai", "một"]
    assert list(site.iterdir()) == []


def test_what_is_not_there_is_not_put_aside(tmp_path: Path) -> None:
    aside.put(tmp_path / "public", tmp_path)
    assert list(tmp_path.iterdir()) == []
