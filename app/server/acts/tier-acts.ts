import { meanings } from '~/domain/acts/records'
import { refused } from '~/domain/acts/refusals'
import { signTier, withdrawSignature } from '~db/writes/sign-off'
import type { PageAct } from './take-act'

/** Signing a tier, and taking one's signature back. */
export function tierActs(tierId: string): Record<string, PageAct> {
  return {
    sign: {
      deed: 'sign',
      keeps: ['role', 'meaning', 'note', 'pack'],
      act: ({ field, ...asked }) => {
        const meaning = meanings.find((one) => one === field('meaning'))
        if (meaning === undefined) return refused('meaning_missing')
        const role = field('role')
        // With several roles to choose from, each has a field of its own.
        const replaces = field('replaces') === '' ? field(`replaces ${role}`) : field('replaces')
        return signTier(asked.db, {
          ...asked,
          tierId,
          role,
          meaning,
          note: field('note'),
          packHash: field('pack'),
          replaces: replaces === '' ? null : Number(replaces),
        })
      },
    },
    withdraw: {
      deed: null,
      keeps: ['role', 'note'],
      act: ({ field, ...asked }) =>
        withdrawSignature(asked.db, { ...asked, tierId, role: field('role'), note: field('note') }),
    },
  }
}
