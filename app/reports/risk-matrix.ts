import type { RiskScale } from '~/domain/work/risks'
import { countOf } from './format'
import { riskTexts, stepLabels } from './messages/risks'
import type { MatrixCell, RiskMatrix, RiskView } from './types-risks'

interface Asked {
  scale: RiskScale
  /** The cell that the page is filtered by, `2-3`: probability, impact. */
  at: string | null
  hrefOfCell: (cell: string) => string
}

/** Probability from left to right, impact from below: only active risks stand in it. */
export function riskMatrix(risks: readonly RiskView[], { scale, at, hrefOfCell }: Asked): RiskMatrix | null {
  const { steps } = scale
  if (steps === null) return null
  const range = Array.from({ length: steps }, (_, index) => index + 1)
  const active = risks.filter((risk) => risk.active)
  const labels = (axis: 'probability' | 'impact') =>
    stepLabels(scale).map((word, index) => ownWord(risks, axis, index + 1) ?? word)
  const [probabilityLabels, impactLabels] = [labels('probability'), labels('impact')]
  const cellOf = (probability: number, impact: number): MatrixCell => {
    const own = active.filter(({ spot }) => spot?.probability === probability && spot.impact === impact)
    const key = `${probability}-${impact}`
    return {
      probability,
      impact,
      band: bandOf(probability * impact, steps),
      title: `probability ${probabilityLabels[probability - 1]}, impact ${impactLabels[impact - 1]}: ${countOf(own.length, 'risk')}`,
      href: own.length === 0 ? null : hrefOfCell(key),
      on: key === at,
      risks: own.map(({ ref, text, anchor, happened, mark }) => ({
        ref,
        text,
        href: `#${anchor}`,
        glyph: happened ? mark.glyph : null,
      })),
    }
  }
  return {
    steps,
    probabilityLabels,
    rows: range.toReversed().map((impact) => ({
      label: impactLabels[impact - 1] as string,
      cells: range.map((probability) => cellOf(probability, impact)),
    })),
    noteText: scale.topUnseen ? `${riskTexts.matrixNote} ${riskTexts.topUnseen}` : riskTexts.matrixNote,
  }
}

/** The document's own word for a step, where all that stand on it use one. */
function ownWord(risks: readonly RiskView[], axis: 'probability' | 'impact', step: number): string | null {
  const words = new Set(risks.flatMap((risk) => (risk.spot?.[axis] === step ? [risk[axis] as string] : [])))
  const [word] = words
  return words.size === 1 && word !== undefined ? word : null
}

/** Two ninths and four ninths of the largest product: in 3 × 3 low is 1 and 2, medium 3 and 4, high 6 and 9. */
export function bandOf(weight: number, steps: number): MatrixCell['band'] {
  const share = weight / (steps * steps)
  return share <= 2 / 9 ? 'low' : share <= 4 / 9 ? 'medium' : 'high'
}
