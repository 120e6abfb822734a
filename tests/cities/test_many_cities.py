"""Many cities on a cluster: each on its own, whatever becomes of the others, of the workers, of the run itself."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely

from innospace.cities import cluster, collecting
from innospace.cities.ledger import Ledger, read_json
from innospace.core.base.errors import InputError

from .made import make_city, make_manifest, results_of, row_of, write_layer

SIDES = [14, 10, 12, 8, 16, 9]
LIMIT = 500


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("城市")


@pytest.fixture(scope="module")
def whole(folder):
    """A run that nothing disturbs but three cities that cannot be done and a worker that is killed: its folder and its table."""
    too_large = row_of("太大", "large.gpkg")
    make_city(folder / "large.gpkg", 8, 99)
    homes = shapely.points([(600_100 + i, 3_500_100) for i in range(8)])
    write_layer(folder / "large.gpkg", "homes", homes, people=["1" * 50_000_000] * len(homes))
    others = [
        too_large,
        row_of("缺文件", "nothing.gpkg"),
        row_of("错字段", "city0.gpkg") | {"CATEGORY_FIELD": "species"},
    ]
    manifest, killed = make_manifest(folder, SIDES, others), []
    ledger = Ledger(cluster.folder_of(manifest, "lifecirclecoverage"))

    def kill_one(progress):
        for city in [name for name in progress.running if name.startswith("城")][: not killed]:
            killed.append(city)
            psutil.Process(int(ledger.read(city)["worker"].rpartition(":")[2])).kill()

    table = cluster.run(manifest, "lifecirclecoverage", workers=2, memory_mb=LIMIT, told=kill_one)
    return ledger, table, killed


def test_each_city_is_done_or_says_why_not(whole):
    ledger, table, _ = whole
    found = table.set_index("city")
    assert found.loc[[f"城{i}" for i in range(len(SIDES))], "status"].eq("done").all()
    assert found["cause"].dropna().to_dict() == {"太大": "memory", "缺文件": "input", "错字段": "input"}
    assert "more memory than the 500 MB of a worker" in found.loc["太大", "error"]
    assert "there is no file nothing.gpkg" in found.loc["缺文件", "error"]
    assert found.loc["错字段", "error"].startswith("CATEGORY_FIELD: the layer “places” has no field “species”.")
    assert {path.stem for path in ledger.folder.glob("results/*")} == {f"城{i}" for i in range(len(SIDES))}


def test_a_city_whose_worker_is_killed_is_done_by_another(whole):
    _, table, killed = whole
    assert killed
    assert table.set_index("city").loc[killed[0], "status"] == "done"


def test_the_ledger_says_what_was_made_of_what_at_what_cost(whole):
    ledger, _, _ = whole
    record = ledger.read("城0")
    assert {"key", "version", "seconds", "peak_mb", "digest", "notes", "figures", "worker"} <= set(record)
    assert 50 < record["peak_mb"] < LIMIT
    assert record["seconds"] > 0


@pytest.mark.parametrize("n", [1, 3])
def test_as_many_workers_as_are_asked_for_work(n):
    with cluster._client(None, n, LIMIT) as client:
        assert client.nthreads() == dict.fromkeys(client.nthreads(), 1)
        assert len(client.nthreads()) == n
        # Memory goes back to the system between two cities, not at each step of one.
        assert client.run(os.environ.get, "MALLOC_TRIM_THRESHOLD_") == dict.fromkeys(client.nthreads())


def command(manifest: Path, folder: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "innospace.cities.command", "--language", "en", "run", str(manifest), "--tool",
        "lifecirclecoverage", "--workers", "2", "--results", str(folder), *more,
    ]  # fmt: skip


def done_in(folder: Path) -> int:
    records = [read_json(path) for path in (folder / "ledger").glob("[!.]*.json")]
    return sum(record["status"] == "done" for record in records)


def stopped_at(n: int, manifest: Path, folder: Path, stop) -> int:
    """Start the command in a session of its own, stop it when `n` cities are done; gives its exit code."""
    # A test run in the background ignores an interrupt, and so would what it starts.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(
        command(manifest, folder), start_new_session=True, stderr=subprocess.PIPE, preexec_fn=heard
    )
    deadline = time.monotonic() + 120
    while done_in(folder) < n and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    stop(process)
    process.communicate(timeout=180)
    return process.returncode


def kill_all(process: subprocess.Popen) -> None:
    """kill −9 of the workers, and of the command with its scheduler."""
    mine = psutil.Process(process.pid)
    for child in mine.children(recursive=True):
        child.kill()
    mine.kill()


def gated(folder: Path, whole: Ledger, gates: tuple[int, ...]) -> Path:
    """The six cities in another folder, some behind a pipe without a writer, where a run waits."""
    names = [f"城{i}" for i in range(len(SIDES))]
    rows = pd.read_csv(whole.folder.parent / "manifest.csv", dtype=str, keep_default_na=False)
    rows[rows["city"].isin(names)].to_csv(folder / "six.csv", index=False)
    for i in range(len(SIDES)):
        if i in gates:
            os.mkfifo(folder / f"city{i}.gpkg")
        else:
            let_through(folder, whole, i)
    return folder / "six.csv"


def let_through(folder: Path, whole: Ledger, i: int) -> None:
    """A city's file, in the place of its pipe."""
    (folder / f"city{i}.gpkg").unlink(missing_ok=True)
    shutil.copy(whole.folder.parent / f"city{i}.gpkg", folder)


