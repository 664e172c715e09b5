"""Programs that make or measure parts of this repository: pictures, documents, fonts, figures."""
