"""Writes docs/guide: one page a tool in both languages, out of what the algorithms say and of the screenshots of the tests.

Run after the tests of the windows: they leave pictures and reports in build/screenshots.
"""

import re
import sys
from html import unescape
from pathlib import Path

from PIL import Image
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from innospace.algorithms.provider import InnoSpaceProvider
from innospace.core.base import terms
from innospace.core.base.text import use_translator
from innospace.ui.tools import groups

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
SHOTS = ROOT / "build" / "screenshots"
# Pixels.
WIDEST = 1100
LOCALES = {"en": "en", "zh": "zh-Hans"}
WORDS = {
    "en": {
        "guide": "User guide", "other": "中文", "question": "The question", "data": "Data it needs", "method": "Settings",
        "steps": "Step by step", "read": "How to read the result", "source": "Method and sources",
        "optional": "may stay empty", "first": "First steps",
        "walk": [
            "Open the dialog: **{group}** in the InnoSpace toolbar or menu, then choose “{asks}”.",
            "**① Data**: layers and fields are chosen by geometry, name and fields; correct what is wrong. A ⚠ beside a "
            "field says what is missing.",
            "**② Method**: the defaults run as they are.",
            "**Run** (or Enter). QGIS stays usable; Cancel stops within a second.",
            "**③ Results**: answer, charts, table. A click on a row shows the feature on the map; *Map sheet* makes a page "
            "for the plan, *Export* gives CSV, PNG and SVG, *Copy* the same run as a command or as Python.",
        ],
        "clicks": "From installing to the first result: **InnoSpace → First steps with the sample** (2 clicks) loads the "
        "sample and opens the first dialog with its layers chosen; **Run** (1 click) makes the rings. Then choose “{asks}” "
        "(2 clicks) and **Run** (1 click): the ring pattern of eight cities. Six clicks; "
        "the machine itself takes about two seconds (measured on two cores).",
        "keys": "By keyboard: Tab goes through the fields in their order, Alt with an underlined letter goes to a step or "
        "button, Enter runs, Esc closes. Every field is named for screen readers.",
        "headless": "Without a window: `qgis_process plugins enable innospace`, once in each profile, makes the tools known to "
        "`qgis_process`; then `qgis_process run innospace:ringsfromdistricts -- INPUT=… RING_FIELD=… OUTPUT=…` runs one. "
        "Inputs and OUTPUT are enough; further results are made when they are named. *Copy* in step ③ gives the whole command "
        "of a run.",
    },
    "zh": {
        "guide": "用户指南", "other": "English", "question": "要回答的问题", "data": "所需数据", "method": "设置",
        "steps": "操作步骤", "read": "如何解读结果", "source": "方法与来源", "optional": "可留空", "first": "入门",
        "walk": [
            "打开对话框：在 InnoSpace 工具栏或菜单中选择**{group}**，再选择“{asks}”。",
            "**① 数据**：图层与字段已按几何类型、名称与字段预先选好；有误时请改正。字段旁的 ⚠ 说明缺少什么。",
            "**② 方法**：默认值可直接运行。",
            "点击**运行**（或按回车键）。运行期间可继续使用 QGIS；“取消”在一秒内停止。",
            "**③ 结果**：结论、图表、表格。点击一行即在地图上显示对应要素；“图幅”生成可放入规划文本的一页图，“导出”得到 "
            "CSV、PNG、SVG，“复制”得到相同运行的命令或 Python。",
        ],
        "clicks": "从安装到第一个结果：**InnoSpace → 用样例数据入门**（2 次点击）载入样例并打开第一个对话框，图层已选好；**运行**"
        "（1 次点击）生成圈层。再选择“{asks}”（2 次点击）并**运行**（1 次点击）：得到八座城市的圈层模式。"
        "共六次点击，其中计算机耗时约两秒（双核实测）。",
        "keys": "键盘操作：Tab 依次到达各字段，Alt 加带下划线的字母到达步骤或按钮，"
        "Enter 运行，Esc 关闭。每个字段都有供读屏软件朗读的名称。",
        "headless": "无界面运行：每个配置文件先执行一次 `qgis_process plugins enable innospace`，"
        "`qgis_process` 才能找到这些工具；"
        "之后用 `qgis_process run innospace:ringsfromdistricts -- INPUT=… RING_FIELD=… OUTPUT=…` 运行。"
        "给出输入与 OUTPUT 即可，其他结果在指定后才生成。第③步的“复制”给出本次运行的完整命令。",
    },
}  # fmt: skip