def test_a_run_that_is_stopped_and_killed_ends_as_an_unbroken_one(whole, tmp_path):
    ledger, _, _ = whole
    manifest, folder = gated(tmp_path, ledger, (1, 3)), tmp_path / "run"
    interrupted = stopped_at(2, manifest, folder, lambda process: os.killpg(process.pid, signal.SIGINT))
    after_stop = done_in(folder)
    assert interrupted == 130
    assert 2 <= after_stop <= len(SIDES) - 2
    assert len(cluster.status(folder)) == len(SIDES)
    let_through(tmp_path, ledger, 3)
    assert stopped_at(after_stop + 1, manifest, folder, kill_all) == -signal.SIGKILL
    after_kill = done_in(folder)
    assert after_stop < after_kill < len(SIDES)
    first = {city: run for i in range(len(SIDES)) if (run := ledger_run(folder, city := f"城{i}"))}
    let_through(tmp_path, ledger, 1)
    done = subprocess.run(command(manifest, folder), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("unchanged, kept.") == after_kill
    assert results_of(folder) == results_of(ledger.folder)
    assert not list(folder.glob("*/.*"))
    # What was done before the kill was not done again.
    assert len(first) == after_kill
    assert {city: ledger_run(folder, city) for city in first} == first


def ledger_run(folder: Path, city: str) -> str | None:
    """The run that a city was done in, None where it is not done."""
    record = Ledger(folder).read(city) or {}
    return record.get("run") if record.get("status") == "done" else None


def test_a_city_is_done_again_when_its_input_its_cells_or_its_result_changed(whole):
    from innospace.cities.jobs import Job
    from innospace.cities.ledger import version
    from innospace.cities.work import run_city

    ledger, _, _ = whole
    cells = {name: cell for name, cell in row_of("城3", "city3.gpkg").items() if name.isupper()}
    about = {"tool": "lifecirclecoverage", "manifest_folder": ledger.folder.parent, "folder": ledger.folder}
    job = {"city": "城3", "cells": cells, "run": "again", "version": version(), **about}
    before = ledger.result("城3").read_bytes()
    assert run_city(Job(**job)).get("kept")
    ledger.result("城3").write_bytes(before[:-100])
    assert not run_city(Job(**job)).get("kept")
    assert ledger.result("城3").read_bytes() == before
    assert not run_city(Job(**job | {"cells": cells | {"CUTOFF": "400"}})).get("kept")
    assert ledger.result("城3").read_bytes() != before
    assert not run_city(Job(**job)).get("kept")
    assert ledger.result("城3").read_bytes() == before
    make_city(ledger.folder.parent / "city3.gpkg", SIDES[3], 33)
    assert not run_city(Job(**job)).get("kept")
    assert ledger.result("城3").read_bytes() != before
    make_city(ledger.folder.parent / "city3.gpkg", SIDES[3], 3)
    other = run_city(Job(**job | {"version": "0"}))
    assert (other["status"], other["cause"]) == ("failed", "input")
    assert "Install the same version" in other["error"]
    run_city(Job(**job))
    assert ledger.result("城3").read_bytes() == before


def test_two_runs_do_not_share_a_folder(whole):
    import locket

    ledger, _, _ = whole
    with locket.lock_file(str(ledger.folder / "lock")), pytest.raises(InputError, match="another run works in"):
        cluster.run(ledger.folder.parent / "manifest.csv", "lifecirclecoverage", workers=1)
    other = ledger.folder.parent / "streets.csv"
    other.write_text("city,NETWORK\n城0,city0.gpkg|layername=streets\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds a run of lifecirclecoverage"):
        cluster.run(other, "networkcheck", ledger.folder, workers=1)


@pytest.fixture(scope="module")
def collected(whole):
    ledger, _, _ = whole
    return [Path(path) for path in collecting.collect(ledger.folder)], ledger


def test_all_rows_of_all_cities_are_collected(collected):
    (geopackage, parquet, _, _), ledger = collected
    names = [f"城{i}" for i in range(len(SIDES))]
    for layer, _ in pyogrio.list_layers(ledger.result("城0")):
        _, rows = pyogrio.read_arrow(geopackage, layer=layer)
        counts = rows.column("city").to_pandas().value_counts()
        own = {city: pyogrio.read_info(ledger.result(city), layer=layer)["features"] for city in names}
        assert counts.to_dict() == {city: n for city, n in own.items() if n}
    table = pq.read_table(parquet)
    assert json.loads(table.schema.metadata[b"geo"])["primary_column"] == "geom"
    assert len(table) == sum(side**2 for side in SIDES)
    middle = shapely.get_coordinates(shapely.from_wkb(table.column("geom").to_pylist())).mean(axis=0)
    assert middle == pytest.approx((118.06, 31.63), abs=0.02)


def test_values_are_collected_as_they_are(collected):
    (geopackage, _, _, _), ledger = collected
    _, joined = pyogrio.read_arrow(geopackage, layer="OUTPUT")
    _, own = pyogrio.read_arrow(ledger.result("城2"), layer="OUTPUT")
    rows = joined.filter([city == "城2" for city in joined.column("city").to_pylist()])
    for name in (name for name in own.column_names if name != "geom"):
        assert rows.column(name).to_pylist() == own.column(name).to_pylist()


def test_the_table_of_cities_has_facts_figures_and_causes(collected):
    (geopackage, _, table, _), ledger = collected
    cities = pd.read_csv(table).set_index("city")
    assert cities["province"].eq("江苏").all()
    own = pyogrio.read_arrow(ledger.result("城1"), layer="COVERAGE")[1].to_pandas().iloc[-1]
    assert cities.loc["城1", "pop_share"] == own["pop_share"]
    coverage = pyogrio.read_arrow(ledger.result("城1"), layer="COVERAGE")[1].to_pandas().iloc[:-1]
    assert cities.loc["城1", "n_judged"] == coverage["pop_share"].notna().sum()
    shares = pyogrio.read_arrow(ledger.result("城1"), layer="OUTPUT")[1].column("share_ok").to_pandas()
    assert cities.loc["城1", "share_ok"] == pytest.approx(shares.mean())
    assert cities.loc["太大", "cause"] == "memory"
    assert np.isnan(cities.loc["太大", "share_ok"])
    assert pyogrio.read_info(geopackage, layer="cities")["features"] == len(cities) == len(SIDES) + 3


def test_the_report_ranks_and_tells_what_failed(collected):
    (_, _, table, report), _ = collected
    page, cities = report.read_text(encoding="utf-8"), pd.read_csv(table)
    done = cities[cities["status"] == "done"].sort_values(["share_ok", "city"], ascending=[False, True])
    most, least = (", ".join(done.loc[done["share_ok"] == f(done["share_ok"]), "city"]) for f in (max, min))
    assert "6 of 9 cities are done, 3 failed, 0 not finished." in page
    assert f"({most}), the least" in page
    assert f"({least}); the median" in page
    assert "there is no file nothing.gpkg" in page
    assert page.count("<svg") == 2
    first, last = (page.index(f">{city}<") for city in done["city"].iloc[[0, -1]])
    assert first < last


def test_a_figure_that_nobody_has_is_refused(whole):
    ledger, _, _ = whole
    with pytest.raises(InputError, match="no city has the figure “wealth”. Choose from: share_ok"):
        collecting.collect(ledger.folder, by="wealth")


def test_a_cluster_that_is_there_is_used_where_each_worker_has_one_thread(whole, tmp_path):
    from distributed import LocalCluster

    ledger, _, _ = whole
    manifest = ledger.folder.parent / "one.csv"
    row = row_of("城1", "city1.gpkg") | {"seconds": "a fact", "n": "another"}
    pd.DataFrame([row]).to_csv(manifest, index=False)
    with LocalCluster(1, threads_per_worker=2, processes=False, dashboard_address=None) as crowded:
        address = crowded.scheduler_address
        with pytest.raises(InputError, match="several threads each. Start them with --nthreads 1"):
            cluster.run(manifest, "lifecirclecoverage", tmp_path / "run", scheduler=address)
    with LocalCluster(1, threads_per_worker=1, processes=False, dashboard_address=None) as right:
        table = cluster.run(manifest, "lifecirclecoverage", tmp_path / "run", scheduler=right.scheduler_address)
    assert table["status"].tolist() == ["done"]
    assert results_of(tmp_path / "run") == {"城1.gpkg": ledger.result("城1").read_bytes()}
    # What the manifest tells of a city keeps out of the way of what the run does.
    found = collecting.table_of(Ledger(tmp_path / "run"), cluster.remembered(Ledger(tmp_path / "run")))[0].iloc[0]
    assert (found["seconds_in"], found["n"]) == ("a fact", "another")
    assert found["seconds"] > 0


def job_of(ledger: Ledger, folder: Path, city: str, **more):
    """A city's task as the command makes it, its record and result in another folder."""
    from innospace.cities.jobs import Job
    from innospace.cities.ledger import version

    Ledger(folder).make()
    cells = {name: cell for name, cell in row_of(city, f"city{city[-1]}.gpkg").items() if name.isupper()}
    about = {"tool": "lifecirclecoverage", "manifest_folder": ledger.folder.parent, "folder": folder}
    return Job(city=city, run="1", version=version(), **about, cells=cells | more)


def test_a_city_that_is_asked_for_again_in_the_same_run_is_neither_kept_nor_done_again(whole, tmp_path):
    from innospace.cities.work import run_city

    job = job_of(whole[0], tmp_path, "城5")
    done, written = run_city(job), Ledger(tmp_path).result("城5").stat()
    again = run_city(job)  # as when its worker ended before anybody had fetched the record
    assert {name: again[name] for name in done} == done
    assert not again.get("kept")
    assert run_city(replace(job, run="2"))["kept"]
    assert Ledger(tmp_path).result("城5").stat() == written


def test_an_error_that_would_come_again_is_recorded_with_its_trace_and_leaves_no_result(whole, tmp_path):
    from innospace.cities.work import run_city

    ledger = Ledger(tmp_path)
    assert run_city(job_of(whole[0], tmp_path, "城5"))["status"] == "done"
    record = run_city(job_of(whole[0], tmp_path, "城5", CUTOFF=400))  # a number, where a cell is a text
    assert (record["status"], record["cause"]) == ("failed", "error")
    assert "Traceback" in record["trace"]
    assert ledger.read("城5") == record
    assert not ledger.result("城5").exists()
    assert run_city(job_of(whole[0], tmp_path, "城5"))["status"] == "done"
    assert run_city(job_of(whole[0], tmp_path, "城5", CATEGORY_FIELD="species"))["cause"] == "input"
    assert not ledger.result("城5").exists()


def test_what_is_tried_again_and_fails_is_told_without_traces_on_the_screen(whole, tmp_path):
    manifest = whole[0].folder.parent / "five.csv"
    pd.DataFrame([row_of("城5", "city5.gpkg")]).to_csv(manifest, index=False)
    in_the_way = tmp_path / "results" / "城5.gpkg"
    in_the_way.mkdir(parents=True)
    done = subprocess.run(command(manifest, tmp_path), capture_output=True, text=True)
    assert done.returncode == 1
    assert "城5: failed." in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "Compute Failed" not in done.stderr + done.stdout
    assert "Traceback" in Ledger(tmp_path).read("城5")["trace"]


def test_a_city_without_homes_is_done_and_has_no_place(whole, tmp_path):
    from distributed import LocalCluster

    ledger, _, _ = whole
    make_city(tmp_path / "empty.gpkg", 6, 7)
    write_layer(tmp_path / "empty.gpkg", "nobody", [], people=pa.array([], pa.int64()))
    shutil.copy(ledger.folder.parent / "city5.gpkg", tmp_path)
    nobody = row_of("空城", "empty.gpkg") | {"DEMAND": "empty.gpkg|layername=nobody"}
    manifest = tmp_path / "two.csv"
    pd.DataFrame([nobody, row_of("城5", "city5.gpkg")]).to_csv(manifest, index=False)
    with LocalCluster(1, threads_per_worker=1, processes=False, dashboard_address=None) as here:
        table = cluster.run(manifest, "lifecirclecoverage", tmp_path / "run", scheduler=here.scheduler_address)
    assert table["status"].tolist() == ["done", "done"]
    record = Ledger(tmp_path / "run").read("空城")
    assert record["bounds"] is None
    assert "DEMAND: the layer is empty." in record["notes"]
    geopackage, parquet, cities, report = collecting.collect(tmp_path / "run")
    assert len(pq.read_table(parquet)) == SIDES[5] ** 2
    places = pd.read_csv(cities).set_index("city")["longitude"].notna()
    assert places.to_dict() == {"空城": False, "城5": True}
    assert "2 of 2 cities are done" in Path(report).read_text(encoding="utf-8")
    assert pyogrio.read_info(geopackage, layer="OUTPUT")["features"] == SIDES[5] ** 2


def test_what_nobody_foresaw_is_recorded_and_raised_for_another_try(whole, tmp_path):
    from innospace.cities.jobs import Job
    from innospace.cities.ledger import version
    from innospace.cities.work import run_city

    ledger, _, _ = whole
    (tmp_path / "ledger").mkdir()  # and no folder for the results, as on a drive that is full or gone
    cells = {name: cell for name, cell in row_of("城3", "city3.gpkg").items() if name.isupper()}
    about = {"tool": "lifecirclecoverage", "manifest_folder": ledger.folder.parent, "folder": tmp_path}
    with pytest.raises(Exception, match="results"):
        run_city(Job(city="城3", cells=cells, run="1", version=version(), **about))
    record = Ledger(tmp_path).read("城3")
    assert (record["status"], record["cause"]) == ("failed", "error")
    assert "Traceback" in record["trace"]
