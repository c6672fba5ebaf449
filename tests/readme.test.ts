import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const example = readFileSync(join(root, '.env.example'), 'utf8')

function sourceTexts(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

/** Set by npm, the terminal or the launcher itself: nobody sets them for Assay. */
const notOurs = new Set(['ASSAY_CWD', 'INIT_CWD', 'CI', 'FORCE_COLOR', 'TERM', 'NODE_ENV', 'VITEST'])

test('every variable that the code reads stands in the README and in .env.example', () => {
  const read = ['app', 'db', 'importers', 'tests/e2e']
    .flatMap(sourceTexts)
    .flatMap((text) => [
      ...[...text.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name]) => name as string),
      ...[...text.matchAll(/\{([A-Z_, ]+)\} = process\.env/g)].flatMap(([, names]) => (names as string).split(',')),
    ])
  const names = [...new Set(read.map((name) => name.trim()))].filter((name) => !notOurs.has(name))
  expect(names).toContain('PORT')
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  expect(names.filter((name) => !example.includes(`${name}=`))).toEqual([])
})

test('every command stands in the README, and the README names no other', () => {
  const commands = readdirSync(join(root, 'app/cli/commands')).map((file) => file.replace(/\.ts$/, ''))
  const named = new Set([...readme.matchAll(/`assay ([a-z]+)/g)].map(([, name]) => name as string))
  expect([...named].sort()).toEqual(commands.sort())
})

test('every npm script that the README names exists, and every one is named', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = new Set([...readme.matchAll(/npm (?:run )?(?:-s )?([a-z-]+)\b/g)].map(([, name]) => name as string))
  const own = [...named].filter((name) => name !== 'run' && name !== 'link' && name !== 'install')
  expect(own.sort()).toEqual(Object.keys(scripts).sort())
})

test('every folder of the layout exists', () => {
  const layout = readme.slice(readme.indexOf('## Layout'))
  const cells = [...layout.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell]) => cell as string)
  const folders = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, folder]) => folder as string))
  expect(folders.length).toBeGreaterThan(8)
  for (const folder of folders) expect(readdirSync(join(root, folder)).length, folder).toBeGreaterThan(0)
})
