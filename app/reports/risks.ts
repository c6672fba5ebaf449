import { type JudgedRisk, judgeRisks, type RiskScale, riskScale } from '~/domain/work/risks'
import { riskWords } from './messages/risks'
import type { ReportContext } from './report-context'
import { bandOf } from './risk-matrix'
import { riskMark } from './risk-view'
import { placeChip } from './sources'
import type { RiskLine } from './types-overview'

/** Those that have happened first, those that are said resolved among them, then active ones by their place in the matrix. */
export function riskLines(context: ReportContext, most: number): RiskLine[] {
  const scale = riskScale(context.input.state, context.assessment)
  return judgeRisks(context.input.state, context.assessment)
    .filter(({ risk, happened }) => risk.active || happened !== null)
    .map((judged) => ({ judged, ...weigh(judged, scale) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ judged: { risk, happened }, why }) => ({
      id: risk.id,
      text: risk.text,
      probability: risk.probability,
      impact: risk.impact,
      statusWords: risk.status === null ? null : risk.status.words,
      mitigation: risk.mitigation,
      active: risk.active,
      why,
      mark: happened === null ? null : riskMark(happened, risk.active, why),
      href: context.href.risks(risk.id),
      source: placeChip(context, risk.place),
    }))
}

/** Beyond every place in a matrix of five steps. */
const happenedWeight = { linked: 300, said: 200, inferred: 100 }

function weigh({ spot, happened }: JudgedRisk, scale: RiskScale | null): { weight: number; why: string } {
  if (happened !== null) return { weight: happenedWeight[happened], why: riskWords[happened] }
  if (!spot.placed || scale === null || scale.steps === null) return { weight: 0, why: riskWords.open }
  return { weight: spot.weight, why: bandOf(spot.weight, scale.steps) === 'high' ? riskWords.high : riskWords.open }
}
