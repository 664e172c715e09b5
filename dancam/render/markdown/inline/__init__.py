"""What stands within a line of a body: emphasis, code, links, pictures, addresses, breaks, footnotes, attributes."""
