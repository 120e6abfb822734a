"""Siting: where the next places should go, what they bring, and what the best possible would bring."""

__all__ = ["siting_question", "siting_swaps"]
