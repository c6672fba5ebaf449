import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { factDifferences, type SheetFacts } from '~/domain/review/facts'
import { assessmentFor } from '~/server/assessments.server'
import { buildReview } from '~/server/review/build-review'
import { listPrograms } from '~db/queries/programs'
import { buildImport, type ReceivedFile } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { temporaryDatabase } from '../support/temporary'

const importedAt = '2026-03-15T12:00:00.000Z'

/** The small program with some texts put in place of others, each found exactly once. */
function filesWith(changes: { file: RegExp; from: string; to: string }[]): ReceivedFile[] {
  return discover([smallProgram]).files.map((file) => {
    const text = changes
      .filter((change) => change.file.test(file.path))
      .reduce((before, { from, to }) => {
        expect(before.split(from)).toHaveLength(2)
        return before.replace(from, to)
      }, Buffer.from(file.bytes).toString('utf8'))
    const bytes = Buffer.from(text)
    return { ...file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}

const inWeek = { file: /tracker\.md$/, from: '**Last Updated**: 2026-03-10', to: '**Last Updated**: 2026-03-08' }

const withCart = { file: /tracker\.md$/, from: '- [ ] Throughput', to: '- [ ] Cart P99 <1s\n- [ ] Throughput' }

function reviewOf(changes: Parameters<typeof filesWith>[0]): SheetFacts {
  const db = temporaryDatabase()
  ingest(db, buildImport(filesWith([inWeek, withCart, ...changes])), { importedAt })
  const program = listPrograms(db)[0]!.slug
  const { assessment, state } = assessmentFor(db, { program, asOf: importedAt })
  const facts = buildReview(db, { assessment, input: { state, link: { asOf: null, program: null } } }, 'week-1')
  return facts as SheetFacts
}

const paths = (before: SheetFacts, after: SheetFacts) =>
  factDifferences(before, after).map(({ id, field }) => `${id} ${field}`)

test('one figure of a run and one box change exactly the statements that rest on them', () => {
  const before = reviewOf([])
  expect(paths(before, reviewOf([]))).toEqual([])
  // P99 of one endpoint, 480 to 490 ms: the one criterion that asks for it.
  const figure = { file: /v2_100u_stats\.csv$/, from: ',320,400,480,', to: ',320,400,490,' }
  expect(paths(before, reviewOf([figure]))).toMatchInlineSnapshot(`
    [
      "criterion/tier-1/cart-p99 numbers.value",
    ]
  `)
  const box = { file: /tracker\.md$/, from: '- [ ] Task 1.3', to: '- [x] Task 1.3' }
  expect(paths(before, reviewOf([box]))).toMatchInlineSnapshot(`
    [
      "tasks/ticked numbers.minutes",
      "tasks/ticked numbers.open",
      "tasks/ticked numbers.tasks",
      "tasks/proven numbers.unproven",
      "tasks/variance numbers.ticked",
      "tasks/variance numbers.tickedHours",
      "tasks/status numbers.refuted",
      "task/week-1/1.3 fact",
      "contradictions/all numbers.count",
      "contradictions/new numbers.listed",
      "claim/checkout-speed-tracker/week/13 fact",
      "colour colour",
    ]
  `)
  const both = paths(before, reviewOf([figure, box]))
  expect(new Set(both)).toEqual(new Set([...paths(before, reviewOf([figure])), ...paths(before, reviewOf([box]))]))
})
