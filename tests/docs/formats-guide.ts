import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { EvidenceFormat, FormatInput } from '~importers/formats/format'
import { evidenceFormats } from '~importers/formats/registry'
import { factsOfResult } from './format-facts'
import { watched } from './keys-read'
import { locustChapter } from './locust-chapter'
import { code, codes, markdownTable } from './markdown-table'
import { docComment, nodesOf, root, sourceTrees } from './source-tree'

const fixtures = join(root, 'tests/fixtures/formats')
const families = {
  load: 'Load tests',
  tests: 'Test reports',
  coverage: 'Coverage reports',
  metrics: 'Metrics',
} as const

/** `content/guides/formats.md`: every format as its reader declares itself, and as it reads its look-alike. */
export function formatsGuide(): string {
  const comments = commentsOfFormats()
  const chapters = Object.entries(families).map(([family, title]) => {
    const formats = evidenceFormats.filter((format) => format.family === family)
    const before = family === 'load' ? `${locustChapter()}\n\n` : ''
    return `## ${title}\n\n${before}${formats.map((format) => chapterOf(format, comments.get(format.id))).join('\n\n')}`
  })
  return `# Formats of evidence

Every format that Assay reads, as the readers declare themselves and as they read a small example of each. This page is written by \`npm run docs\`; a test fails where it has drifted from the code.

A file is told by its content, never by its name, and the first format of the list that fits reads it. A gzip file is what lies in it. Text is UTF-8, UTF-16 with a byte order mark, or what its bytes most likely are, which is said; line ends of every kind are the same. What a file does not give is unknown, never zero. A figure that the tool printed rounded stands for the range that prints so, and a rule is judged on the whole range.

“Never tried on real output” means: written from the tool’s source or documentation, and tested on hand-made examples only. Figures of such a format carry that remark wherever they are shown.

${overview()}

${chapters.join('\n\n')}
`
}

function overview(): string {
  const rows = evidenceFormats.map(({ id, title, family, verified }) => [
    `[${code(id)}](#${id})`,
    title,
    families[family],
    verified ? 'yes' : '**no**',
  ])
  const locust = ['[`locust-csv`](#locust-csv)', 'Locust CSV files, 0.8 to today', families.load, 'yes']
  return markdownTable(['format', 'what it is', 'family', 'tried on real output'], [locust, ...rows])
}

function chapterOf(format: EvidenceFormat, comment: string | undefined): string {
  const { name, input } = fixtureOf(format.id)
  const seen = watched(input.json)
  const facts = factsOfResult(format.read({ ...input, json: seen.json }))
  const keys = seen.keys()
  const refusals = refusalsOf(format)
  return [
    `### ${format.id}`,
    `**${format.title}.** ${comment === undefined ? '' : comment}${format.verified ? '' : ' **Never tried on real output.**'}`,
    `Not taken for this format where: ${refusals.map((reason) => `*${reason}*`).join('; ')}.`,
    ...(keys.length === 0
      ? [`Begins like this (\`tests/fixtures/formats/${name}\`):\n\n${beginning(input.text)}`]
      : []),
    ...(keys.length === 0 ? [] : [`Keys that are read, where they are there: ${codes(keys)}.`]),
    markdownTable(['of the example', 'is known'], facts),
  ].join('\n\n')
}

function fixtureOf(id: string): { name: string; input: FormatInput } {
  const name = readdirSync(fixtures).find((file) => file.replace(/\.[^.]+$/, '') === id)
  if (name === undefined) throw new Error(`there is no look-alike tests/fixtures/formats/${id}.*`)
  return { name, input: inputOf(name) }
}

function inputOf(name: string): FormatInput {
  const text = readFileSync(join(fixtures, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r+\n/g, '\n')
  return { path: name, text, json: /\.json$/.test(name) ? JSON.parse(text) : undefined }
}

/** Why it does not take the examples of the other formats, an empty object and plain words for its own. */
function refusalsOf(format: EvidenceFormat): string[] {
  const others = readdirSync(fixtures).sort().map(inputOf)
  const plain: FormatInput[] = [
    { path: 'x', text: 'plain words\n', json: undefined },
    { path: 'x', text: '{}', json: {} },
  ]
  const reasons = [...plain, ...others].map((input) => format.mismatch(input)).filter((reason) => reason !== null)
  return [...new Set(reasons)].slice(0, 6)
}

function beginning(text: string): string {
  const lines = text.trimEnd().split('\n').slice(0, 6)
  const cut = lines.map((line) => (line.length > 110 ? `${line.slice(0, 110)}…` : line))
  return `\`\`\`text\n${cut.join('\n')}\n\`\`\``
}

/** What stands above the declaration of each format. */
function commentsOfFormats(): Map<string, string> {
  const found = new Map<string, string>()
  for (const { tree } of sourceTrees(['importers/formats'])) {
    for (const statement of tree.statements) {
      const comment = docComment(statement)
      if (!ts.isVariableStatement(statement) || comment === null) continue
      const ids = [...nodesOf(statement)].filter(
        (node): node is ts.PropertyAssignment => ts.isPropertyAssignment(node) && node.name.getText() === 'id',
      )
      for (const { initializer } of ids) if (ts.isStringLiteral(initializer)) found.set(initializer.text, comment)
    }
  }
  return found
}
