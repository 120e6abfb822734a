"""What all reports are made of: the page with its tables, and charts and maps as SVG."""

__all__ = ["charts", "looks", "maps", "margins", "odt", "paper", "parts", "report"]
