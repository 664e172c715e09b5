"""The words of all problems, by subject; `messages` puts them together."""
