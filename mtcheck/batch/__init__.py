"""Many stories at once: a manifest in, worker processes or a Ray cluster, one store that loses nothing."""
