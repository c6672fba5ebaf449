import type { Risk } from '~/domain/plan'
import type { ReportContext } from './report-context'
import { placeChip } from './sources'
import type { RiskLine } from './types-overview'

/** Active risks, those that have happened first, then the high ones. */
export function riskLines(context: ReportContext, most: number): RiskLine[] {
  const { tracker } = context.assessment
  const active = tracker === null ? [] : tracker.risks.filter((risk) => risk.active)
  return active
    .map((risk) => ({ risk, ...weigh(risk) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ risk, why }) => ({
      id: risk.id,
      text: risk.text,
      probability: risk.probability,
      impact: risk.impact,
      statusWords: risk.status === null ? null : risk.status.words,
      mitigation: risk.mitigation,
      active: risk.active,
      why,
      source: placeChip(context, risk.place),
    }))
}

function weigh({ status, probability, impact }: Risk): { weight: number; why: string } {
  if (status !== null && (status.status === 'failed' || status.status === 'blocked')) {
    return { weight: 10, why: 'has happened' }
  }
  const weight = level(probability) + level(impact)
  const high = [probability, impact].filter((text) => level(text) === 3).length
  return { weight, why: high === 2 ? 'high on both counts' : high === 1 ? 'high' : 'open' }
}

/** 3 high, 2 medium, 1 low, 0 not stated. */
function level(text: string | null): number {
  if (text === null) return 0
  if (/high|critical|severe/i.test(text)) return 3
  if (/med|moderate/i.test(text)) return 2
  return /low|minor/i.test(text) ? 1 : 0
}
