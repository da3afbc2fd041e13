import pytest

from khotin.offices import is_office


@pytest.mark.parametrize(
    "name",
    [
        "Trung tâm VHTT&TT huyện",
        "TRUNG TÂM VĂN HÓA",
        "Phòng Giáo dục và Đào tạo",
        "Ban Tuyên giáo Huyện ủy",
        "Ban Biên tập",
        "Đài Truyền thanh huyện",
        "UBND xã Cẩm Vân",
        "Uỷ ban nhân dân huyện",
        "Huyện đoàn",
        "Huyện uỷ",
        "Công an huyện",
        "Hội LHPN huyện",
        "VHTT&TT",
        "Đoàn Thanh niên",
        "Báo Lam Giang",
    ],
)
def test_an_office_is_known_by_how_its_name_begins(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize(
    "name",
    ["Thu Mai", "Đoàn Văn Hậu", "Ban Mai", "Đài Trang", "Công Phượng", "Ủy", "T.T.", "…", "Văn An"],
)
def test_anybody_else_is_a_person(name: str) -> None:
    assert not is_office(name)
