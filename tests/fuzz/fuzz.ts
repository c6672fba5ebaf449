/**
 * Broken files against the readers: fixtures of every format, mutated.
 *
 *   npm run fuzz [-- COUNT [SEED]]         50,000 inputs and a fresh seed by default; --readme writes what came
 *                                          of it into README.md
 *   npm run fuzz -- --seed SEED --only N   input number N of a seed alone; --write FILE keeps its bytes
 *
 * No input may crash a reader, take over two seconds of the processor or bring the process over 512 MB; after every
 * refusal the database is byte for byte what it was. Exits with 1 where one did.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { writeFigures } from '../support/readme-figures'
import { readCorpus } from './corpus'
import { makeInput, mutationNames } from './make-input'
import { type FuzzSummary, runFuzz } from './run-fuzz'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    write: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
})
const print = (line: string) => process.stdout.write(`${line}\n`)
const whole = (text: string | undefined, fallback: number) => {
  const number = text === undefined ? fallback : Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`not a number: ${text}`)
  return number
}
const seed = whole(values.seed ?? positionals[1], Date.now() % 1_000_000)
const only = values.only === undefined ? null : whole(values.only, 0)
const count = whole(values.count ?? positionals[0], 50_000)
const [from, to] = only === null ? [0, count] : [only, only + 1]
const corpus = readCorpus()

if (only !== null) {
  const input = makeInput(corpus, seed, only)
  print(`input ${only} of seed ${seed}: ${input.path}, ${input.bytes.length} bytes, made of ${input.made}`)
  if (values.write !== undefined) writeFileSync(values.write, input.bytes)
}
print(`seed ${seed}, ${to - from} inputs from ${corpus.length} fixtures by ${mutationNames.length} mutations`)
const started = Date.now()
let said = started
const summary = await runFuzz({
  ...{ seed, from, to, ingestEvery: only === null ? 50 : 1 },
  onProgress: (done) => {
    if (Date.now() - said < 15_000) return
    said = Date.now()
    process.stderr.write(`  ${done} of ${to}\n`)
  },
  onFault: ({ index, made, fault }) => process.stderr.write(`  input ${index} (${made}): ${fault.split('\n', 1)[0]}\n`),
})
const seconds = Math.round((Date.now() - started) / 1000)
printSummary(summary)
if (values.readme) writeFigures('fuzz', figuresOf(summary))
process.exitCode = summary.faults.length === 0 ? 0 : 1

function printSummary({ faults, ...counts }: FuzzSummary): void {
  print(`${counts.inputs} inputs in ${seconds} s`)
  print(`  taken in ${counts.taken}, refused ${counts.refused}`)
  if (counts.nothing > 0) print(`  neither ${counts.nothing}`)
  print(`  database compared byte for byte after ${counts.comparedAfterRefusal} refusals`)
  print(`  imported twice and judged: ${counts.imported}`)
  print(`  slowest ${Math.round(counts.slowestMs)} ms (input ${counts.slowestIndex})`)
  print(`  memory at most ${Math.round(counts.peakMb)} MB of the whole process`)
  print(`  faults ${faults.length}`)
  for (const { index, made, fault } of faults.slice(0, 40)) print(`\ninput ${index} (${made})\n  ${fault}`)
  if (faults.length > 0) print(`\nOne alone: npm run fuzz -- --seed ${seed} --only NUMBER`)
}

/** The table of README.md. */
function figuresOf({ inputs, faults, slowestMs, peakMb }: FuzzSummary): string {
  const cells = [inputs.toLocaleString('en'), seed, `${seconds} s`, faults.length]
  return [
    '| inputs | seed | time | faults | slowest input | memory |',
    '|---|---|---|---|---|---|',
    `| ${cells.join(' | ')} | ${(slowestMs / 1000).toFixed(1)} s | ${Math.round(peakMb)} MB |`,
  ].join('\n')
}
