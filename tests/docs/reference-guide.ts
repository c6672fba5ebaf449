import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { buildProgram } from '~/cli/program'
import { deeds, may, tokenScopes } from '~/domain/people'
import { roles } from '~/domain/vocabulary'
import { deedNames, scopeNames } from '~/reports/messages/people'
import { tableTexts } from '~/reports/messages/tables'
import { namedReports } from '~/reports/outputs'
import { namedTables } from '~/reports/tables'
import { type Asks, routeRules } from '~/server/route-rules'
import { code, codes, markdownTable } from './markdown-table'
import { root } from './source-tree'

/** What each script of package.json does; a script without a word here fails. */
const scriptWords: Readonly<Record<string, string>> = {
  start: 'installs and builds what is missing, brings the database and the sample up to date, serves',
  dev: 'serves with hot reload',
  build: 'builds the server, the pages and the command line',
  test: 'types, lint, unit and integration tests, the browser suite',
  validate: 'the same as `npm test`',
  fuzz: 'reads mutated files of every format',
  'hand-edits': 'improves figures of real runs by hand and counts how many edits the findings catch',
  bench: 'measures speed and scale, each ratio with both its sides',
  faults: 'kills, full disks, locked databases, clocks going back, lost files',
  load: 'many users at once, judged by Assay itself',
  docs: 'writes the generated guides; with `-- --pictures` the pictures of the README',
  assay: 'the command line: `npm run -s assay -- COMMAND`',
}

/** `content/guides/reference.md`: every command with its flags, script, address, report, table, deed. */
export function referenceGuide(): string {
  return `# Reference

Every command with its flags, every script, address, report and table, and who may do what. This page is written by \`npm run docs\` from what the command line, the server and the exports are made of; a test fails where it has drifted from the code.

## Commands

\`npm run -s assay -- COMMAND\` in a checkout, \`assay COMMAND\` after \`npm link\`. Exit code 0 is good, 1 says that what was asked does not hold, 2 a wrong use or an error, 3 that it cannot be told.

${commandsOf(buildProgram({ terminal: silent(), exit: () => undefined })).join('\n\n')}

## Scripts

${markdownTable(['script', 'does'], scripts())}

## Addresses

Every address of the server. “Anyone” are strangers, too, even in private mode; “readers” are everybody, and in private mode members and tokens with the scope \`read\`; “members” are signed in by a browser; “this machine” is whoever asks from it without a proxy, and tokens with the scope \`read\` from elsewhere. Every page takes \`?as-of=\` and \`?program=\`.

${markdownTable(['address', 'is read by', 'is changed by'], addresses())}

## Deeds

${markdownTable(
  ['deed', 'is', ...roles],
  deeds.map((deed) => [code(deed), deedNames[deed], ...roles.map((role) => (may(role, deed) ? 'yes' : ''))]),
)}

${markdownTable(
  ['scope of a token', 'lets it'],
  tokenScopes.map((scope) => [code(scope), scopeNames[scope]]),
)}

## Reports

As a page, as \`/reports/NAME.md\`, as \`assay report NAME [ID]\` (\`--json\`, \`--pdf FILE\`) and as \`/api/v1/programs/SLUG/reports/NAME\`.

${markdownTable(
  ['report', 'is about', 'its tables'],
  namedReports.map(({ name, takes, holds }) => [
    code(name),
    takes === null ? 'the program' : `a ${takes}`,
    codes(holds.map((table) => table.name)),
  ]),
)}

## Tables

As \`/tables/NAME.csv\` and \`.json\`, as \`assay table NAME\` (\`--json\`) and as \`/api/v1/programs/SLUG/tables/NAME\`. An empty cell means what its column says, and never zero.

${namedTables.map(tableChapter).join('\n\n')}
`
}

function silent() {
  const plain = (text: string) => text
  const colours = new Proxy({}, { get: () => plain })
  return { out: () => undefined, err: () => undefined, colours } as never
}

function commandsOf(command: Command, path: string[] = []): string[] {
  return command.commands.flatMap((inner) => {
    const names = [...path, inner.name()]
    if (inner.commands.length > 0) return commandsOf(inner as Command, names)
    const given = inner.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '…' : ''}`.toUpperCase()
      return argument.required ? name : `[${name}]`
    })
    const flags = inner.options
      .filter(({ hidden }) => !hidden)
      .map(({ flags, description }) => [code(flags), description])
    return [
      `### assay ${names.join(' ')}\n\n${inner.description()}: \`assay ${[...names, ...given].join(' ')}\`\n\n${markdownTable(['flag', 'does'], flags)}`,
    ]
  })
}

function scripts(): string[][] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return Object.keys(scripts).map((name) => {
    const words = scriptWords[name]
    if (words === undefined) throw new Error(`no words for npm run ${name} in tests/docs/reference-guide.ts`)
    return [code(name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`), words]
  })
}

function addresses(): string[][] {
  const who = (asks: Asks | null) => {
    if (asks === null) return ''
    if (asks === 'anyone') return 'anyone'
    if (asks === 'machine') return 'this machine'
    return typeof asks === 'string' ? `${asks}s` : codes(asks)
  }
  return Object.entries(routeRules).map(([path, { get, post }]) => [code(path), who(get), who(post)])
}

function tableChapter({ name, columns }: (typeof namedTables)[number]): string {
  const words = tableTexts[name]
  const rows = columns.map(({ key, label, unit, empty }) => [code(key), label, unit, empty.replaceAll('_', ' ')])
  return `### ${name}\n\n${words === undefined ? '' : `${words.title}: ${words.holds}`}\n\n${markdownTable(['column', 'is', 'in', 'empty means'], rows)}`
}
