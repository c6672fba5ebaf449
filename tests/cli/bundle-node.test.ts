import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../build/node')
const built = existsSync(join(folder, 'pages.js'))
const own = new Set([...builtinModules, ...builtinModules.map((module) => `node:${module}`)])

/** What one file of the bundle imports from elsewhere than the bundle and Node. */
function packagesOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8')
  const imports = text.matchAll(/(?:^|[;}\n])(?:import|export)(?:[\w$*{}, ]*from)?"([^"\s]+)"/g)
  const paths = [...imports].map(([, path]) => path as string)
  return paths.filter((path) => !path.startsWith('.') && !own.has(path))
}

/** From an entry on, whatever it imports at once. */
function reached(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  const text = readFileSync(join(folder, entry), 'utf8')
  for (const [, next] of text.matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)) reached(next as string, seen)
  return seen
}

const title = 'the bundle holds its packages: beside it stay native ones, and those that make pages, each of them once'
test.skipIf(!built)(built ? title : `${title} (skipped: build first, npm run build)`, () => {
  for (const [entry, packages] of [
    ['cli.js', ['@node-rs/argon2', 'better-sqlite3', 'pino']],
    ['import-worker.js', []],
    ['upload-worker.js', ['@node-rs/argon2', 'better-sqlite3']],
  ] as const) {
    const all = [...reached(entry)].flatMap(packagesOf)
    expect(
      all.filter((one) => !(packages as readonly string[]).includes(one)),
      entry,
    ).toEqual([])
  }
  const ofPages =
    /^(@node-rs\/argon2|better-sqlite3|@remix-run\/(node|react)|react|react\/jsx-runtime|react-dom\/server)$/
  const pages = [...reached('pages.js')].flatMap(packagesOf)
  expect(pages).toContain('react')
  expect(pages.filter((one) => !ofPages.test(one))).toEqual([])
})

test.skipIf(!built)(
  built ? 'licences go with the packages' : 'licences go with the packages (skipped: build first)',
  () => {
    const notices = readdirSync(folder).filter((file) => file.endsWith('.LEGAL.txt'))
    const text = notices.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
    expect(text).toContain('negotiator')
  },
)
