"""How dates hang together."""
