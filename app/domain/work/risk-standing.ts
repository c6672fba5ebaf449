import { matchItems } from '../changes/match-items'
import type { Risk, Snapshot } from '../plan'
import type { RiskLink } from './records'

/** Links under the ids that their risks have now, and those whose risk the document no longer lists. */
export interface StandingLinks {
  standing: RiskLink[]
  vanished: RiskLink[]
}

/**
 * Follows each recorded link from the newest snapshot that has its risk to the present one, so that
 * a risk worded anew keeps its links. `series` are the snapshots of one document, oldest first.
 */
export function standingLinks(links: readonly RiskLink[], series: readonly Snapshot[]): StandingLinks {
  const present = new Map([...new Set(links.map(({ riskId }) => riskId))].map((id) => [id, presentId(id, series)]))
  const standing: RiskLink[] = []
  const vanished: RiskLink[] = []
  for (const link of links) {
    const riskId = present.get(link.riskId)
    if (riskId === null || riskId === undefined) vanished.push(link)
    else standing.push({ ...link, riskId })
  }
  return { standing, vanished }
}

function presentId(id: string, series: readonly Snapshot[]): string | null {
  const start = series.findLastIndex(({ plan }) => plan.risks.some((risk) => risk.id === id))
  let risk: Risk | undefined = series[start]?.plan.risks.find((one) => one.id === id)
  for (const later of series.slice(start + 1)) {
    if (risk === undefined) return null
    risk = successorOf(risk, later)
  }
  return risk === undefined ? null : risk.id
}

function successorOf(risk: Risk, { plan }: Snapshot): Risk | undefined {
  const { same } = matchItems([risk], plan.risks, riskIdentity)
  return same[0]?.[1]
}

export const riskIdentity = { group: () => '', ref: () => null, text: ({ text }: Risk) => text }
