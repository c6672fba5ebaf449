import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { namedReports } from '~/reports/outputs'
import { namedTables } from '~/reports/tables'
import { patternOf, routeRules } from '~/server/route-rules'
import { evidenceFormats } from '~importers/formats/registry'
import { commandLine, flagsOf, wrongCommandsIn } from './commands-named'
import { diagnosticsOfCode, unreadDiagnostics } from './diagnostics-of-code'
import { generatedTexts } from './generated-texts'
import { root } from './source-tree'

/** Every text that people read about Assay, by its path. */
const documents = new Map(
  ['README.md', ...markdownIn('content/guides'), ...markdownIn('content/decisions'), ...markdownIn('.github')].map(
    (path) => [path, readFileSync(join(root, path), 'utf8')],
  ),
)
let generated: Record<string, string>
const diagnostics = diagnosticsOfCode()

beforeAll(() => {
  generated = generatedTexts()
})

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** Everything that stands as code in a text, in a line or in a block, with the document that says it. */
function codeOf(skip: RegExp = /^$/): { path: string; code: string }[] {
  return [...documents].flatMap(([path, text]) => {
    if (skip.test(path)) return []
    const blocks = [...text.matchAll(/^ *```[a-z]*\n([\s\S]*?)^ *```/gm)].flatMap(([, block]) =>
      (block as string).split('\n'),
    )
    const inline = [...text.replace(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
      ([, code]) => code as string,
    )
    return [...blocks, ...inline].map((code) => ({ path, code }))
  })
}

const program = commandLine()

/** Flags of other programs, and of the scripts of npm, that the documents name alone. */
const foreignFlags = ['--fail-with-body', '--folder', '--pictures', '--write']

test.each(['content/guides/formats.md', 'content/guides/reference.md', 'content/guides/rules.md'])(
  '%s is what npm run docs writes',
  (path) => expect(documents.get(path) === generated[path], `run npm run docs: ${path} has drifted`).toBe(true),
)

describe('what the code has stands in a document', () => {
  const all = () => [...documents.values()].join('\n')

  test('formats, diagnostics, tables, reports and addresses', () => {
    const text = all()
    const names = [
      ...evidenceFormats.map(({ id }) => id),
      ...diagnostics.map(({ rule }) => rule),
      ...namedTables.map(({ name }) => name),
      ...namedReports.map(({ name }) => name),
      ...Object.keys(routeRules),
    ]
    expect(names.length).toBeGreaterThan(250)
    expect(names.filter((name) => !text.includes(`\`${name}\``) && !text.includes(`### ${name}\n`))).toEqual([])
  })

  test('no diagnostic is worded so that its rule cannot be read from the source', () => {
    expect(diagnostics.length).toBeGreaterThan(100)
    expect(unreadDiagnostics()).toEqual([])
  })
})

describe('what a document names is there', () => {
  test('commands, each with flags that it takes', () => {
    const wrong = codeOf().flatMap(({ path, code }) =>
      wrongCommandsIn(code, program).map((words) => `${path}: ${words} in ${code}`),
    )
    expect(wrong).toEqual([])
  })

  test('flags that stand alone', () => {
    const known = [...flagsOf(program), ...foreignFlags]
    const wrong = codeOf(/formats\.md$/).flatMap(({ path, code }) =>
      /^(?:-- )?--[a-z]/.test(code)
        ? [...code.matchAll(/(?<!\S)--[a-z][a-z-]+/g)]
            .filter(([flag]) => !known.includes(flag))
            .map(([flag]) => `${path}: ${flag}`)
        : [],
    )
    expect(wrong).toEqual([])
  })

  test('variables of the environment', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8')
    const foreign = new Set(['ASSAY_URL', 'ASSAY_TOKEN', 'ASSAY_SERVER'])
    const wrong = [...documents].flatMap(([path, text]) =>
      [...text.matchAll(/\bASSAY_[A-Z_]+\b/g)]
        .filter(([name]) => !example.includes(`${name}=`) && !foreign.has(name))
        .map(([name]) => `${path}: ${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('scripts of npm', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
    const wrong = codeOf().flatMap(({ path, code }) =>
      [...code.matchAll(/\bnpm run (?:-s )?([a-z][a-z-]*)/g)]
        .filter(([, name]) => !Object.hasOwn(scripts, name as string))
        .map(([text]) => `${path}: ${text}`),
    )
    expect(wrong).toEqual([])
  })

  test('files of the repository', () => {
    const wrong = codeOf(/CHANGELOG/).flatMap(({ path, code }) =>
      [...code.matchAll(/(?<![\w/.-])(?:app|db|importers|tests|content|\.github)\/[\w.$/[\]-]*[\w\])]/g)]
        .map(([file]) => file)
        .filter((file) => !existsSync(join(root, file)) && !existsSync(join(root, `${file}.ts`)))
        .map((file) => `${path}: ${file}`),
    )
    expect(wrong).toEqual([])
  })

  test('addresses of the server', () => {
    const wrong = codeOf(/guides\/(formats|reference|rules)\.md$|0017/).flatMap(({ path, code }) => {
      const address = /^(?:GET |POST )?(\/[a-z][\w./:-]*)/.exec(code)?.[1]
      if (
        address === undefined ||
        /^\/(var|etc|usr|opt|srv|dev|path|run|proc|tmp|assets|home|data|backup|work)\b/.test(address)
      )
        return []
      return patternOf(address.replace(/\/(NAME|SLUG)\b/g, '/x').replace(/…$/, 'x')) === '/*'
        ? [`${path}: ${address}`]
        : []
    })
    expect(wrong).toEqual([])
  })

  test('links between the documents', () => {
    const wrong = [...documents].flatMap(([path, text]) =>
      [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)]
        .filter(([, target]) => !existsSync(join(root, path, '..', target as string)))
        .map(([, target]) => `${path}: ${target}`),
    )
    expect(wrong).toEqual([])
  })
})
