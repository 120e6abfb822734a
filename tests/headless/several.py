"""An algorithm that runs others: qgis_process starts once for several tools, each with what it gives the one that it runs."""

import json

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
)


class Several(QgsProcessingAlgorithm):
    """Runs what a file orders, one after the other; the answers are told in one text."""

    def name(self):
        return "several"

    def displayName(self):
        return "Several tools"

    def createInstance(self):
        return Several()

    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterFile("ORDER", "Tools and what they are given"))
        self.addOutput(QgsProcessingOutputString("ANSWERS", "Answers"))

    def processAlgorithm(self, parameters, context, feedback):
        with open(parameters["ORDER"], encoding="utf-8") as file:
            order = json.load(file)
        answers = {key: answer(*one) for key, one in order.items()}
        return {"ANSWERS": json.dumps(answers, ensure_ascii=False, default=str)}


def answer(name, given):
    """What qgis_process gives: the code with which it ends, its answer or None, and what it prints."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    context, feedback, results = QgsProcessingContext(), QgsProcessingFeedback(False), {}
    good, said = algorithm.checkParameterValues(given, context)
    if good:
        results, good = algorithm.run(given, context, feedback)
    return (0, {"results": results}, feedback.textLog()) if good else (1, None, said + feedback.textLog())
