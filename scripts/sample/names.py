"""Names of synthetic things, no two alike."""

FIRST = "永 庆 丰 瑞 和 清 新 金 长 华 东 兴 德 宏 嘉 泰 安 明"
SECOND = "宁 源 江 林 盛 阳 和 陵 平 通 达 昌 润 溪 桥 岭"
WORDS = [f"{a}{b}" for b in SECOND.split() for a in FIRST.split() if a != b]


def distinct(kinds: object, start: int) -> list[str]:
    """A word of two characters before each kind; words run on from `start`, so that lists with other starts differ."""
    return [f"{WORDS[(start + i) % len(WORDS)]}{kind}" for i, kind in enumerate(kinds)]
