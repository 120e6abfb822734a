"""What every module needs: errors, words in the user's language, progress, thresholds with their source, small statistics."""

__all__ = [
    "arrays",
    "calling",
    "capacity",
    "columns",
    "errors",
    "facility_classes",
    "ids",
    "options",
    "people",
    "running",
    "statistics",
    "status",
    "terms",
    "text",
    "thresholds",
]
