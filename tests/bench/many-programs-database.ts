import { type AssayDatabase, openDatabase } from '~db/client.server'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import type { ReceivedFile } from '~importers/import-result'
import { ingest } from '~importers/ingest.server'
import { generator, runAt } from './many-runs-database'

const importedAt = '2026-02-15T00:00:00.000Z'

/** A tracker of eight weeks with this many tasks, four tiers of four criteria, risks and costs. */
export function trackerOf(number: number, tasks: number): string {
  const weeks = Array.from({ length: 8 }, (_, week) => {
    const own = Array.from({ length: Math.ceil(tasks / 8) }, (_, at) => week * Math.ceil(tasks / 8) + at).filter(
      (at) => at < tasks,
    )
    const lines = own.map(
      (at) => `- [${at % 3 === 0 ? ' ' : 'x'}] ${week + 1}.${at + 1} Step ${at} of area ${at % 9} (2h)`,
    )
    return [
      `## Week ${week + 1}: Part ${week + 1} - ${week < 6 ? 'COMPLETE' : 'PENDING'}`,
      '',
      '### Day 1',
      '',
      ...lines,
      '',
    ]
  })
  const tiers = Array.from({ length: 4 }, (_, at) => [
    `### Tier ${at + 1} Exit Criteria`,
    '',
    `- [x] Auth success rate >99%`,
    `- [x] P99 response time <${2 + at}s`,
    `- [${at < 2 ? 'x' : ' '}] Error rate <1%`,
    `- [ ] Throughput >50 req/s`,
    '',
  ])
  return [
    `# Execution Tracker of Program ${number}`,
    '',
    '**Start Date**: 2025-12-01',
    '**End Date**: 2026-01-31',
    '**Overall Progress**: 80%',
    '**Last Updated**: 2026-01-20',
    '',
    ...weeks.flat(),
    '## Exit Criteria',
    '',
    ...tiers.flat(),
    '## Cost Tracking',
    '',
    '| Week | Estimated Hours | Actual Hours | Estimated Cost | Actual Cost |',
    '|---|---|---|---|---|',
    ...Array.from({ length: 8 }, (_, week) => `| Week ${week + 1} | 40h | ${week < 5 ? '38h' : '0h'} | $1,000 | $0 |`),
    '',
  ].join('\n')
}

/**
 * Programs with tasks and runs, written through the ordinary import and writes. At most 200 programs
 * of 500 tasks and 500 runs: a typing error must not fill a disk.
 */
export function writeManyPrograms(
  file: string,
  input: { programs: number; tasks: number; runs: number; endpoints: number },
): AssayDatabase {
  const { programs, tasks, runs, endpoints } = input
  if (programs > 200 || tasks > 500 || runs > 500 || endpoints > 100)
    throw new Error('That is more than this bench is for')
  const db = openDatabase(file)
  for (let number = 1; number <= programs; number += 1) {
    const bytes = new TextEncoder().encode(trackerOf(number, tasks))
    const tracker: ReceivedFile = { path: 'tracker.md', bytes, sha256: hashOf(bytes) }
    const slug = `program-${number}`
    const { program } = ingest(db, buildImport([tracker]), { importedAt, program: slug })
    const random = generator(number)
    writeTransaction(db, () => {
      for (let index = 0; index < runs; index += 1) {
        const run = runAt(index, endpoints, random)
        writeRun(db, { programId: program!.id, run, diagnostics: [], importedAt, labelShared: false })
      }
    })
  }
  return db
}
