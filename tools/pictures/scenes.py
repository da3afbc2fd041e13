"""The list of pictures the program can draw."""

from __future__ import annotations

from collections.abc import Callable

from . import (
    bridge,
    communal_house,
    dyke,
    gardens,
    gate,
    halls,
    health,
    lake,
    library,
    market,
    office,
    paddy,
    pottery,
    regatta,
    road,
    school,
    weaving,
)
from .canvas import Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    "canh-dong-lua": paddy.canh_dong_lua,
    "cho-phien": market.cho_phien,
    "de-huu-may": dyke.de_huu_may,
    "truong-tieu-hoc": school.truong_tieu_hoc,
    "dinh-van-tri": communal_house.dinh_van_tri,
    "cau-ben-sen": bridge.cau_ben_sen,
    "hoi-dua-thuyen": regatta.hoi_dua_thuyen,
    "det-chieu-coi": weaving.det_chieu_coi,
    "tram-y-te": health.tram_y_te,
    "duong-lang": road.duong_lang,
    "hoi-truong": halls.hoi_truong,
    "gom-thach-binh": pottery.gom_thach_binh,
    "vuon-buoi": gardens.vuon_buoi,
    "bo-phan-mot-cua": office.bo_phan_mot_cua,
    "trong-cay": gardens.trong_cay,
    "lang-co-ngoc-duong": gate.lang_co_ngoc_duong,
    "thu-vien-huyen": library.thu_vien_huyen,
    "ho-ben-sen": lake.ho_ben_sen,
    "le-ban-giao": halls.le_ban_giao,
    "le-khai-giang": school.le_khai_giang,
}
