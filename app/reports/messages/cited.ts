import type { CitedAmong } from '~/domain/assessment'
import type { Verdict } from '~/domain/vocabulary'
import { countOf, formatCount } from '../format'
import { words } from './facts'

const wouldBe: Partial<Record<Verdict, string>> = {
  met: 'would meet it',
  not_met: 'would fail it',
}

function counts({ others }: CitedAmong): string {
  const groups = new Map<string, number>()
  for (const { verdict } of others) {
    const word = wouldBe[verdict] ?? 'would leave it open'
    groups.set(word, (groups.get(word) ?? 0) + 1)
  }
  const ordered = [wouldBe.met!, wouldBe.not_met!, 'would leave it open'].flatMap((word) => {
    const count = groups.get(word)
    return count === undefined ? [] : [`${formatCount(count)} ${word}`]
  })
  return ordered.join(', ')
}

function asked({ rule, tierId }: CitedAmong): string {
  if (rule !== null) return rule
  const name = words(tierId)
  return `all that a run decides in ${/^tier \d+$/.test(name) ? `T${name.slice(1)}` : name}`
}

function own({ verdict }: CitedAmong): string {
  if (verdict === null) return 'It does not qualify itself.'
  if (verdict === 'met') return 'It meets it itself.'
  return verdict === 'not_met' ? 'It fails it itself.' : 'It leaves it open itself.'
}

/** "Of 26 other qualifying runs of that window 10 would meet it, 16 would fail it (success(login) > 99%)." */
export function citedSentence(cited: CitedAmong, short: (label: string) => string): string {
  const { others, run, best } = cited
  const all = `${short(run)} is cited. Of ${countOf(others.length, 'other qualifying run')} in the window ${counts(cited)} (${asked(cited)}).`
  const note = best ? ` It is the best of the ${formatCount(others.length + 1)}: none does better.` : ''
  return `${all} ${own(cited)}${note}`
}

/** "The cited run v26b is the best of 27: 10 of the others would meet it, 16 would fail it." For beside a verdict. */
export function citedNote(cited: CitedAmong, short: (label: string) => string): string {
  const { others, run, best, verdict } = cited
  const name = `The cited run ${short(run)}`
  const among = best
    ? `${name} is the best of ${formatCount(others.length + 1)}`
    : `${name} is one of ${formatCount(others.length + 1)}${verdict === null ? ' and does not qualify itself' : ''}`
  return `${among}: of the others in the window ${counts(cited)}.`
}
