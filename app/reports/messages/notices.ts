import type { TierEvent } from '~/domain/tier-events'
import { countOf } from '../format'
import { differenceSentence } from './acts'

/** What happened to a signed tier, in one sentence. */
export function eventTitle(event: Pick<TierEvent, 'kind' | 'tierId' | 'tierTitle' | 'failed'>): string {
  const { kind, failed } = event
  const tierTitle = titleOf(event)
  if (kind === 'suspect') return `${tierTitle}: what was signed has changed since`
  const run = failed[0]?.run
  return run === undefined || run === null
    ? `${tierTitle}: later evidence fails what was signed`
    : `${tierTitle}: ${run} fails what was signed`
}

/** A tier without words of its own goes by its id: "Tier 1". */
export function titleOf({ tierId, tierTitle }: Pick<TierEvent, 'tierId' | 'tierTitle'>): string {
  if (tierTitle !== '') return tierTitle
  const words = tierId.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** The facts, one sentence each. */
export function eventLines({ differences, failed }: Pick<TierEvent, 'differences' | 'failed'>): string[] {
  return [
    ...failed.map(({ criterionId, run }) => `${criterionId} is not met${run === null ? '' : ` in ${run}`}.`),
    ...differences.map((difference) => differenceSentence(difference).replace(/\.?$/, '.')),
  ]
}

export const noticeTexts = {
  title: 'Notices',
  lede: 'What happened to tiers that you signed: later evidence that fails them, and changes of what you signed.',
  none: 'Nothing has happened to a tier that you signed.',
  signers: (names: string[]) => `Signed by ${names.join(', ')}.`,
  unread: (count: number) => countOf(count, 'unread notice'),
  feed: 'The same for everybody as an Atom feed',
} as const

export const feedTexts = {
  title: 'Assay: signed tiers',
  subtitle: 'Later evidence that fails a signed tier, and changes of what was signed.',
} as const
