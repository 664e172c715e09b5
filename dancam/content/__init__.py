"""READ, the first stage: what editors and webmasters wrote becomes values, and every mistake a problem with its place.

In: the bytes of `content/`, `static/`, `templates/` and `site.yml`. Out: `Source`, `Asset`, `TemplateSource` (`source`)
and `Config` (`config`). Pure except for `reader`, which opens what changed.
"""
