import type { ClaimClass, FindingSeverity, TierState, Verdict } from '~/domain/vocabulary'
import type { ClassMark, ColourToken, TierMark, VerdictMark } from './types-common'

interface Sign {
  glyph: string
  word: string
  token: ColourToken
  hatched?: boolean
}

/** Glyph, word and colour token of every verdict; told apart without colour. */
export const verdictSigns = {
  met: { glyph: '◆', word: 'met', token: 'met' },
  not_met: { glyph: '✕', word: 'not met', token: 'not-met' },
  inconclusive: { glyph: '≈', word: 'inconclusive', token: 'inconclusive' },
  no_evidence: { glyph: '○', word: 'no evidence', token: 'no-evidence' },
  stale: { glyph: '◷', word: 'stale', token: 'stale' },
  error: { glyph: '!', word: 'error', token: 'error', hatched: true },
  waived: { glyph: '⚑', word: 'waived', token: 'waived' },
  not_applicable: { glyph: '–', word: 'not applicable', token: 'secondary' },
} satisfies Record<Verdict, Sign>

export const tierSigns = {
  blocked: { glyph: '✕', word: 'blocked', token: 'not-met' },
  error: { glyph: '!', word: 'error', token: 'error', hatched: true },
  unproven: { glyph: '○', word: 'unproven', token: 'no-evidence' },
  ready_with_waivers: { glyph: '◆⚑', word: 'ready with waivers', token: 'waived' },
  ready: { glyph: '◆', word: 'ready', token: 'met' },
  exited: { glyph: '◈', word: 'exited', token: 'met' },
  exited_suspect: { glyph: '◈?', word: 'exited, suspect', token: 'inconclusive' },
  exited_regressed: { glyph: '◈✕', word: 'exited, regressed', token: 'not-met' },
} satisfies Record<TierState, Sign>

export const classSigns = {
  contradicted: { glyph: '✕', word: 'contradicted', token: 'not-met' },
  self_contradicted: { glyph: '⇄', word: 'contradicts itself', token: 'not-met' },
  unsupported: { glyph: '○', word: 'unsupported', token: 'no-evidence' },
  supported: { glyph: '◆', word: 'supported', token: 'met' },
  unclaimed: { glyph: '+', word: 'unclaimed', token: 'waived' },
} satisfies Record<ClaimClass, Sign>

export const severitySigns = {
  taint: { glyph: '▨', word: 'taint', token: 'not-met' },
  warn: { glyph: '▲', word: 'warning', token: 'inconclusive' },
  note: { glyph: '·', word: 'note', token: 'secondary' },
} satisfies Record<FindingSeverity, Sign>

export function verdictMark(verdict: Verdict, title: string, tainted = false): VerdictMark {
  const sign: Sign = verdictSigns[verdict]
  return {
    verdict,
    glyph: sign.glyph,
    word: sign.word,
    token: sign.token,
    hatched: sign.hatched === true || tainted,
    solid: true,
    title: title === '' ? sign.word : `${sign.word}: ${title}`,
  }
}

export function tierMark(state: TierState, title: string): TierMark {
  const sign: Sign = tierSigns[state]
  return {
    state,
    glyph: sign.glyph,
    word: sign.word,
    token: sign.token,
    hatched: sign.hatched === true,
    solid: true,
    title: title === '' ? sign.word : `${sign.word}: ${title}`,
  }
}

/** Outlined: a class is a remark on what was said, no verdict. */
export function classMark(claimClass: ClaimClass, title: string): ClassMark {
  const sign: Sign = classSigns[claimClass]
  return {
    class: claimClass,
    glyph: sign.glyph,
    word: sign.word,
    token: sign.token,
    hatched: false,
    solid: false,
    title: title === '' ? sign.word : `${sign.word}: ${title}`,
  }
}
