"""How each format of pictures is built: a file's bytes come in; out goes the same picture without private metadata."""
