"""Views: what each kind of page may see, and nothing else."""
