import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiRoutes, fileRoutes } from '~/reports/api-schemas'
import { githubSnippet, gitlabSnippet } from '~/reports/ci-snippets'
import { openApiDocument } from '~/reports/openapi'
import { givenFields } from '~/server/upload/given-fields'

test('the README shows the jobs as the help page does', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  expect(readme).toContain(githubSnippet)
  expect(readme).toContain(gitlabSnippet)
})

test('the jobs use only fields and addresses that exist', () => {
  for (const snippet of [githubSnippet, gitlabSnippet]) {
    const fields = [...snippet.matchAll(/--form "([a-z-]+)=/g)].map(([, name]) => name)
    for (const field of fields) expect(['file', 'program', ...givenFields]).toContain(field)
    expect(snippet).toContain('/api/v1/evidence')
    expect(snippet).toContain('/api/v1/tiers/tier-1/gate?expect=ready')
  }
})

test('the OpenAPI document has every route with its answer and its errors', () => {
  const { paths } = openApiDocument()
  expect(Object.keys(paths).sort()).toEqual([...apiRoutes, ...fileRoutes].map(({ path }) => path).sort())
  expect(JSON.stringify(paths)).toContain('"413"')
})
