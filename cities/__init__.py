"""Many cities: one tool on each of them, on a Dask cluster, without QGIS.

``run`` starts or continues a run, ``status`` says how far it is, ``collect`` joins what is there; `innospace-cities` does the
same from a shell. One city is one task: it is read, computed and written inside the worker.
"""

__all__ = ["collect", "run", "status"]


def __getattr__(name: str) -> object:
    """The three functions, loaded when one is asked for: a worker needs none of them."""
    if name not in __all__:
        raise AttributeError(name)
    from . import cluster, collecting

    return getattr(collecting if name == "collect" else cluster, name)
