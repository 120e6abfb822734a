"""Many cities need what `scripts/setup cities` installs; a machine that tests the plugin alone goes without."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("distributed") else ["test_*.py"]
