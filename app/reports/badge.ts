import { makeBadge } from 'badge-maker'
import type { TierState } from '~/domain/vocabulary'
import { programBadge } from './badge-view'
import { tierSigns } from './glyphs'
import { badgeTexts } from './messages/badges'
import type { ReportContext } from './report-context'
import { tierName } from './tier-words'
import type { ColourToken } from './types-common'

/** The light theme's colours of app/styles/tokens.css, all legible under white: a badge knows no theme. */
const colours: Readonly<Record<ColourToken, string>> = {
  met: '#1e6b45',
  'not-met': '#a5281b',
  inconclusive: '#7a5200',
  'no-evidence': '#5b5f66',
  stale: '#5b4a86',
  waived: '#1f5c8a',
  error: '#a5281b',
  secondary: '#5d5a52',
}

/** The worst of a program's tiers speaks for it, in the order of semantics §2. */
const worstFirst = [
  'exited_regressed',
  'blocked',
  'error',
  'exited_suspect',
  'unproven',
  'ready_with_waivers',
  'ready',
  'exited',
] as const satisfies readonly TierState[]

const passed: ReadonlySet<TierState> = new Set(['ready', 'ready_with_waivers', 'exited'])
const longest = 60

interface BadgeWords {
  label: string
  message: string
  token: ColourToken
}

/** State of the program or of one tier, glyph and word as everywhere; null where there is no such tier. */
export function badgeWords(context: ReportContext, name: string): BadgeWords | null {
  const { tiers } = context.assessment
  if (name === programBadge) {
    const worst = worstFirst.find((state) => tiers.some((tier) => tier.state === state))
    if (worst === undefined) return { label: badgeTexts.program, message: badgeTexts.noTiers, token: 'no-evidence' }
    const { glyph, word, token } = tierSigns[worst]
    const ready = tiers.filter(({ state }) => passed.has(state)).length
    return { label: badgeTexts.program, message: `${glyph} ${word}, ${badgeTexts.ready(ready, tiers.length)}`, token }
  }
  const tier = tiers.find(({ tier: { id } }) => id === name)
  if (tier === undefined) return null
  const { glyph, word, token } = tierSigns[tier.state]
  return { label: tierName(tier), message: `${glyph} ${word}`, token }
}

/** A flat SVG badge; nothing in its words becomes markup. */
export function badgeSvg({ label, message, token }: BadgeWords): string {
  return makeBadge({
    label: clean(label),
    message: clean(message),
    color: colours[token],
    labelColor: '#3a3833',
    style: 'flat-square',
  })
}

export const unknownBadge: BadgeWords = { label: 'Assay', message: badgeTexts.unknown, token: 'secondary' }

/** Characters that no XML may hold are dropped; a long title is cut. */
function clean(text: string): string {
  const plain = text.replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ' ').trim()
  const letters = [...plain]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain
}
