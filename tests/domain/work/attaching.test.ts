import { expect, test } from 'vitest'
import type { Actor } from '~/domain/acts/refusals'
import { type AskedProof, mayWithdrawProof, newProofs } from '~/domain/work/attaching'
import type { AttachedProof } from '~/domain/work/records'
import { makeTracker } from '../../support/make-state'
import { makeTasks, makeWeek } from '../../support/work-factory'

const plan = makeTracker([], { weeks: [makeWeek(1)], tasks: makeTasks('week-1', 'xo') })
const ann: Actor = { name: 'ann', role: 'developer', signsAs: [] }
const program = { plan, labels: ['checkout_v45_100u', 'checkout_v46_100u'], proofs: [] as AttachedProof[] }

const asked = (over: Partial<AskedProof> = {}): AskedProof => ({
  subject: 'task',
  subjectId: 'week-1/0',
  run: '',
  file: null,
  commit: '',
  url: '',
  note: '',
  ...over,
})
const outcome = (over: Partial<AskedProof>, actor = ann, known = program) => {
  const found = newProofs(actor, asked(over), known)
  return found.ok ? found.value.map(({ kind, value, note }) => [kind, value, note]) : found.refusal.code
}

test('each filled field becomes a record, with the note beside it; a note alone is a record', () => {
  expect(outcome({ run: ' v45 ', commit: 'ABCDEF1', note: 'after the fix' })).toEqual([
    ['run', 'checkout_v45_100u', 'after the fix'],
    ['commit', 'abcdef1', 'after the fix'],
  ])
  expect(outcome({ note: ' I saw it ' })).toEqual([['note', 'I saw it', '']])
  const file = { name: 'log.txt', sha256: 'a'.repeat(64), bytes: 3 }
  expect(outcome({ file, url: 'https://ci.example/7' })).toEqual([
    ['file', 'log.txt', ''],
    ['url', 'https://ci.example/7', ''],
  ])
})

test.each([
  [{}, 'proof_missing'],
  [{ note: '   ' }, 'proof_missing'],
  [{ run: 'v99' }, 'unknown_run'],
  [{ run: 'checkout' }, 'unknown_run'],
  [{ commit: 'HEAD' }, 'commit_unreadable'],
  [{ commit: 'abc' }, 'commit_unreadable'],
  [{ url: 'javascript:alert(1)' }, 'address_unreadable'],
  [{ url: 'ftp://files.example/x' }, 'address_unreadable'],
  [{ url: 'https://ann:secret@ci.example' }, 'address_unreadable'],
  [{ url: `https://ci.example/${'x'.repeat(1000)}` }, 'address_unreadable'],
  [{ file: { name: 'a', sha256: 'b', bytes: 0 } }, 'file_empty'],
  [{ note: 'x'.repeat(4001) }, 'text_too_long'],
  [{ note: 'x', subjectId: 'week-1/9' }, 'unknown_subject'],
  [{ note: 'x', subject: 'deliverable' as const }, 'unknown_subject'],
])('%j is refused: %s', (over, code) => {
  expect(outcome(over)).toBe(code)
})

test('a stakeholder and a viewer attach nothing', () => {
  expect(outcome({ note: 'x' }, { ...ann, role: 'stakeholder' })).toBe('not_allowed')
  expect(outcome({ note: 'x' }, { ...ann, role: 'viewer' })).toBe('not_allowed')
})

test('nothing is attached where there is no tracker', () => {
  expect(outcome({ note: 'x' }, ann, { ...program, plan: null as never })).toBe('unknown_subject')
})

const standing: AttachedProof = {
  id: 1,
  subject: 'task',
  subjectId: 'week-1/0',
  subjectText: 'Task 0',
  kind: 'run',
  value: 'checkout_v45_100u',
  sha256: null,
  note: '',
  by: 'ann',
  at: '2026-01-11T00:00:00.000Z',
  withdrawnAt: null,
}

test('the same thing is attached once, until it is taken back; one double refuses the whole form', () => {
  const known = { ...program, proofs: [standing] }
  expect(outcome({ run: 'v45' }, ann, known)).toBe('already_attached')
  expect(outcome({ run: 'v45', note: 'again', commit: 'abcdef1' }, ann, known)).toBe('already_attached')
  expect(outcome({ run: 'v46' }, ann, known)).toHaveLength(1)
  expect(outcome({ run: 'v45', subjectId: 'week-1/1' }, ann, known)).toHaveLength(1)
  const withdrawn = { ...program, proofs: [{ ...standing, withdrawnAt: '2026-01-12T00:00:00.000Z' }] }
  expect(outcome({ run: 'v45' }, ann, withdrawn)).toHaveLength(1)
})

test('the same bytes are the same file under any name', () => {
  const file = { name: 'other.txt', sha256: 'c'.repeat(64), bytes: 1 }
  const known = { ...program, proofs: [{ ...standing, kind: 'file' as const, value: 'log.txt', sha256: file.sha256 }] }
  expect(outcome({ file }, ann, known)).toBe('already_attached')
})

test('who attached it takes it back with a reason, or who manages the program', () => {
  const may = (actor: Actor, proof: AttachedProof | undefined, reason = 'wrong run') => {
    const found = mayWithdrawProof(actor, proof, reason)
    return found.ok ? 'ok' : found.refusal.code
  }
  expect(may(ann, standing)).toBe('ok')
  expect(may({ ...ann, name: 'bob' }, standing)).toBe('not_allowed')
  expect(may({ ...ann, name: 'bob', role: 'manager' }, standing)).toBe('ok')
  expect(may(ann, standing, ' ')).toBe('reason_missing')
  expect(may(ann, { ...standing, withdrawnAt: standing.at })).toBe('already_withdrawn')
  expect(may(ann, undefined)).toBe('unknown_record')
})
