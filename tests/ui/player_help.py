"""What several scenes need."""

from innospace.ui import first_steps
from innospace.ui.tools import groups


def open_group(desk, key, load=True):
    """The dialog of a group, with the sample in the project."""
    if load:
        first_steps.load_sample(desk.iface.mapCanvas())
    dialog = desk.desktop.open(next(group for group in groups() if group.key == key))
    desk.wait(dialog.isVisible)
    return dialog


def finish(desk, dialog):
    """Run and wait for the results."""
    before = dialog.execution
    dialog.run_button.click()
    assert dialog.execution is not before, dialog.form.errors
    desk.wait(lambda: dialog.execution.finished, 150)
    assert dialog.execution.succeeded, dialog.execution.error
