"""The small set of colours every picture shares."""

Colour = tuple[int, int, int]


def _hex(code: str) -> Colour:
    """Turn ``RRGGBB`` into a colour."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend two colours; ``share`` is how much of the second one."""
    share = max(0.0, min(1.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


CREAM = _hex("F6EAD0")
PAPER = _hex("FBF5E6")
PEACH = _hex("F3CDA2")
APRICOT = _hex("E9A56B")
ROSE = _hex("CF8578")
SKY = _hex("C9DCD8")
HAZE = _hex("C3D2C6")
MIST = _hex("A3BCB2")
SAGE = _hex("7FA08C")
MOSS = _hex("5B8467")
LEAF = _hex("6F9A55")
LIME = _hex("A9BC62")
PINE = _hex("355C4B")
DEEP = _hex("23423A")
GOLD = _hex("DDB24F")
STRAW = _hex("EFD386")
OCHRE = _hex("C48B3A")
CLAY = _hex("C77B4E")
TILE = _hex("B25A3C")
BRICK = _hex("944632")
MAROON = _hex("6E3330")
WOOD = _hex("7A5238")
BARK = _hex("523A2C")
INK = _hex("2A2C31")
SLATE = _hex("566570")
STONE = _hex("B9AD98")
SAND = _hex("DDCBA6")
WATER = _hex("94B8B7")
RIVER = _hex("5F8F95")
LAKE = _hex("3F6F79")
INDIGO = _hex("3C5270")
DUSK = _hex("5A6585")
PINK = _hex("E0A0A0")
LOTUS = _hex("D97F8C")
PLUM = _hex("84506B")
SKIN = _hex("C9956E")
HAIR = _hex("332B2A")
HAT = _hex("EAD7A8")
WHITE = _hex("FDFAF1")
HEALTH = _hex("3F8F68")

CLOTHES = (INDIGO, PLUM, BRICK, MOSS, SLATE, OCHRE, RIVER, BARK, ROSE, PAPER)
FOLIAGE = (DEEP, PINE, MOSS, LEAF, LIME)
