"""What a worker is asked to do, light enough for the command, which computes nothing itself."""

from __future__ import annotations

from .jobs import Job


def run_job(job: Job) -> dict:
    """Do one city in a worker; gives its record."""
    from .work import run_city

    return run_city(job)
