"""A small town's news: a site that has every kind of page."""

from tests.builder import SiteBuilder
from tests.pictures import picture

EVERYTHING = """\
Mở đầu có chú thích.[^1]

## Đường đi

Đi từ [bài trước](../../../2023/09/hoi-nghi.md) tới [trang chủ](/).

![Cầu mới](cau.jpg "Cầu mới nhìn từ bờ bắc.")

## Ấn tượng

![Thuyền một](cau.jpg "Thuyền thứ nhất.")
![Thuyền hai](thuyen.png "Thuyền thứ hai.")

### Ở bến

| Xã | Diện tích |
| --- | ---: |
| An Điền | 1,5 |

## Đường đi

> “Vui lắm!” – một cụ bà nói.

[^1]: Theo biên bản họp.
"""


def write_town(site: SiteBuilder) -> SiteBuilder:
    """Write twelve articles of two categories, three authors and two years, and two pages."""
    site.article(
        "2023/09/hoi-nghi",
        "Sáng 12/9, hội nghị đã diễn ra.\n\nĐại biểu về dự đông đủ.\n",
        title="Hội nghị tổng kết",
        date="12/09/2023 | 11:21",
        views="1.850",
        authors=["Thu Hà"],
    )
    site.article(
        "2024/02/cau-moi/index",
        EVERYTHING,
        title="Cầu mới & bến cũ",
        date="2024-02-03T08:30:00+07:00",
        category="van-hoa",
        summary="Cây cầu mới nối hai bờ.",
        authors=["Thu Hạ (Đài Truyền thanh)", {"name": "Đức Ân"}],
        views="9400",
        image={"src": "cau.jpg", "alt": "Cầu mới", "caption": "Buổi sáng", "credit": "Đức Ân"},
        tags=["cầu", "lễ hội"],
        documents=["168/KH-UBND"],
        aliases=["/tin/cau-moi.html"],
        updated="2024-02-05",
        featured=True,
        source={"name": "Báo tỉnh", "url": "https://bao.example.vn/cau"},
    )
    site.file("content/2024/02/cau-moi/cau.jpg", picture(240, 160))
    site.file("content/2024/02/cau-moi/thuyen.png", picture(120, 80, "PNG"))
    site.article("2024/02/thong-bao", category="tin-tuc", featured=True, views="12")
    for month in range(1, 10):
        site.article(
            f"2023/0{month}/le-hoi",
            title=f"Lễ hội tháng {month}",
            category="van-hoa",
            authors=["Thu Hà"] if month % 2 else [],
            views=str(100 * month),
        )
    site.page("gioi-thieu", "## Lịch sử\n\nKho tin có từ năm 2023.\n", title="Giới thiệu")
    site.page("contact", "Write to us.\n", title="Contact", language="en")
    site.config("pictures", widths=[100, 200])
    return site.config(
        "footer", lines=["Số 1 đường Lớn"], links=[{"name": "Liên hệ", "url": "/contact/"}]
    )
