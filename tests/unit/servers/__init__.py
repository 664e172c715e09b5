"""What web servers are told."""
