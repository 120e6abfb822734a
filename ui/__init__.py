"""Dialogs that lead a planner through the algorithms; they wrap the algorithms and repeat nothing of them."""
