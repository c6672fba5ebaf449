import { expect, test } from 'vitest'
import { listedDocuments } from '~/reports/listed-documents'
import { makePlan } from '../support/make-plan'
import { makeSnapshot } from '../support/make-state'

test('documents are listed by role, then by file name with 2 before 10', () => {
  const files = [
    ['10. Roadmap.md', 'other'],
    ['2. Goals.md', 'other'],
    ['plan 12.md', 'plan'],
    ['plan 3.md', 'plan'],
    ['tracker.md', 'tracker'],
  ] as const
  const snapshots = files.map(([file, role]) => makeSnapshot(makePlan({ file, role })))
  expect(listedDocuments(snapshots).map(({ plan }) => plan.file)).toEqual([
    'tracker.md',
    'plan 3.md',
    'plan 12.md',
    '2. Goals.md',
    '10. Roadmap.md',
  ])
})
