"""Analysis free of QGIS and Qt: pandas tables and Shapely arrays in, the same out.

Lengths are metres, areas square metres unless a name says otherwise, shares 0–1. Long functions take
`progress(fraction)` and `cancelled()`; unusable input raises :class:`innospace.core.base.errors.InputError`.
"""
