import type { ChangeKind } from '~/domain/compare'
import type { ColourToken } from './types-common'

/** Colour of a change; its word stands beside it. */
export const changeTokens = {
  worse: 'not-met',
  vanished: 'inconclusive',
  within: 'secondary',
  unknown: 'no-evidence',
  appeared: 'waived',
  better: 'met',
} satisfies Record<ChangeKind, ColourToken>
