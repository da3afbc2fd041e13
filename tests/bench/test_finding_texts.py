from pathlib import Path

from bench.finding.holders import holders
from bench.finding.texts import Text, read, stretches, text
from bench.finding.toneless import toneless

SOURCE = """---
title: "Đảng bộ xã: **đại hội**"
summary: Sáng 5/9, ông Lê Văn Tám dự.
---

Ông *Lê* [Văn Tám](https://x.vn/y) về xã.
![Ảnh Bìa](a.jpg)

- Một việc
- Hai việc
"""


def test_an_article_is_its_title_summary_and_blocks() -> None:
    assert text("2023/09/x", SOURCE) == Text(
        "2023/09/x",
        "Đảng bộ xã: **đại hội**",
        "Đảng bộ xã: **đại hội**\n"
        "Sáng 5/9, ông Lê Văn Tám dự.\n"
        "Ông Lê Văn Tám về xã. •\n"
        "• Một việc • Hai việc",
    )


def test_text_is_composed() -> None:
    assert text("a", "---\ntitle: a\n---\nDa\u0302n").whole.endswith("Dân")


def test_stretches_end_where_something_stands_between_words() -> None:
    found = [
        (" ".join(one.words), one.opens) for one in stretches("Hôm qua, ông Tám đi. Mai về\nXa")
    ]
    assert found == [("Hôm qua", True), ("ông Tám đi", False), ("Mai về", True), ("Xa", True)]


def test_articles_are_read_where_they_are_wanted_and_from_folders_of_their_own(
    tmp_path: Path,
) -> None:
    for name in ("2023/09/a.md", "2023/09/b/index.md", "2023/10/c.md", "pages/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SOURCE, "utf-8")
    found = read(tmp_path, lambda path: not path.endswith("/c"))
    assert [one.path for one in found] == ["2023/09/a", "2023/09/b"]


def test_holders_have_the_words_side_by_side() -> None:
    texts = [
        Text("a", "", "gặp Lê Văn Tám ở"),
        Text("b", "", "lê văn tám"),
        Text("c", "", "Lê Văn, Tám\nLê\nVăn Tám"),
    ]
    assert holders(["Lê Văn Tám"], texts, as_written=True) == {"Lê Văn Tám": {"a"}}
    assert holders(["lê văn tám"], texts, as_written=False) == {"lê văn tám": {"a", "b"}}


def test_toneless_is_small_letters_without_marks() -> None:
    assert toneless("Đảng bộ 59/2019/NĐ-CP") == "dang bo 59/2019/nd-cp"
