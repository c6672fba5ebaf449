import type { SignOff } from '~/domain/acts/records'
import type { Verdict } from '~/domain/vocabulary'
import { countOf } from '../format'
import { verdictSigns } from '../glyphs'

const deeds = {
  approve: 'signed as',
  approve_with_exceptions: 'signed with exceptions as',
  reject: 'rejected as',
  withdraw: 'withdrew the signature as',
} satisfies Record<SignOff['meaning'], string>

/** The words of a tier's history. */
export const historyWords = {
  first: 'As the tracker first has it.',
  same: 'No criterion turned: its waivers or signatures did.',
  more: (count: number) => `and ${count} more`,
  moments: (judged: number, earlier: number) =>
    `turns of state at ${countOf(judged, 'moment')}${earlier === 0 ? '' : `; ${countOf(earlier, 'earlier moment')} not judged`}`,
  signed: ({ by, role, meaning }: SignOff) => `${by} ${deeds[meaning]} ${role}.`,
  turned: ({ from, to, run }: { from: Verdict | null; to: Verdict | null; run: string | null }) => {
    if (to === null) return 'no longer asked for'
    const before = from === null ? 'new' : `was ${verdictSigns[from].word}`
    return run === null ? before : `${before}; by ${run}`
  },
}
