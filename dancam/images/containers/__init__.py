"""One module for each format of pictures: the bytes of a file in, the same picture without private metadata out."""
