"""Word documents: read as Word shows them, written as Markdown, with an account of each word that stays behind.

In: the bytes of a .docx. Out: an article, its pictures, and problems. Pure. The way of the data: `package` (parts) →
`elements` (XML) → `styles`, `numbering` (what Word shows) → `story` (blocks of `model`) → `proposals` (title, author,
administrative head) → `writer` (Markdown).
"""
