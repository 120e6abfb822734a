"""The chapter: all that the tools say of one city, in one document. The one room above the tools' own."""

__all__ = ["chapter", "chapter_report", "city_parts", "community_parts", "joins", "material", "taking"]
