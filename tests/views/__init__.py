"""What visitors and integrators are promised."""
