"""What every module needs: errors, words in the user's language, progress, thresholds with their source, small statistics."""

__all__ = [
    "arrays",
    "capacity",
    "errors",
    "facility_classes",
    "ids",
    "running",
    "statistics",
    "status",
    "terms",
    "text",
    "thresholds",
]
