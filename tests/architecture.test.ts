import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Folder -> project folders it may import from (itself is always allowed). The longest prefix counts. */
const mayImport: Record<string, string[]> = {
  'app/domain': [],
  'app/reports': ['app/domain'],
  importers: ['app/domain'],
  'importers/ingest.server.ts': ['app/domain', 'importers', 'db'],
  db: ['app/domain'],
  'app/components': ['app/reports'],
  'app/server': ['app/domain', 'app/reports', 'db', 'importers', 'importers/ingest.server.ts'],
  'app/cli': ['app/domain', 'app/reports', 'app/server', 'db', 'importers', 'importers/ingest.server.ts'],
  'app/routes': [
    'app/domain',
    'app/reports',
    'app/components',
    'app/server',
    'db',
    'importers',
    'importers/ingest.server.ts',
  ],
  'app/styles': [],
}

/** Dangerous or heavy libraries, each behind one seam. */
const seams: Record<string, (file: string) => boolean> = {
  'gray-matter': (file) => file === 'importers/front-matter.ts',
  'better-sqlite3': (file) => file.startsWith('db/'),
  'drizzle-orm': (file) => file.startsWith('db/'),
  recharts: (file) => file.startsWith('app/components/charts/'),
  'csv-parse': (file) => file.startsWith('importers/'),
  'iconv-lite': (file) => file.startsWith('importers/text/') || file.startsWith('importers/markdown/'),
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const files = ['app', 'db', 'importers'].flatMap(sourceFiles)

interface Import {
  specifier: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  )
  return [...statements].map((match) => ({
    specifier: (match[2] ?? match[3]) as string,
    typeOnly: match[1] !== undefined,
  }))
}

/** The project path that a specifier means, or null for a package. */
function resolveInProject(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier))
  if (specifier.startsWith('~db/')) return join('db', specifier.slice(4))
  if (specifier.startsWith('~importers/')) return join('importers', specifier.slice(11))
  if (specifier.startsWith('~/')) return join('app', specifier.slice(2))
  return null
}

function ruleFor(path: string): string | null {
  const keys = Object.keys(mayImport).filter(
    (key) => path === key || path.startsWith(`${key}/`) || `${path}.ts` === key,
  )
  return keys.sort((a, b) => b.length - a.length)[0] ?? null
}

test('imports point inward: every folder imports only what its row of the dependency table allows', () => {
  const broken: string[] = []
  for (const file of files) {
    const from = ruleFor(file)
    if (from === null) continue
    for (const { specifier } of importsOf(file)) {
      const target = resolveInProject(file, specifier)
      if (target === null) continue
      const to = ruleFor(target)
      const allowed = [from, ...(mayImport[from] as string[])]
      const folder = to === 'importers/ingest.server.ts' ? 'importers' : to
      if (folder !== null && !allowed.includes(folder)) broken.push(`${file} -> ${specifier}`)
    }
  }
  expect(broken).toEqual([])
})

test('each dangerous library is imported behind its one seam', () => {
  const broken = files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, typeOnly }) => {
      const name = Object.keys(seams).find((seam) => specifier === seam || specifier.startsWith(`${seam}/`))
      return name !== undefined && !typeOnly && !seams[name]?.(file) ? [`${file} -> ${specifier}`] : []
    }),
  )
  expect(broken).toEqual([])
})

test('the domain and the reports read no clock, no randomness and no files', () => {
  const forbidden = /\bnew Date\(\)|Date\.now\(|Math\.random\(|process\.(env|cwd)|from ['"]node:(?!assert)/
  const broken = files
    .filter((file) => file.startsWith('app/domain/') || file.startsWith('app/reports/'))
    .filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8')))
  expect(broken).toEqual([])
})

test('no source file is longer than 300 lines', () => {
  const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
  expect(long).toEqual([])
})

/** A count in a Map starts at nothing: `(counts.get(key) ?? 0) + 1` is no missing value. */
test('no missing value is quietly turned into zero in domain, importers or queries', () => {
  const broken = files
    .filter((file) => /^(app\/domain|importers|db\/queries)\//.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /(\?\?|\|\|) 0\b(?!\.)/.test(line) && !/\.get\(\w+\) \?\? 0\) \+ 1/.test(line)
            ? [`${file}:${index + 1} ${line.trim()}`]
            : [],
        ),
    )
  expect(broken).toEqual([])
})

test('no file is named by the path of a URL, which writes blanks and umlauts otherwise', () => {
  const tools = ['remix.config.js', 'app/cli/launch.mjs', 'app/server/dev.ts']
  const files = [...['app', 'db', 'importers', 'tests'].flatMap(sourceFiles), ...tools]
  const named = files.filter((file) => /import\.meta\.url\)\.pathname/.test(readFileSync(join(root, file), 'utf8')))
  expect(named).toEqual([])
})

test('the top level holds only what the project names', () => {
  const allowed = new Set([
    'app',
    'content',
    'db',
    'importers',
    'public',
    'tests',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'remix.config.js',
    'README.md',
    'LICENSE',
    'biome.json',
    '.ci',
    '.github',
    '.git',
    '.gitignore',
    '.npmrc',
    '.env',
    '.env.example',
    'node_modules',
    'build',
    'data',
  ])
  const odd = readdirSync(root).filter(
    (name) => !allowed.has(name) && !(name.endsWith('.log') && statSync(join(root, name)).isFile()),
  )
  expect(odd).toEqual([])
})
