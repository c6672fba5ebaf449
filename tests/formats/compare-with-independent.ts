/**
 * Every public sample against an independent reading, one line each.
 *
 *   npx tsx tests/formats/compare-with-independent.ts
 *
 * Exits with 1 where a figure differs.
 */
import { compareAll } from './compare-samples'

const lines = compareAll()
for (const { file, format, figures, outcome } of lines) {
  const cells = [file.padEnd(86), format.padEnd(22), String(figures ?? '-').padStart(4)]
  process.stdout.write(`${cells.join(' ')}  ${outcome.slice(0, 110)}\n`)
}
const differing = lines.filter(({ outcome }) => outcome.startsWith('DIFFERS'))
const equal = lines.filter(({ outcome }) => outcome === 'equal')
const compared = equal.reduce((sum, { figures }) => sum + figures!, 0)
const left = lines.length - equal.length - differing.length
process.stdout.write(
  `${lines.length} files: ${equal.length} equal in ${compared} figures, ${differing.length} differ, ${left} refused or part of another\n`,
)
process.exitCode = differing.length === 0 ? 0 : 1
