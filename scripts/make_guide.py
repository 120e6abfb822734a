"""Writes docs/guide: one page a tool in both languages, out of what the algorithms say and of the screenshots of the tests.

The tests of the windows leave pictures and reports in build/screenshots, the demo its sheets in build/demo/sheets and its chapter
beside them: run after these, the pages and the README take them in. Without them pictures and methods stay as they are. The
chapters `install.md` and `data.md` are written by hand.
"""

import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

from PIL import Image
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from innospace.algorithms.provider import InnoSpaceProvider
from innospace.algorithms.wording import words_for_codes
from innospace.core.base import terms
from innospace.core.base.text import use_translator
from innospace.ui import first_steps
from innospace.ui.tools import group_of, groups

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
IMAGES = ROOT / "docs" / "images"  # the README's
SHOTS = ROOT / "build" / "screenshots"
SHEETS = ROOT / "build" / "demo" / "sheets"
CHAPTER = ROOT / "build" / "demo" / "chapter.pdf"
# Pages of the demo's chapter that the README shows, by a heading that stands on them.
SHOWN_PAGES = {"summary": "Summary", "rings": "2 Rings and patterns", "gaps": "Where the gaps are"}
# Dots to the inch of these: a page as large as its letters ask for, three beside each other.
PAGE_DOTS = 72
# Pixels.
WIDEST = 1100
# What the first page shows of the first steps.
FIRST_PICTURES = ("distribution_data", "distribution_result", "distribution_map", "map_sheet")
LOCALES = {"en": "en", "zh": "zh-Hans"}
WORDS = {
    "en": {
        "guide": "User guide", "other": "中文", "question": "The question", "data": "Data it needs", "method": "Settings",
        "steps": "Step by step", "read": "How to read the result", "source": "Method and sources",
        "optional": " (may stay empty)", "first": "First steps", "before": "Before you begin", "colon": ": ",
        "walk": [
            "Choose **{group}** in the InnoSpace toolbar or menu. Its window opens beside the map; under *Question* choose "
            "“{asks}”.",
            "**① Data**: layers and fields are chosen by geometry, name, fields and place; correct what is wrong. A ⚠ beside a "
            "field says what is missing.",
            "**② Method**: the defaults run as they are. Where results go is folded away at the end of the page.",
            "**Run** (or Enter). QGIS stays usable; *Cancel* stops within a second.",
            "**③ Results**: the answer, what was skipped or is doubtful, charts, table. A click on a row shows the feature on "
            "the map, Esc goes back. *Map sheet* makes a page for the plan, *Export* gives CSV, PNG, SVG and the report as PDF "
            "or ODT, *Copy* the same run as a command or as Python. The layers stand in a group of their own, named after tool "
            "and time.",
        ],
        "toolbox": "Open it in the Processing toolbox (Ctrl+Alt+T), group **InnoSpace ▸ {group}**, or run "
        "`qgis_process run innospace:{name}`.",
        "chapters": "- [Installing](install.md): QGIS, the plugin, the tools without a window\n"
        "- [Getting and preparing data](data.md): AMap and Baidu, OpenStreetMap, census figures, drawings, GBK, Excel",
        "clicks": "From installing to the first result: **InnoSpace → First steps with the sample** (2 clicks) loads the "
        "sample and opens the first window beside the map with its layers chosen; **Run** (1 click) makes the rings. Then choose "
        "“{asks}” (2 clicks) and **Run** (1 click): the ring pattern of eight cities. Six clicks in all.",
        "keys": "By keyboard: Tab goes through the fields in their order, Alt with 1, 2 or 3 goes to a step, Alt with an "
        "underlined letter to a button. Enter runs; Esc takes the map back to where it was, and then gives it the keyboard. "
        "Every field is named for screen readers. *Help* at the top of a window opens its page of this guide.",
        "headless": "Without a window: `qgis_process plugins enable innospace`, once in each profile, makes the tools known to "
        "`qgis_process`; then `qgis_process run innospace:ringsfromdistricts -- INPUT=… RING_FIELD=… OUTPUT=…` runs one. "
        "Inputs and OUTPUT are enough; further results are made when they are named. *Copy* in step ③ gives the whole command "
        "of a run.",
        "more": "More tools, in the Processing toolbox",
    },
    "zh": {
        "guide": "用户指南", "other": "English", "question": "要回答的问题", "data": "所需数据", "method": "设置",
        "steps": "操作步骤", "read": "如何解读结果", "source": "方法与来源", "optional": "（可留空）", "first": "入门",
        "before": "准备工作", "colon": "：",
        "walk": [
            "在 InnoSpace 工具栏或菜单中选择**{group}**，窗口停靠在地图旁；在“问题”一栏选择“{asks}”。",
            "**① 数据**：图层与字段已按几何类型、名称、字段与位置预先选好，有误时请改正。字段旁的 ⚠ 说明缺少什么。",
            "**② 方法**：默认值可直接运行。输出位置折叠在页面末尾。",
            "点击**运行**（或按回车键）。运行期间可继续使用 QGIS；“取消”在一秒内停止。",
            "**③ 结果**：依次为结论、略去或存疑的内容、图表、表格。点击一行即在地图上显示对应要素，按 Esc 返回。“出图”生成"
            "可放入规划文本的图纸，“导出”得到 CSV、PNG、SVG 及 PDF、ODT 报告，“复制”得到相同运行的命令或 Python。"
            "结果图层归入以工具与时间命名的图层组。",
        ],
        "toolbox": "在处理工具箱（Ctrl+Alt+T）的 **InnoSpace ▸ {group}** 分组中打开，或运行 "
        "`qgis_process run innospace:{name}`。",
        "chapters": "- [安装](install.md)：QGIS、插件、无界面运行\n"
        "- [数据获取与准备](data.md)：高德与百度兴趣点、OpenStreetMap、分社区人口、规划图与 CAD、GBK、Excel",
        "clicks": "从安装到第一个结果：**InnoSpace → 用样例数据入门**（2 次点击）载入样例，并在地图旁打开第一个窗口，图层已选好；"
        "**运行**（1 次点击）生成圈层。再选择“{asks}”（2 次点击）并**运行**（1 次点击）：得到八座城市的圈层模式。共六次点击。",
        "keys": "键盘操作：Tab 依次到达各字段，Alt 加 1、2、3 到达各步骤，Alt 加带下划线的字母到达按钮。回车键运行；"
        "Esc 使地图回到原来的位置，再按一次则把键盘交给地图。每个字段都有供读屏软件朗读的名称。"
        "窗口右上角的“帮助”打开本指南中对应的页面。",
        "headless": "无界面运行：每个配置文件先执行一次 `qgis_process plugins enable innospace`，"
        "`qgis_process` 才能找到这些工具；"
        "之后用 `qgis_process run innospace:ringsfromdistricts -- INPUT=… RING_FIELD=… OUTPUT=…` 运行。"
        "给出输入与 OUTPUT 即可，其他结果在指定后才生成。第③步的“复制”给出本次运行的完整命令。",
        "more": "处理工具箱中的其他工具",
    },
}  # fmt: skip


