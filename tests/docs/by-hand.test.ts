import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gateCode } from '~/domain/gate-code'
import { findingCodes, tierStates, verdicts } from '~/domain/vocabulary'
import { evidenceFormats } from '~importers/formats/registry'
import { commandLine, wrongCommandsIn } from './commands-named'
import { root } from './source-tree'

/** What no script writes, held to the code: lists and counts in texts that people wrote. */
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')

/** Tools by the names that their formats begin with; metrics are nobody's. */
const tools = [...new Set(evidenceFormats.map(({ id }) => id.split('-')[0] as string))].filter(
  (tool) => tool !== 'metrics',
)

test('the README names every tool whose output is read', () => {
  const paragraph = readme.split('\n').find((line) => line.startsWith('Documents are Markdown')) as string
  const words = new Set(paragraph.toLowerCase().match(/[a-z0-9]+/g))
  expect(tools.length).toBeGreaterThan(20)
  expect(tools.filter((tool) => !words.has(tool))).toEqual([])
})

test('the changelog counts formats and tools as they are', () => {
  const changes = read('.github/CHANGELOG.md')
  const loads = new Set(evidenceFormats.filter(({ family }) => family === 'load').map(({ id }) => id.split('-')[0]))
  // Locust's CSV files are read apart from the registry.
  expect(changes).toContain(`Evidence of ${evidenceFormats.length + 1} formats`)
  expect(changes).toContain(`load tests of ${loads.size} tools`)
})

test('the README says every exit code of the gate with the states that give it', () => {
  const row = readme.split('\n').find((line) => line.includes('`assay gate TIER`')) as string
  const parts = row.slice(row.indexOf('Exit code')).split(/(?=\b[0-3] [a-z])/)
  for (const state of tierStates) {
    const word = state.replace(/^exited_/, '').replace(/_with_waivers$/, '')
    const said = parts.find((part) => part.startsWith(String(gateCode(state, false))))
    if (state !== 'exited') expect(said, state).toContain(word)
  }
})

test('every variable of .env.example is read somewhere', () => {
  const sources = ['app', 'db', 'importers', 'tests/e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  const names = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name as string)
  const isRead = (name: string) =>
    sources.some((text) => new RegExp(`process\\.env\\.${name}\\b|[{ ]${name}[ ,][^=]*= process\\.env`).test(text))
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !isRead(name))).toEqual([])
})

test('every verdict, state of a tier and finding stands in the guide of the rules', () => {
  const known = new Set<string>([...verdicts, ...tierStates, ...findingCodes])
  const guide = read('content/guides/rules.md')
  for (const code of known) expect(guide, code).toContain(`\`${code}\``)
})

test('a command, a second word or a flag that is not there is found in a line of code', () => {
  const program = commandLine()
  const wrong = (code: string) => wrongCommandsIn(code, program)
  expect(wrong('npm run -s assay -- import path/to/tracker.md --check --explain')).toEqual([])
  expect(wrong('curl -X GET; assay gate tier-1 --strict --db restored.sqlite && assay verify # --no-flag')).toEqual([])
  expect(wrong('sudo -u assay env X=1 node /srv/assay/build/node/cli.js doctor')).toEqual([])
  expect(wrong('assay gates tier-1')).toEqual(['assay gates: no such command'])
  expect(wrong('assay member rename ADA')).toEqual(['assay rename: no such command'])
  expect(wrong('assay gate tier-1 --watch FILE')).toEqual(['assay gate: no flag --watch'])
  expect(wrong('node build/node/cli.js backups FILE')).toEqual(['assay backups: no such command'])
})
