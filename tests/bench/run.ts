/**
 * What Assay promises of speed and scale, measured: both sides of every ratio in one run, in turns.
 *
 *     npm run bench [-- --json] [-- --full] [-- --runs 1000] [-- --readme] [-- --only pages,import,beside,upload,browser,growth]
 *
 * Prints a Markdown table (or JSON) on standard output and what it is at on standard error. Medians;
 * the growth goes up to 1,000 runs, with `--full` to 10,000; `--readme` writes the table into README.md.
 * Takes some minutes; nothing is left behind.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, writeFigures } from '../support/readme-figures'
import type { BenchLine } from './bench-line'
import { writeBigRun } from './big-history'
import { measureInBrowser } from './browser'
import { growthLines } from './growth'
import { importBesidePages } from './import-beside-pages'
import { importLines } from './import-lines'
import { measureOneMoreUpload } from './one-more-upload'
import { pageLines } from './page-lines'
import { prepareSample } from './prepared'
import { serve } from './served'
import { benchTable } from './table'

const parts: Record<string, (folder: string) => Promise<BenchLine[]>> = {
  pages: async (folder) => {
    const prepared = prepareSample(folder)
    const server = await serve(prepared.database)
    return pageLines(server, prepared.cookie).finally(server.stop)
  },
  import: (folder) => importLines(writeBigRun(folder, { rows: 200_000, seed: 1 }), folder),
  beside: (folder) => importBesidePages(folder, prepareSample(folder)),
  upload: () => measureOneMoreUpload(),
  browser: async (folder) => {
    const server = await serve(prepareSample(folder).database)
    return measureInBrowser(server.url.replace(/\/$/, '')).finally(server.stop)
  },
  growth: (folder) => growthLines(prepareSample(folder), { largest, say }),
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    runs: { type: 'string' },
    readme: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(parts).join(',') },
  },
})
const largest = values.runs === undefined ? (values.full ? 10_000 : 1000) : Number(values.runs)
if (!Number.isInteger(largest) || largest < 20 || largest > 10_000) throw new Error('--runs takes 20 to 10,000')
const asked = values.only.split(',')
const unknown = asked.find((name) => !Object.hasOwn(parts, name))
if (values.readme && asked.length < Object.keys(parts).length) throw new Error('--readme wants every part')
if (unknown !== undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}; not ${unknown}`)

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

const root = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const forget = () => rmSync(root, { recursive: true, force: true })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    forget()
    process.exit(1)
  })
const lines: BenchLine[] = []
try {
  for (const name of asked) {
    const started = performance.now()
    say(`${name} …`)
    const folder = mkdtempSync(join(root, `${name}-`))
    lines.push(...(await parts[name]!(folder)))
    rmSync(folder, { recursive: true, force: true })
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
} finally {
  forget()
}
if (values.readme) writeFigures('bench', `${machine()}\n\n${benchTable(lines)}`)
process.stdout.write(
  values.json
    ? `${JSON.stringify({ machine: machine(), lines: lines.map((line) => (Number.isNaN(line.ratio) ? { ...line, ratio: null } : line)) }, null, 2)}\n`
    : `${machine()}\n\n${benchTable(lines)}\n`,
)
