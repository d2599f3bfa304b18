"""What the templates say beyond Django's own tags."""
