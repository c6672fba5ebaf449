import type { Fact } from '~/domain/review/facts'
import type { TierState, Verdict } from '~/domain/vocabulary'
import { formatDay, formatMoment } from '../dates'
import { countOf, formatCount, formatHours, unknownWords } from '../format'
import { tierSigns, verdictSigns } from '../glyphs'
import { unitTitle } from '../report-context'
import { plainWords } from '../words-as-shown'
import { clock } from './review-clocks'
import { earned, money } from './review-money'
import {
  count,
  counted,
  type FactWords,
  hoursNote,
  number,
  plain,
  type Say,
  said,
  signedPercent,
  word,
} from './review-words'

const verdictWord = (verdict: string | null): string | null =>
  verdict === null ? null : (verdictSigns[verdict as Verdict]?.word ?? verdict)
const stateWord = (state: string | null): string | null =>
  state === null ? null : (tierSigns[state as TierState]?.word ?? state)

const riskChanges: Readonly<Record<string, string>> = {
  happened: 'happened',
  still_happened: 'has happened',
  appeared: 'new',
  listed_closed: 'listed as resolved',
  closed: 'closed',
  reopened: 'reopened',
  changed: 'changed',
  removed: 'no longer listed',
}

const recordWords: Readonly<Record<string, string>> = {
  sign_approve: 'signed',
  sign_approve_with_exceptions: 'signed with exceptions',
  sign_reject: 'rejected',
  sign_withdraw: 'withdrew a signature',
  waiver_request: 'asked for a waiver',
  waiver_approve: 'approved a waiver',
  waiver_reject: 'rejected a waiver',
  waiver_revoke: 'revoked a waiver',
  not_applicable: 'declared not applicable',
  not_applicable_confirm: 'confirmed as not applicable',
  not_applicable_reject: 'rejected as not applicable',
  not_applicable_withdraw: 'took back “not applicable”',
  attestation: 'stated',
  invalidation: 'declared void',
  rule_set: 'set the rule',
  rule_confirmed: 'confirmed the rule',
}

function slip(fact: Fact): FactWords {
  const other = word(fact, 'shownOther') ?? word(fact, 'otherWeek')
  const into = word(fact, 'direction') === 'in'
  const kind = word(fact, 'kind')
  const how =
    kind === 'moved'
      ? `${into ? 'moved in from' : 'moved out to'} ${other ?? 'another week'}`
      : kind === 'added'
        ? 'added to the plan'
        : 'dropped from the plan'
  return plain(said(fact), how, null, number(fact, 'certain') === 0 ? 'perhaps the same task, reworded' : null)
}