def speak(language: str) -> None:
    """Let the algorithms speak a language."""
    translator = QTranslator(QCoreApplication.instance())
    if language == "zh":
        translator.load(str(ROOT / "i18n" / "innospace_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    use_translator(QCoreApplication.translate, language)


def take_pictures() -> None:
    """Put the screenshots that there are among the documents, in few colours."""
    (GUIDE / "images").mkdir(parents=True, exist_ok=True)
    for language, locale in LOCALES.items():
        for name in [*(f"{name}_{page}" for name in names() for page in ("data", "result")), *FIRST_PICTURES]:
            shot = SHOTS / f"{name}-{locale}-default-1.png"
            if shot.exists():
                shrink(shot, GUIDE / "images" / f"{name}_{language}.png")
    take_sheets()
    if CHAPTER.exists():
        take_pages()


def take_sheets() -> None:
    """Put those of the demo's sheets among the images of the README that it shows."""
    for name in re.findall(r"images/sheet_(\w+\.png)", (ROOT / "README.md").read_text(encoding="utf-8")):
        if (SHEETS / name).exists():
            shrink(SHEETS / name, IMAGES / f"sheet_{name}")


def take_pages() -> None:
    """Put some pages of the demo's chapter among the images of the README."""
    text = subprocess.run(["pdftotext", "-layout", CHAPTER, "-"], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        for name, heading in SHOWN_PAGES.items():
            alone = re.compile(rf"^\s*{heading}\s*$", re.MULTILINE)
            number = next(i for i, page in enumerate(text.split("\f"), 1) if alone.search(page))
            drawn = Path(folder) / name
            here = ["-f", str(number), "-l", str(number), "-singlefile"]
            subprocess.run(["pdftoppm", "-png", "-r", str(PAGE_DOTS), *here, CHAPTER, drawn], check=True)
            shrink(drawn.with_suffix(".png"), IMAGES / f"chapter_{name}.png")


def shrink(picture: Path, to: Path) -> None:
    """Save a picture as small as a page needs it; also the colour of few dots is kept."""
    image = Image.open(picture).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    image.quantize(256, dither=Image.Dither.NONE, kmeans=2).save(to, optimize=True)


def names() -> list[str]:
    """All tools by their ids."""
    return [
        algorithm.name() for algorithm in QgsApplication.processingRegistry().providerById("innospace").algorithms()
    ]


def picture(language: str, name: str, title: str) -> str:
    """A picture of the guide as Markdown; nothing where there is none."""
    file = f"{name}_{language}.png"
    return f"![{title}](../images/{file})" if (GUIDE / "images" / file).exists() else ""


def method_of(language: str, name: str) -> list[str]:
    """The paragraphs on method and sources of the tool's report; where no report was made anew, those of the page as it is."""
    path = SHOTS / f"{name}-{LOCALES[language]}-default-1.html"
    if path.exists():
        heading = {"en": "Method", "zh": "方法"}[language]
        bodies = re.findall(f"<h[23]>{heading}</h[23]>(.*?)<h[23]>", path.read_text(encoding="utf-8"), re.DOTALL)
        return [unescape(text) for body in bodies for text in re.findall("<p>(.*?)</p>", body, re.DOTALL)]
    page = GUIDE / language / f"{name}.md"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    body = text.partition(f"## {WORDS[language]['source']}\n\n")[2]
    return [body.rstrip("\n")] if body else []


def lines_of(language: str, definitions) -> str:
    """A list of parameters with their help."""
    words, optional = WORDS[language], Qgis.ProcessingParameterFlag.Optional
    lines = []
    for definition in definitions:
        note = words["optional"] if definition.flags() & optional else ""
        said = f"{words['colon']}{words_for_codes(definition.help())}" if definition.help() else ""
        lines.append(f"- **{definition.description()}**{note}{said}")
    return "\n".join(lines)


def steps(language: str, algorithm) -> str:
    """How to open and run a tool: in its window, or in the toolbox."""
    words = WORDS[language]
    for group in groups():
        for tool in group.tools:
            if tool.algorithm == algorithm.name():
                title = terms.label("group", group.key)
                walk = [text.format(group=title, asks=tool.asks) for text in words["walk"]]
                return "\n".join(f"{i}. {text}" for i, text in enumerate(walk, 1))
    return words["toolbox"].format(group=algorithm.group(), name=algorithm.name())


def page(language: str, algorithm) -> str:
    """One tool's page."""
    words, name, title = WORDS[language], algorithm.name(), algorithm.displayName()
    definitions = algorithm.parameterDefinitions()
    data = [d for d in definitions if d.type() in ("source", "field", "multilayer", "file", "raster")]
    results = [d for d in definitions if d.isDestination()]
    settings = [d for d in definitions if d not in data and d not in results]
    other = "zh" if language == "en" else "en"
    links = (f"[{words['guide']}](README.md)", f"[{words['other']}](../{other}/{name}.md)")
    parts = [
        f"# {title}",
        " · ".join(links),
        f"## {words['question']}\n\n{algorithm.question()}",
        f"## {words['data']}\n\n{lines_of(language, data)}" if data else "",
        f"## {words['steps']}\n\n{steps(language, algorithm)}",
        picture(language, f"{name}_data", title),
        f"## {words['method']}\n\n{lines_of(language, settings)}" if settings else "",
        f"## {words['read']}\n\n{lines_of(language, results)}",
        picture(language, f"{name}_result", title),
    ]
    method = method_of(language, name)
    if method:
        parts.append(f"## {words['source']}\n\n" + "\n\n".join(method))
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def index(language: str, algorithms: dict) -> str:
    """The guide's first page."""
    words = WORDS[language]
    parts = [f"# InnoSpace · {words['guide']}", f"## {words['before']}\n\n{words['chapters']}", f"## {words['first']}"]
    parts.append(words["clicks"].format(asks=group_of(first_steps.FIRST_TOOL).tools[-1].asks))
    parts += [picture(language, name, words["first"]) for name in FIRST_PICTURES]
    parts += [words["keys"], words["headless"]]
    rest = dict(algorithms)
    for group in groups():
        parts.append(f"## {terms.label('group', group.key)}\n\n{group.question}")
        parts.append("\n".join(entry(language, rest.pop(tool.algorithm), tool.asks) for tool in group.tools))
    parts.append(f"## {words['more']}\n\n" + "\n".join(entry(language, a, a.question()) for a in rest.values()))
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def entry(language: str, algorithm, asks: str) -> str:
    """A tool's line in the list of contents."""
    return f"- [{algorithm.displayName()}]({algorithm.name()}.md){WORDS[language]['colon']}{asks}"


def pages(language: str, tools) -> dict[str, str]:
    """File name → text, in the language that is spoken now."""
    algorithms = {algorithm.name(): algorithm for algorithm in sorted(tools, key=lambda tool: tool.name())}
    made = {f"{name}.md": page(language, algorithm) for name, algorithm in algorithms.items()}
    return made | {"README.md": index(language, algorithms)}


def main() -> None:
    """Write all pages in both languages."""
    for language in LOCALES:
        speak(language)
        provider = InnoSpaceProvider()
        QgsApplication.processingRegistry().addProvider(provider)
        provider.refreshAlgorithms()
        take_pictures()
        for name, text in pages(language, provider.algorithms()).items():
            (GUIDE / language / name).write_text(text, encoding="utf-8")
        QgsApplication.processingRegistry().removeProvider(provider)


if __name__ == "__main__":
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    application = QgsApplication([], True)
    application.initQgis()
    QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    main()
    application.exitQgis()
