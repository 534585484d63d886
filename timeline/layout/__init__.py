"""Events to pixels: what both pictures draw from."""