def speak(language: str) -> None:
    """Let the algorithms speak a language."""
    translator = QTranslator(QCoreApplication.instance())
    if language == "zh":
        translator.load(str(ROOT / "i18n" / "innospace_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    use_translator(QCoreApplication.translate, language)


def picture(language: str, name: str) -> str:
    """A screenshot put among the documents in few colours, as Markdown; nothing where there is none."""
    shot = SHOTS / f"{name}-{LOCALES[language]}-default-1.png"
    if not shot.exists():
        return ""
    target = GUIDE / "images" / f"{name}_{language}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    image = Image.open(shot).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    image.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)
    return f"\n![{name}](../images/{target.name})\n"


def method_of(language: str, algorithm: str) -> list[str]:
    """The paragraphs on method and sources of the tool's report."""
    path = SHOTS / f"{algorithm}-{LOCALES[language]}-default-1.html"
    html = path.read_text(encoding="utf-8") if path.exists() else ""
    heading = {"en": "Method", "zh": "方法"}[language]
    body = re.search(f"<h2>{heading}</h2>(.*?)<h2>", html, re.DOTALL)
    return [unescape(text) for text in re.findall("<p>(.*?)</p>", body[1], re.DOTALL)] if body else []


def lines_of(definitions, word: str) -> list[str]:
    """A list of parameters with their help."""
    optional = Qgis.ProcessingParameterFlag.Optional
    return [
        f"- **{d.description()}** (`{d.name()}`{', ' + word if d.flags() & optional else ''}): {d.help()}"
        for d in definitions
    ]


def page(language: str, group, tool) -> str:
    """One tool's page."""
    words, algorithm = WORDS[language], tool.create()
    definitions = algorithm.parameterDefinitions()
    data = [d for d in definitions if d.type() in ("source", "field", "multilayer")]
    results = [d for d in definitions if d.isDestination()]
    settings = [d for d in definitions if d not in data and d not in results]
    walk = [text.format(group=terms.label("group", group.key), asks=tool.asks) for text in words["walk"]]
    other = "zh" if language == "en" else "en"
    parts = [
        f"# {algorithm.displayName()}",
        f"[{words['guide']}](README.md) · [{words['other']}](../{other}/{tool.algorithm}.md) · `innospace:{tool.algorithm}`",
        f"## {words['question']}\n\n{algorithm.question()}",
        f"## {words['data']}\n\n" + "\n".join(lines_of(data, words["optional"])),
        f"## {words['steps']}\n\n" + "\n".join(f"{i}. {text}" for i, text in enumerate(walk, 1)),
        picture(language, f"{tool.algorithm}_data"),
        f"## {words['method']}\n\n" + "\n".join(lines_of(settings, words["optional"])) if settings else "",
        f"## {words['read']}\n\n" + "\n".join(lines_of(results, words["optional"])),
        picture(language, f"{tool.algorithm}_result"),
    ]
    method = method_of(language, tool.algorithm)
    if method:
        parts.append(f"## {words['source']}\n\n" + "\n\n".join(method))
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def index(language: str) -> str:
    """The guide's first page."""
    words = WORDS[language]
    parts = [f"# InnoSpace · {words['guide']}", f"## {words['first']}"]
    parts.append(words["clicks"].format(asks=groups()[0].tools[-1].asks))
    for name in ("distribution_data", "distribution_result", "distribution_map", "map_sheet"):
        parts.append(picture(language, name))
    parts += [words["keys"], words["headless"]]
    for group in groups():
        parts.append(f"## {terms.label('group', group.key)}\n\n{group.question}")
        parts.append(
            "\n".join(f"- [{tool.create().displayName()}]({tool.algorithm}.md): {tool.asks}" for tool in group.tools)
        )
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def main() -> None:
    """Write all pages in both languages."""
    for language in LOCALES:
        speak(language)
        provider = InnoSpaceProvider()
        QgsApplication.processingRegistry().addProvider(provider)
        folder = GUIDE / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "README.md").write_text(index(language), encoding="utf-8")
        for group in groups():
            for tool in group.tools:
                (folder / f"{tool.algorithm}.md").write_text(page(language, group, tool), encoding="utf-8")
        QgsApplication.processingRegistry().removeProvider(provider)


if __name__ == "__main__":
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    application = QgsApplication([], True)
    application.initQgis()
    main()
    application.exitQgis()
