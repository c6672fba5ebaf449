import { expect, test } from 'vitest'
import { reconcileClaims } from '~/domain/reconcile'
import { mentionsAmong } from '~/domain/reconcile/label-mentions'
import { makeEvidence, makeFigure, makeInput, makeTask } from '../../support/claims'
import { makeRun } from '../../support/run-factory'

const runs = [
  'load_soak7_200u_r4',
  'load_base12_100u_r4',
  'nightly-smoke',
  'load_v45_100u',
  'load_phase2',
  'load_final',
].map((label) => makeRun({ label }))

test('a run is named by a token that only its label has, by its whole label, or as a version', () => {
  expect(mentionsAmong('Soak7 beats base12; see nightly-smoke and v45, v99', runs)).toEqual([
    'soak7',
    'base12',
    'nightly-smoke',
    'v45',
    'v99',
  ])
})

test('settings, counts, parts of the plan, plain words, paths and versions of software name no run', () => {
  for (const text of [
    'Run the final load test with 200u, r4',
    'tags phase1,phase2',
    'V2 endpoints',
    'see logs/soak7/out.csv and soak7.log',
    'release base12.1',
    'soak70, presoak7',
  ])
    expect(mentionsAmong(text, runs)).toEqual([])
})

test('a task is proven by a label at hand in its own line, and a heading names its run', () => {
  const task = makeTask('Soak the system (soak7)')
  expect(reconcileClaims(makeInput({ tasks: [task] }, { runs }))[0]).toMatchObject({ reason: 'task_proven' })
  const evidence = makeEvidence(null, [makeFigure('failures', 3)], { title: 'soak7 results' })
  const [claim] = reconcileClaims(makeInput({ quotedEvidence: [evidence] }, { runs }))
  expect(claim!.words.run).toBe('load_soak7_200u_r4')
})
