"""Processing algorithms: thin classes over the core, and the bridge between features and tables."""