const sayings: Readonly<Record<string, Say>> = {
  'tasks/planned': (fact) =>
    plain('Planned', countOf(number(fact, 'tasks') ?? 0, 'task'), counted(number(fact, 'before')), hoursNote(fact)),
  'tasks/ticked': (fact) =>
    plain(
      'Ticked',
      `${count(number(fact, 'tasks'))} of ${count(number(fact, 'planned'))}`,
      counted(number(fact, 'before')),
    ),
  'tasks/proven': (fact) =>
    plain(
      'Proven',
      `${count(number(fact, 'tasks'))} of ${count(number(fact, 'planned'))}`,
      counted(number(fact, 'before')),
    ),
  'tasks/variance': (fact) => {
    const hours = [signedPercent(number(fact, 'tickedHours')), signedPercent(number(fact, 'provenHours'))]
    return plain(
      'Variance',
      `${signedPercent(number(fact, 'ticked')) ?? unknownWords.figure} ticked, ${signedPercent(number(fact, 'proven')) ?? unknownWords.figure} proven`,
      null,
      hours[0] === null ? 'in hours unknown: no estimates' : `in hours ${hours[0]} and ${hours[1]}`,
    )
  },
  'tasks/status': (fact) => {
    const refuted = number(fact, 'refuted')
    const places = number(fact, 'statuses')
    return plain(
      'The tracker says',
      `“${plainWords(word(fact, 'words') ?? '')}”`,
      null,
      `${places === null || places < 2 ? '' : `${count(number(fact, 'done'))} of ${count(places)} places say done`}${refuted === null || refuted === 0 ? '' : `${places === null || places < 2 ? '' : '; '}refuted ${refuted === 1 ? 'once' : `${refuted} times`}`}` ||
        null,
    )
  },
  open_task: (fact) => {
    const minutes = number(fact, 'minutes')
    const state = word(fact, 'ticked') === 'yes' ? 'ticked' : 'open'
    return plain(said(fact), minutes === null ? state : `${state}, ${formatHours(minutes)}`)
  },
  'today/tasks': (fact) =>
    plain(
      'Planned for today',
      `${count(number(fact, 'tasks'))}, ${count(number(fact, 'ticked'))} ticked`,
      null,
      word(fact, 'groups') === null ? null : plainWords(word(fact, 'groups') as string),
    ),
  'done/count': (fact) =>
    plain('Newly ticked', count(number(fact, 'tasks')), null, `${count(number(fact, 'proven'))} with proof`),
  done_task: (fact) => plain(said(fact), word(fact, 'proven') === 'yes' ? 'ticked, proven' : 'ticked, no proof'),
  slip,
  'deliverables/ticked': (fact) =>
    plain(
      'Ticked',
      `${count(number(fact, 'ticked'))} of ${count(number(fact, 'planned'))}`,
      counted(number(fact, 'before')),
    ),
  milestone: (fact) => {
    const day = word(fact, 'achievedOn')
    const claimed = word(fact, 'claimed') === 'yes'
    return plain(
      said(fact),
      claimed ? `ticked${day === null ? '' : `, ${formatDay(day)}`}` : 'not ticked',
      null,
      word(fact, 'sentence'),
    )
  },
  'money/hours': money('Hours'),
  'money/cost': money('Cost'),
  'earned/week-claimed': earned('Earned by ticks, this week’s tasks'),
  'earned/week-proven': earned('Earned by proof, this week’s tasks'),
  'earned/planned': earned('Planned value, program'),
  'earned/claimed': earned('Earned value by ticks, program'),
  'earned/proven': earned('Earned value by proof, program'),
  'earned/spent': earned('Spent, program'),
  'earned/gap': earned('Watermelon gap: ticked less proven'),
  'earned/cpi': earned('Cost index (CPI), proven'),
  'earned/spi': earned('Schedule index (SPI), proven'),
  target: (fact) =>
    plain(
      `${plainWords(word(fact, 'metric') ?? '')} ${plainWords(word(fact, 'target') ?? '')}`.trim(),
      word(fact, 'shownFigure') ?? unknownWords.notMeasured,
      word(fact, 'shownBefore'),
      word(fact, 'sentence'),
    ),
  tier: (fact) =>
    plain(
      word(fact, 'shownSubject') ?? plainWords(word(fact, 'title') ?? ''),
      `${count(number(fact, 'met'))} of ${count(number(fact, 'criteria'))} met`,
      stateWord(word(fact, 'from')),
      word(fact, 'claimed') === 'yes' ? `the documents call it done` : null,
    ),
  criterion: (fact) =>
    plain(said(fact), word(fact, 'shownFigure'), verdictWord(word(fact, 'from')), word(fact, 'sentence')),
  'runs/count': (fact) => {
    const runs = number(fact, 'runs') ?? 0
    const parts = [
      [number(fact, 'qualifying'), 'may decide'],
      [number(fact, 'tainted'), 'tainted'],
      [number(fact, 'void'), 'void'],
    ] as const
    const told = parts.flatMap(([value, text]) =>
      value === null || value === 0 ? [] : [`${formatCount(value)} ${text}`],
    )
    return plain('Runs of these days', runs === 0 ? 'none' : formatCount(runs), null, told.join(', ') || null)
  },
  run: (fact, timezone) => {
    const users = number(fact, 'users')
    const at = word(fact, 'at')
    const parts = [
      users === null ? null : countOf(users, 'user'),
      at === null ? unknownWords.noClock : formatMoment(at, timezone),
      word(fact, 'shownTaints'),
      word(fact, 'void') === 'yes' ? 'declared void' : null,
    ]
    return plain(
      word(fact, 'shownLabel') ?? word(fact, 'label') ?? fact.id,
      `${count(number(fact, 'requests'))} requests, ${count(number(fact, 'failures'))} failed`,
      null,
      parts.filter((part) => part !== null && part !== '').join(' · '),
    )
  },
  'contradictions/all': (fact) =>
    plain(
      'Claims contradicted',
      count(number(fact, 'count')),
      counted(number(fact, 'before')),
      number(fact, 'gone') ? `${count(number(fact, 'gone'))} no longer` : null,
    ),
  'contradictions/new': (fact) => {
    const fresh = number(fact, 'count')
    const listed = number(fact, 'listed')
    if (fresh === null)
      return plain('New', unknownWords.figure, null, `nothing to compare with; the worst ${count(listed)} stand below`)
    return plain(
      'New',
      count(fresh),
      null,
      listed !== null && fresh > listed ? `the worst ${formatCount(listed)} stand below` : null,
    )
  },
  claim: (fact) => plain(`“${plainWords(word(fact, 'said') ?? '')}”`, null, null, word(fact, 'sentence')),
  'risks/count': (fact) =>
    plain(
      'Active',
      count(number(fact, 'active')),
      counted(number(fact, 'activeBefore')),
      `${count(number(fact, 'happened'))} happened, ${count(number(fact, 'resolved'))} listed as resolved`,
    ),
  risk: (fact) => {
    const why = word(fact, 'why')
    const levels = [word(fact, 'probability'), word(fact, 'impact')]
      .filter((one) => one !== null)
      .map((one) => plainWords(one as string))
    return plain(
      said(fact),
      riskChanges[word(fact, 'change') ?? ''] ?? word(fact, 'change'),
      null,
      [
        why === null ? null : `not met: ${plainWords(why)}`,
        levels.length === 2 ? `probability ${levels[0]}, impact ${levels[1]}` : null,
        word(fact, 'resolution') === null ? null : plainWords(word(fact, 'resolution') as string),
      ]
        .filter((part) => part !== null)
        .join(' · ') || null,
    )
  },
  clock,
  record: (fact, timezone) => {
    const kind = word(fact, 'kind') ?? ''
    const note = word(fact, 'note')
    return plain(
      `${word(fact, 'by')} ${recordWords[kind] ?? kind}: ${word(fact, 'shownSubject') ?? word(fact, 'subject')}`,
      null,
      null,
      [formatMoment(word(fact, 'at') ?? '', timezone), note === '' ? null : note]
        .filter((part) => part !== null)
        .join(' · '),
    )
  },
  remedy: (fact) => plain(said(fact), null, null, word(fact, 'sentence')),
  'next/week': (fact) =>
    plain(
      unitTitle(
        word(fact, 'unit') ?? 'week',
        word(fact, 'number') === null ? null : Number(word(fact, 'number')),
        word(fact, 'title') ?? '',
      ),
      `${countOf(number(fact, 'tasks') ?? 0, 'task')}, ${count(number(fact, 'open'))} open`,
      null,
      word(fact, 'goal') === null ? null : plainWords(word(fact, 'goal') as string),
    ),
  waiver_ends: (fact, timezone) =>
    plain(
      `Waiver of ${word(fact, 'shownSubject') ?? word(fact, 'subject')} ends`,
      formatMoment(word(fact, 'expiresAt') ?? '', timezone),
    ),
}

/** A fact of a code that no catalogue knows (a later version's) is named as it is. */
export function factWords(fact: Fact, timezone: string): FactWords {
  const say = Object.hasOwn(sayings, fact.code) ? sayings[fact.code] : undefined
  return say === undefined ? plain(fact.id, null) : say(fact, timezone)
}
