"""The sample data: one function per layer, real ones read from packages, synthetic ones drawn from a seed."""
