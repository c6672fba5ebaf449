import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { type AnnotatedDocument, hunksOf } from '~/domain/annotate/annotated'
import { unifiedDiff } from '~/domain/annotate/unified-diff'
import { assessProgram } from '~/domain/assess'
import { annotateDocument } from '~/server/annotate/annotate-document'
import { openDatabase } from '~db/client.server'
import { loadBytes } from '~db/queries/documents'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { hashOf } from '~importers/content-hash'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { describeShared, sharedFolder } from '../../support/shared'
import { temporaryFolder } from '../../support/temporary'

const asOf = '2026-03-15T12:00:00.000Z'
const inShared = (...path: string[]) => join(sharedFolder, ...path)
const plans = ['quick-action-plan.md', 'strategic-priority-plan.md', 'week-1-implementation-guide.md']
const trackers = [
  '0xnairb__1M-ARR-SaaS__EXECUTION_TRACKER.md',
  'Knotcreativ__kraftd__EXECUTION_ROADMAP.md',
  'OCTOBER-sk__ClanMind__EXECUTION_TRACKER.md',
  'adithia00004__DJANGO-AHSP-PROJECT__PHASE_2D_PROGRESS.md',
  'larrybesant-dev__MIXMINGLE__MASTER_EXECUTION_TRACKER.md',
]

/** Imports into an empty database; annotates every document; then imports the annotated ones and looks again. */
function annotateAll(paths: string[]) {
  const db = openDatabase(':memory:')
  try {
    const imported = ingest(db, buildImport(discover(paths).files), { importedAt: asOf })
    const program = imported.program!.slug
    const annotations = () => {
      const state = loadProgramState(db, { program, asOf })
      const assessment = assessProgram(state)
      return state.snapshots.map((snapshot) => ({
        assessment,
        annotated: annotateDocument({ state, assessment, snapshot, bytes: loadBytes(db, snapshot)! }),
      }))
    }
    const first = annotations()
    const folder = temporaryFolder()
    for (const { annotated } of first) writeFileSync(join(folder, basename(annotated.file)), annotated.annotated)
    ingest(db, buildImport(discover([folder]).files), { importedAt: asOf, program })
    return { first, second: annotations() }
  } finally {
    db.close()
  }
}

/** The diff with git and with patch, there and back: hashes at every step. */
function expectExact({ file, received, annotated: wanted, ...rest }: AnnotatedDocument): void {
  const both = hunksOf({ file, received, annotated: wanted, ...rest })
  const name = basename(file)
  const diff = unifiedDiff(name, both.before, both.after, both.hunks)
  if (diff.length === 0) {
    expect(hashOf(wanted)).toBe(hashOf(received))
    return
  }
  const folder = temporaryFolder()
  const commands: [string, string[]][] = [
    ['git', ['apply', 'the.patch']],
    ['patch', ['-R', '-p1', '--fuzz=0', '-i', 'the.patch']],
    ['patch', ['-p1', '--fuzz=0', '-i', 'the.patch']],
    ['git', ['apply', '-R', 'the.patch']],
  ]
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), received)
  writeFileSync(join(folder, 'the.patch'), diff)
  for (const [index, [tool, args]] of commands.entries()) {
    execFileSync(tool, args, { cwd: folder, stdio: 'pipe' })
    expect(hashOf(readFileSync(join(folder, name)))).toBe(hashOf(index % 2 === 0 ? wanted : received))
  }
}

/** Without its ticks and notes an annotated line is the received one. */
function expectOnlyNotesAndTicks({ received, annotated }: AnnotatedDocument): void {
  const bare = (text: string) => text.replace(/ \(Assay: [^()]*\)/g, '').replaceAll('[x]', '[ ]')
  const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  expect(bare(latin(annotated))).toBe(bare(latin(received)))
}

function expectSound(paths: string[]) {
  const { first, second } = annotateAll(paths)
  for (const { annotated } of first) {
    expectExact(annotated)
    expectOnlyNotesAndTicks(annotated)
  }
  for (const { annotated, assessment } of second) {
    expect(hashOf(annotated.annotated)).toBe(hashOf(annotated.received))
    const leftAlone = new Set(annotated.left.map(({ line }) => line))
    const refuted = assessment.claims.filter(
      ({ class: name, claim }) =>
        (name === 'contradicted' || name === 'self_contradicted') &&
        claim.kind === 'document' &&
        claim.document === annotated.document &&
        !leftAlone.has(claim.place.line),
    )
    expect(refuted.map(({ reason, claim }) => [reason, claim.place?.line])).toEqual([])
  }
  return first.map(({ annotated }) => annotated)
}

describeShared('annotation of the documents', () => {
  test('the final tracker and its plans become truthful by their patch, and by nothing else', () => {
    const documents = ['master-execution-tracker.final.md', ...plans].map((name) => inShared('documents', name))
    // Of the 67 runs those that decide the exit and some that are quoted: all of them take half a minute.
    const evidence = inShared('evidence', 'ahsp')
    const runs = readdirSync(evidence).filter((name) => /_v(?:26b|28|34|45)_/.test(name))
    const [tracker] = expectSound([...documents, ...runs.map((name) => join(evidence, name))])
    expect(tracker!.unticked.toSorted((a, b) => a - b)).toEqual([215, 700, 701, 704, 846])
    const text = new TextDecoder('utf-8').decode(tracker!.annotated)
    expect(text).toMatch(/^- \[ \] Auth success rate >99% .* \(Assay: success 0 of 200 in v45, not met\)$/m)
  })

  test('so does the snapshot of week 2', () => {
    expectSound([inShared('documents', 'master-execution-tracker.week-2.md')])
  })

  test.each(trackers)('so does %s', (name) => {
    expectSound([inShared('trackers', name)])
  })
})
