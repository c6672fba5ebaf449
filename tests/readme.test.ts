import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { patternOf } from '~/server/route-rules'
import { signatureOf } from '~/server/webhook/send'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const example = readFileSync(join(root, '.env.example'), 'utf8')

function sourceTexts(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

/** Set by npm, the terminal or the launcher itself: nobody sets them for Assay. */
const notOurs = new Set(['PATH', 'ASSAY_CWD', 'INIT_CWD', 'CI', 'FORCE_COLOR', 'TERM', 'NODE_ENV', 'VITEST'])

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

test('the addresses for people and signatures stand in the README and on the help page, and lead somewhere', () => {
  const help = readFileSync(join(root, 'app/components/help/people-chapters.tsx'), 'utf8')
  for (const address of ['/settings', '/audit', '/notices', '/feed.atom?token=', 'X-Assay-Signature-256'])
    for (const text of [readme, help]) expect(text).toContain(address)
  const section = readme.slice(readme.indexOf('## People and signatures'), readme.indexOf('## Configuration'))
  const named = [...section.matchAll(/`(\/[a-z][^`?]*)/g)].map(([, path]) => path as string)
  expect(named.length).toBeGreaterThan(6)
  expect(named.filter((path) => patternOf(path) === '/*')).toEqual([])
})

test('the check of a webhook as the README writes it takes what Assay signs, and nothing else', () => {
  const [, source] = /```js\n([\s\S]+?)```/.exec(readme) as unknown as [string, string]
  const check = new Function('require', `${source}; return isFromAssay`)(createRequire(import.meta.url))
  const [key, at, body] = ['a key that both sides know', '2026-03-01T09:00:00.000Z', '{"event":"tier.regressed"}']
  const headers = { 'x-assay-timestamp': at, 'x-assay-signature-256': signatureOf(key, at, body) }
  expect(check(key, headers, body)).toBe(true)
  expect(check(key, headers, `${body} `)).toBe(false)
  expect(check('another key', headers, body)).toBe(false)
  expect(check(key, { ...headers, 'x-assay-timestamp': '2026-03-02T09:00:00.000Z' }, body)).toBe(false)
  expect(check(key, { 'x-assay-timestamp': at }, body)).toBe(false)
})
