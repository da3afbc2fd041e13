import json
from pathlib import Path
from random import Random

from bench.finding import judged
from bench.finding.gathering import gather
from bench.finding.names import names
from bench.finding.numbers import Document, documents, numbers
from bench.finding.question import Question
from bench.finding.texts import Text
from bench.finding.titles import titles
from bench.finding.topics import topics

TEXTS = [
    Text("2020/01/a", "Xã Bình Khê mở hội làng", "Ông Lê Văn Tám nói. Sáng nay ông Lê Văn Tám đi"),
    Text("2020/01/b", "Tin vắn", "Bà Trần Thị Bưởi gặp Lê Văn Tám, theo Chỉ thị số 24-CT/TU"),
    Text("2020/02/c", "Giao ban", "theo 24-CT/TU và Chỉ thị 24/2019/CT-TTg, có 12 việc"),
    Text("2020/02/d", "Hội làng ở xã Bình Khê", "chúng tôi nhắc chỉ thị 24 ở đây"),
]


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - a sample, no secret


def answers(questions: list[Question]) -> dict[str, set[str]]:
    return {one.text: {path[-1] for path in one.answers} for one in questions}


def test_names_are_those_that_begin_no_sentence_with_all_articles_that_hold_them() -> None:
    assert answers(names(TEXTS, 10, seeded(1))) == {"Lê Văn Tám": {"a", "b"}}


def test_names_that_many_hold_are_left_out() -> None:
    many = [Text(f"2020/01/{n}", "", "gặp Lê Văn Tám ở") for n in range(13)]
    assert names(many, 10, seeded(1)) == []
    assert len(names(many[:12], 10, seeded(1))[0].answers) == 12


def test_topics_are_four_or_five_words_in_small_letters() -> None:
    found = topics(TEXTS, 20, seeded(1))
    assert found
    for one in found:
        assert one.text == one.text.lower()
        assert one.text.count(" ") in {3, 4}
        assert {path[-1] for path in one.answers} == {"d"}


def test_documents_are_numbers_with_a_year_or_two_groups_of_letters() -> None:
    found = list(documents("Nghị định số 59/2019/NĐ-CP, 24-CT/TU; trận 2-0, ngày 5/2019, 7-VN"))
    assert found == [
        Document("59/2019/NĐ-CP", "59/2019", "NĐ-CP", "nghị định"),
        Document("24-CT/TU", "24", "CT/TU", ""),
    ]


def test_a_document_is_asked_in_every_shape() -> None:
    asked = answers(numbers(TEXTS[:3], 10, seeded(1)))
    assert {text: held for text, held in asked.items() if "2019" not in text} == {
        "24-CT/TU": {"b", "c"},
        "24 CT TU": {"b", "c"},
        "24-ct/tu": {"b", "c"},
        "ct/tu 24": {"b", "c"},
        "chỉ thị 24": {"b", "c"},
    }
    assert asked["chỉ thị 24/2019"] == asked["ct-ttg 24/2019"] == {"c"}


def test_kind_and_number_mean_every_article_that_says_them() -> None:
    assert answers(numbers(TEXTS, 10, seeded(1)))["chỉ thị 24"] == {"b", "c", "d"}


def test_a_title_is_asked_with_a_word_between_forgotten() -> None:
    one = Text("2020/01/a", "Xã Bình Khê mở", "")
    other = Text("2020/02/d", "Xã ta và Bình Khê đều mở", "")
    right = {"Xã Khê mở": {"a", "d"}, "Xã Bình mở": {"a", "d"}}
    asked: dict[str, set[str]] = {}
    for seed in range(9):
        asked |= answers(titles([one, other], 9, seeded(seed)))
    assert {text: asked[text] for text in right} == right
    assert all("d" in held for held in asked.values())


def test_half_remembered_titles_have_three_to_five_words_of_one_title() -> None:
    for seed in range(20):
        for asked in titles(TEXTS, 9, seeded(seed)):
            assert 3 <= len(asked.text.split()) <= 5
            assert asked.answers <= {"2020/01/a", "2020/02/d"}


def test_a_digest_is_the_beginning_of_blake2b_of_the_path() -> None:
    assert judged.digest("2023/09/le-khai-giang") == "543084bcba27"


def test_judged_questions_hold_digests_and_are_asked_where_their_articles_are() -> None:
    paths = [text.path for text in TEXTS]
    hidden = judged.hidden({"hội làng": ["2020/01/a", "2020/02/d"], "giao ban": ["2020/02/c"]})
    assert not any("2020" in answer for found in hidden.values() for answer in found)
    found = judged.natural(hidden, paths, 9, seeded(1))
    assert answers(found) == {"hội làng": {"a", "d"}, "giao ban": {"c"}}
    assert judged.natural(hidden, paths[:2], 9, seeded(1)) == []


def test_the_committed_questions_tell_nothing_of_their_archive() -> None:
    kept = json.loads(judged.FILE.read_text("utf-8"))
    assert len(kept) >= 80
    for found in kept.values():
        assert found
        assert all(len(answer) == 12 and int(answer, 16) >= 0 for answer in found)


def test_questions_of_a_file_keep_the_answers_that_are_there(tmp_path: Path) -> None:
    file = tmp_path / "names.json"
    file.write_text(
        json.dumps({"Lê Văn": ["2020/01/a", "2000/01/z"], "Xa": ["2000/01/z"]}), "utf-8"
    )
    found = gather(TEXTS, ["names", "natural"], 5, 1, {"names": file})
    assert found == [Question("names", "Lê Văn", frozenset({"2020/01/a"}))]


def test_the_same_seed_gives_the_same_questions_whatever_else_is_asked() -> None:
    alone = gather(TEXTS, ["titles"], 2, 7, {})
    assert gather(TEXTS, ["names", "topics", "numbers", "titles"], 2, 7, {})[-2:] == alone
