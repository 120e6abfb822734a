"""Runs that die in their midst, each in a process of its own.

The processes are forked from one that has loaded what all of them need, which takes longer than most runs.
"""

import multiprocessing
import os
import signal

import scipy.sparse.csgraph  # noqa: F401
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from innospace.algorithms.provider import InnoSpaceProvider
from innospace.core.page import charts  # noqa: F401

PROCESSES = multiprocessing.get_context("forkserver")
# QGIS itself starts anew in each: its threads do not survive a fork.
PROCESSES.set_forkserver_preload(["innospace.tests.algorithms.killed"])
NEVER = 101


def kill(name, parameters, share=NEVER, move=0, before=None):
    """Run an algorithm in a process that is killed when its bar reaches `share`, or moves its nth file.

    `before` : parameters of a run of the same algorithm that comes first, and ends.
    """
    process = PROCESSES.Process(target=_run, args=(name, parameters, share, move, before))
    process.start()
    process.join(240)
    assert process.exitcode == -signal.SIGKILL


def _run(name, parameters, share, move, before):
    application = QgsApplication([], False)
    application.initQgis()
    provider = InnoSpaceProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    if before is not None:
        provider.algorithm(name).create().run(before, QgsProcessingContext(), QgsProcessingFeedback(False))
    if move:
        calls = []
        os.replace, os.link = (_deadly(move, calls, function) for function in (os.replace, os.link))
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda progress: progress >= share and _die())
    provider.algorithm(name).create().run(parameters, QgsProcessingContext(), feedback)


def _deadly(n, calls, function):
    """A function that kills when it, or another that shares its calls, is called for the nth time."""

    def counted(*paths):
        calls.append(paths)
        return _die() if len(calls) == n else function(*paths)

    return counted


def _die():
    os.kill(os.getpid(), signal.SIGKILL)
