"""Benchmarks still run on what the core is now, on so few rows that their figures mean nothing; without peers."""

import re
import subprocess
import sys

import pytest

from innospace.benchmarks import bench_data, bench_network, bench_places, bench_region, bench_stock
from innospace.benchmarks.measure import HEAD
from innospace.tests.algorithms.town import TOWN

MAKERS = ("moved", "read", "checked", "classed", "merged", "matched", "ending_alike", "looked_up", "peopled")


def test_the_towns_that_are_measured_come_without_pytest():
    """Outside the suite its folder is not among those that Python looks in."""
    code = "from innospace.tests.algorithms import bad_input, minimal; print(len(minimal.VALID))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


@pytest.mark.parametrize("name", MAKERS)
def test_each_job_of_the_data_runs(name):
    job = getattr(bench_data, name)(40)
    assert job() is not None


def test_the_jobs_of_the_data_are_all_of_the_benchmark(monkeypatch):
    run = []
    monkeypatch.setattr(bench_data, "twice", lambda job, n, make: run.append(make.__name__) or [])
    assert list(bench_data.run()) == []
    assert tuple(run) == MAKERS


@pytest.mark.parametrize("name", ["explained", "beside", "mixed"])
def test_each_job_of_the_region_that_is_doubled_runs(name):
    assert getattr(bench_region, name)(40)() is not None


def test_the_stock_is_screened(monkeypatch):
    monkeypatch.setattr(bench_stock, "SIZES", (20, 40, 80, 160))
    assert_rows(bench_stock.run(), 10)


def test_the_places_of_results_take_a_part_of_a_run(provider):
    inputs = {"INCUBATORS": TOWN["incubators"].layer(), "RINGS": TOWN["rings"].layer()}
    share, placing, whole = bench_places._once(
        provider.algorithm("ringdistribution"), inputs, lambda folder: str(folder / "result.gpkg")
    )
    assert 0 < placing < whole
    assert share == placing / whole


def test_the_product_runs_on_the_network_beside_scipy(monkeypatch):
    monkeypatch.setattr(bench_network, "find_spec", lambda name: None)  # without the peers
    monkeypatch.delenv("INNOSPACE_STREETS", raising=False)
    for name, few in {"SIDES": (8, 16), "A_CLASS": 5, "PLACES": 60, "SOURCES": 5}.items():
        monkeypatch.setattr(bench_network, name, few)
    rows = assert_rows(bench_network.run(), 13 + 5 * 2)
    compared = [row.remark for row in rows if row.remark.endswith("cells differ")]
    assert [re.search(r"(\d+) cells differ$", remark)[1] for remark in compared] == ["0", "0"]


def assert_rows(rows, n: int) -> list:
    """So many rows, each a line of the table."""
    rows = list(rows)
    assert len(rows) == n
    assert all(str(row).count("|") == HEAD.split("\n")[0].count("|") for row in rows)
    return rows
