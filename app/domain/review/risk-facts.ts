import { type JudgedRisk, judgeRisks, riskChanges, riskDocument } from '../work/risks'
import type { Fact, FactSource } from './facts'
import { fact, placed, type SheetAsked, type SheetMoment } from './moments'

/** Risks that happened, appeared, changed or were closed between the two moments. */
export function riskFacts({ before, after }: SheetAsked): Fact[] {
  const now = judgeRisks(after.state, after.assessment)
  if (now.length === 0 && listOf(before).length === 0) return []
  const was = new Map(
    before === null ? [] : judgeRisks(before.state, before.assessment).map((one) => [one.risk.id, one]),
  )
  const changes = before === null ? [] : riskChanges(listOf(before), listOf(after))
  const changed = new Map(changes.map((one) => [one.riskId, one]))
  const told = now.filter((one) => changed.has(one.risk.id) || (one.risk.active && one.happened !== null))
  const removed = changes.filter(({ kind }) => kind === 'removed')
  return [
    fact('risks', 'risks/count', {
      numbers: {
        active: now.filter(({ risk }) => risk.active).length,
        activeBefore: before === null ? null : listOf(before).filter(({ active }) => active).length,
        happened: now.filter(({ risk, happened }) => risk.active && happened !== null).length,
        resolved: now.filter(({ risk }) => !risk.active).length,
      },
    }),
    ...told.map((one) => riskFact(one, was.get(one.risk.id), changed.get(one.risk.id)?.kind ?? null)),
    ...removed.map(({ riskId, text, before: old }) =>
      fact('risks', `risk/${riskId}`, {
        code: 'risk',
        words: { text, change: 'removed' },
        sources: old === null ? [] : [placed(old.place)],
      }),
    ),
  ]
}

function listOf(moment: SheetMoment | null) {
  const plan = moment === null ? null : riskDocument(moment.state, moment.assessment)
  return plan === null ? [] : plan.risks
}

function riskFact(judged: JudgedRisk, old: JudgedRisk | undefined, change: string | null): Fact {
  const { risk, happened, failing } = judged
  const happenedNow = risk.active && happened !== null && (old === undefined || old.happened === null)
  const criteria = failing.map(({ criterionId }): FactSource => ({ kind: 'criterion', id: criterionId }))
  return fact('risks', `risk/${risk.id}`, {
    code: 'risk',
    words: {
      text: risk.text,
      change: happenedNow ? 'happened' : change === null ? 'still_happened' : change,
      happened,
      why: failing.map(({ judged: one }) => one?.criterion.text ?? '').join('; ') || null,
      probability: risk.probability,
      impact: risk.impact,
      status: risk.status === null ? null : risk.status.words,
      resolution: risk.resolution,
    },
    sources: [placed(risk.place), { kind: 'risk', id: risk.id }, ...criteria],
  })
}
