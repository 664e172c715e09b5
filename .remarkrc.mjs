// npm install --no-save --no-package-lock remark-frontmatter@5 remark-lint-frontmatter-schema@3
const plugins = []
try {
  const { default: frontMatter } = await import('remark-frontmatter')
  const { default: schema } = await import('remark-lint-frontmatter-schema')
  plugins.push(frontMatter, [schema, { schemas: { './.vscode/article.schema.json': ['./content/**/*.md'] } }])
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
}
export default { plugins }
