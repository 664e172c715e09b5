"""Programs that make parts of this repository: pictures, figures, documents."""
