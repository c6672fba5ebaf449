import type { CriterionHealth, GateHabit } from '~/domain/gate-health'
import { countOf, formatCount } from '../format'
import { emptyTexts } from './empty'

export const habitWords: Record<GateHabit, { title: string; meaning: string }> = {
  flapping: { title: 'Flapping', meaning: 'met, not met and met again: one run says little here' },
  always_failing: { title: 'Always failing', meaning: 'no qualifying run ever met it' },
  never_decided: { title: 'Never decided', meaning: 'nothing at hand has ever decided it: as a gate it is untested' },
  never_failed: { title: 'Never failed', meaning: 'nothing was ever refused by it' },
  turned: { title: 'Turned once', meaning: 'it changed sides once and stayed there' },
}

function opened({ open }: CriterionHealth): string {
  return open === 0 ? '' : `; ${countOf(open, 'further run')} left it open`
}

function often(turns: number): string {
  if (turns < 3) return turns === 1 ? 'once' : 'twice'
  return `${formatCount(turns)} times`
}

function lastTurn({ lastTurn: turn }: CriterionHealth, short: (label: string) => string): string {
  if (turn === null) return ''
  return `, last from ${short(turn.from)} to ${short(turn.to)}, where it became ${turn.now === 'met' ? 'met' : 'not met'}`
}

/** "Met by 10 of 26 runs that decide it, not met by 16; it changed sides 7 times, last from v39 to v40, …" */
export function healthSentence(health: CriterionHealth, short: (label: string) => string): string {
  const { habit, met, notMet, turns } = health
  const decided = met + notMet
  const byRun = health.lastTurn !== null || health.open > 0 || decided > 1
  switch (habit) {
    case 'never_decided':
      return health.open === 0
        ? 'No run, report or attestation at hand speaks of it.'
        : `${countOf(health.open, 'qualifying run')} looked at it and none decided it.`
    case 'always_failing':
      return byRun
        ? `Not met by any of ${countOf(decided, 'run')} that decide it${opened(health)}.`
        : 'Not met by the one piece of evidence at hand.'
    case 'never_failed':
      return byRun
        ? `Met by each of ${countOf(decided, 'run')} that decide it${opened(health)}.`
        : 'Met by the one piece of evidence at hand; nothing else was ever held against it.'
    default:
      return `Met by ${formatCount(met)} and not met by ${formatCount(notMet)} of ${countOf(decided, 'run')} that decide it${opened(health)}; it changed sides ${often(turns)}${lastTurn(health, short)}.`
  }
}

export const healthWords = {
  title: 'Health of the gates',
  lede: 'Whether the criteria themselves can be relied on: which never decided anything, never refused anything, refuse everything, or change their mind from run to run; and which targets do not hold still between documents.',
  none: emptyTexts.criteria,
  targets: 'Targets that differ',
  targetsMeaning: 'between documents or snapshots; the stricter decides',
  noTargets: 'Every target that is stated twice is stated alike.',
}
