import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { orphanedRecords } from '~/domain/changes/orphans'
import { makeCriterion, makeSnapshot, makeState, makeTracker } from '../../support/make-state'

const at = '2026-01-09T00:00:00.000Z'
const attest = (subject: string, revokedAt: string | null = null) => ({
  subject,
  by: 'Ada',
  at,
  note: 'seen',
  revokedAt,
})

function orphans(criteria: string[], earlier: string[], over: Parameters<typeof makeState>[0] = {}) {
  const listed = (texts: string[]) => makeTracker(texts.map((text) => makeCriterion(text)))
  const state = makeState({
    snapshots: [makeSnapshot(listed(criteria), '2026-01-10T00:00:00.000Z', 2)],
    earlier: [makeSnapshot(listed(earlier), '2026-01-01T00:00:00.000Z', 1)],
    ...over,
  })
  return orphanedRecords(state, assessProgram(state))
}

test('a statement on a criterion that the documents dropped is listed with the words it stood under', () => {
  const found = orphans(['Runbooks created'], ['Runbooks created', 'Export streaming working'], {
    attestations: [attest('tier-1/export-streaming-working'), attest('tier-1/runbooks-created')],
  })
  expect(found).toMatchObject([
    {
      kind: 'attestation',
      subject: 'tier-1/export-streaming-working',
      by: 'Ada',
      last: { words: 'Export streaming working' },
    },
  ])
})

test('a subject that a rule asks for by name is no orphan, and what was taken back is none either', () => {
  const kept = makeCriterion('Export streaming working')
  const rule = { criterionId: kept.id, rule: 'attested(export-streaming)', kind: 'set' as const, by: 'Ada', at }
  const over = { bindings: [rule], attestations: [attest('export-streaming'), attest('gone', at)] }
  expect(orphans(['Export streaming working'], [], over)).toEqual([])
})

test('rules, waivers and signatures of what is gone are listed, oldest first, also where no snapshot had it', () => {
  const found = orphans([], [], {
    bindings: [{ criterionId: 'tier-9/never', rule: 'p99(*) < 2s', kind: 'set', by: 'Ada', at }],
    acts: {
      waivers: [
        {
          id: 1,
          criterionId: 'tier-9/never',
          fingerprint: 'f',
          reason: 'later',
          by: 'Bo',
          at: '2026-01-08T00:00:00.000Z',
          expiresAt: '2026-02-01T00:00:00.000Z',
          decisions: [],
        },
      ],
      notApplicable: [],
      signOffs: [],
      acceptances: [],
    },
  })
  expect(found.map(({ kind, said, last }) => [kind, said, last])).toEqual([
    ['waiver', 'later', null],
    ['rule', 'p99(*) < 2s', null],
  ])
})
