import pytest
from hypothesis import given
from hypothesis import strategies as st

from khotin import counts
from khotin.problems import Invalid
from tests.unit.making import article

ADDRESSES = st.from_regex(r"/[0-9]{4}/[0-9]{2}/[a-z0-9-]{1,8}/", fullmatch=True)


def wrong(text: str) -> list[str]:
    """Give the problems of a file as `line:column code`."""
    with pytest.raises(Invalid) as caught:
        counts.read(text.encode())
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in caught.value.problems]


@given(st.dictionaries(ADDRESSES, st.integers(0, 10**12 - 1)))
def test_what_is_written_is_read_again(known: dict[str, int]) -> None:
    assert counts.read(counts.write(known)) == known


def test_it_is_written_in_one_way_sorted_by_address() -> None:
    data = counts.write({"/2023/10/b/": 2, "/2023/09/a/": 1850})
    assert data == b"path,views\n/2023/09/a/,1850\n/2023/10/b/,2\n"


@pytest.mark.parametrize(
    "text",
    [
        "path,views\n/a/,1850\n/b/,7\n",
        "/a/,1850\n/b/,7",
        "\ufeffpath;views\r\n/a/;1850\r\n/b/;7\r\n",
        "path\tviews\n/a/\t1.850\n/b/\t7\n",
        "Địa chỉ;Lượt xem;\n/a/;1.850;\n;;\n/b/; 7;\n",
        "Đường dẫn/URL;Lượt xem\n/a/;1850\n/b/;7\n",
        'path,views\n"/a/","1,850"\n\n/b/,7\n',
    ],
)
def test_what_a_spreadsheet_made_of_it_is_read_the_same(text: str) -> None:
    assert counts.read(text.encode()) == {"/a/": 1850, "/b/": 7}


@pytest.mark.parametrize("data", [b"", b"path,views\n", b"\n\n"])
def test_a_file_without_lines_counts_nothing(data: bytes) -> None:
    assert counts.read(data) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("path,views\n/a/,nhiều\n", ["2:5 not-count"]),
        ("path,views\n/a/,-3\n", ["2:5 not-count"]),
        ("path,views\n/a/,\n", ["2:4 not-count"]),
        ("/a/,1.85\n", ["1:5 not-count"]),
        ("path,views\n/a/\n", ["2:1 not-views"]),
        ("path,views\n/a/,1,2\n", ["2:1 not-views"]),
        ("path,views\na,1\n", ["2:1 not-views"]),
        ("path,views\npath,views\n", ["2:1 not-views"]),
        ("path,views\n/a/,1\n/b/,2\n/a/,3\n", ["4:1 duplicate-key"]),
        ("/a/,x\n/b/,y\n", ["1:5 not-count", "2:5 not-count"]),
    ],
)
def test_every_damaged_line_is_told_at_its_place(text: str, told: list[str]) -> None:
    assert wrong(text) == told


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_another_encoding_is_told(encoding: str) -> None:
    with pytest.raises(Invalid) as caught:
        counts.read("địa chỉ,số\n".encode(encoding, "replace"))
    assert [p.code for p in caught.value.problems] == ["encoding"]


@given(st.binary(max_size=60))
def test_whatever_stands_there_is_read_or_told(data: bytes) -> None:
    found, places = {}, set()
    try:
        found = counts.read(data)
    except Invalid as error:
        places = {p.place.path for p in error.problems}
    assert places <= {"data/views.csv"}
    assert all(address.startswith("/") and views >= 0 for address, views in found.items())


def test_an_article_takes_the_larger_number() -> None:
    less, more, none = (article(n, views=100) for n in ("it", "nhieu", "khong"))
    known = {less.address: 99, more.address: 101, "/2020/01/da-xoa/": 5}
    found = counts.counted([less, more, none], known)
    assert [a.views for a in found] == [100, 101, 100]
    assert found[0] is less
    assert found[2] is none


def test_an_article_with_another_number_has_another_face_and_digest() -> None:
    one = article("mot")
    faces = {counts.counted([one], {one.address: n})[0].face for n in (0, 1, 2)}
    digests = {counts.counted([one], {one.address: n})[0].digest for n in (0, 1, 2)}
    assert len(faces) == len(digests) == 3
