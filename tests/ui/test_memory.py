"""What forms remember from run to run, and what they must not take into another project."""

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsSettings

from innospace.ui import memory
from innospace.ui.form import Form
from innospace.ui.tools import groups

TOOLS = {tool.algorithm: tool for group in groups() for tool in group.tools}


@pytest.fixture
def form(provider, qgis_new_project):
    """Forms of a tool, as a window makes them: with what was remembered."""
    made = []
    QgsSettings().remove(memory.PREFIX)

    def of(tool):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        made.append(Form(TOOLS[tool], context))
        memory.restore("a", made[-1])
        return made[-1]

    yield of
    QgsSettings().remove(memory.PREFIX)
    for one in made:
        one.stop()
        one.release()


def held(form, *names):
    return [form.values().get(name) for name in names]


def test_what_is_written_of_a_place_stays_in_its_project(form, tmp_path):
    """The title of one city's plan on the cover of another's would be a false document; who wrote both is one."""
    first, project = form("chapter"), QgsProject.instance()
    first.take("TITLE", "南京都市圈众创空间专项规划")
    first.take("AUTHOR", "规划院")
    first.take("NEAR", 1500)
    memory.save("a", first)
    names = "TITLE", "AUTHOR", "NEAR"
    assert held(form("chapter"), *names) == ["南京都市圈众创空间专项规划", "规划院", 1500]
    path = str(tmp_path / "nanjing.qgz")
    assert project.write(path)
    project.clear()
    memory.take_texts(first)  # a window that stays open
    assert held(first, *names) == [None, "规划院", 1500]
    assert held(form("chapter"), *names) == [None, "规划院", 1500]
    assert project.read(path)
    memory.take_texts(first)
    assert held(first, *names) == held(form("chapter"), *names) == ["南京都市圈众创空间专项规划", "规划院", 1500]


def test_a_title_that_was_emptied_is_forgotten(form):
    first = form("chapter")
    first.take("TITLE", "芜湖")
    memory.save("a", first)
    first.take("TITLE", "")
    memory.save("a", first)
    assert held(form("chapter"), "TITLE") == [None]


def test_a_title_that_an_earlier_version_remembered_is_not_taken(form):
    QgsSettings().setValue(f"{memory.PREFIX}/a/chapter", '{"TITLE": "芜湖", "NEAR": 900}')
    assert held(form("chapter"), "TITLE", "NEAR") == [None, 900]
