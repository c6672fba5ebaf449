import type { Assessment } from '~/domain/assessment'
import { timeOf } from '~/domain/calendar'
import { type EscalationClock, escalationClocks, type WatchedRule, watchedRules } from '~/domain/work/escalation'
import { subjectText } from './claim-view'
import { formatMoment, moment } from './dates'
import { countOf } from './format'
import {
  clockWords,
  escalationTexts,
  factSentences,
  lengthWords,
  standingSentences,
  unwatchedSentences,
  watchSentence,
} from './messages/escalation'
import { type ReportContext, reportContext } from './report-context'
import { placeChip, sourceChip } from './sources'
import { tierName } from './tier-words'
import type { Hallmark, ReportInput } from './types-common'
import type { ClockView, EscalationRuleView, EscalationView } from './types-risks'

/** Clocks that run or are overdue, for a compact list; `all` adds those that have stopped. */
export function clockLines(assessment: Assessment, input: ReportInput, all = false): ClockView[] {
  const context = reportContext(assessment, input)
  return escalationClocks(input.state, assessment)
    .filter(({ state }) => all || state !== 'stopped')
    .map((clock) => clockView(context, clock))
}

/** The document's escalation rules, each with what watches it and its clocks. */
export function escalationView(context: ReportContext): EscalationView {
  const { assessment, input } = context
  const watched = watchedRules(input.state, assessment)
  const clocks = watched.flatMap((one) => one.clocks)
  const count = (state: EscalationClock['state']) => clocks.filter((clock) => clock.state === state).length
  const parts = (['overdue', 'running', 'stopped'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${countOf(count(state), 'clock')} ${clockWords[state]}`)
  return {
    rules: watched.map((one) => ruleView(context, one)),
    summary: parts.length === 0 ? 'no clock has started' : parts.join(', '),
    momentText:
      assessment.referenceAt === assessment.asOf
        ? null
        : `${escalationTexts.ended} ${formatMoment(assessment.referenceAt, context.timezone)}.`,
    emptyText: watched.length === 0 ? escalationTexts.empty : null,
  }
}

function ruleView(
  context: ReportContext,
  { rule, kinds, threshold, unwatched, clocks }: WatchedRule,
): EscalationRuleView {
  return {
    trigger: rule.trigger,
    contactText: rule.contact === null ? escalationTexts.noContact : rule.contact,
    slaText: rule.sla === null ? escalationTexts.noSla : rule.sla,
    watchText: unwatched === null ? watchSentence(kinds, threshold) : unwatchedSentences[unwatched],
    watched: unwatched === null,
    source: placeChip(context, rule.place),
    clocks: clocks.map((clock) => clockView(context, clock)),
    quietText: unwatched === null && clocks.length === 0 ? escalationTexts.quiet : null,
  }
}

function clockView(context: ReportContext, clock: EscalationClock): ClockView {
  const { rule, fact, kind, startedAt, deadlineAt, state } = clock
  const run = fact.words.run
  const names = { subject: nameOf(context, clock), run: run === undefined ? null : context.short(run) }
  const sentence = factSentences[fact.code](fact, names)
  const standingText = standingOf(context, clock)
  return {
    key: `${rule.id} ${fact.code} ${fact.subject} ${startedAt}`,
    mark: clockMark(clock, standingText),
    kind,
    trigger: rule.trigger,
    sentence,
    href: hrefOf(context, clock),
    source:
      fact.source === null || (fact.source.place === null && fact.source.kind === 'document')
        ? null
        : chipOf(context, clock),
    started: moment(startedAt, context.timezone),
    contactText: rule.contact === null ? escalationTexts.noContact : rule.contact,
    slaText: rule.sla === null ? escalationTexts.noSla : rule.sla,
    deadline: deadlineAt === null ? null : moment(deadlineAt, context.timezone),
    standingText,
    standing: state,
  }
}

function chipOf(context: ReportContext, { fact: { source } }: EscalationClock) {
  if (source === null) return null
  return source.kind === 'document' ? placeChip(context, source.place) : sourceChip(context, source)
}

function nameOf(context: ReportContext, { fact }: EscalationClock): string {
  const tier = context.assessment.tiers.find((one) => one.tier.id === fact.subject)
  if (tier !== undefined) return tierName(tier)
  const milestone = fact.words.milestone
  return milestone === undefined ? subjectText(context, fact.subject) : milestone
}

function hrefOf({ href }: ReportContext, { fact }: EscalationClock): string | null {
  if (fact.code === 'week_open') return href.week(fact.subject)
  if (fact.code === 'milestone_overdue') return href.milestones()
  if (fact.code === 'week_over_estimate') return href.costs(fact.subject)
  if (fact.code === 'over_budget') return href.costs()
  return fact.code === 'tier_blocked' ? href.tier(fact.subject) : null
}

function standingOf({ assessment, timezone }: ReportContext, clock: EscalationClock): string {
  const { deadlineAt, stoppedAt, stoppedBy, missed, state } = clock
  if (stoppedAt !== null) {
    const at = formatMoment(stoppedAt, timezone)
    return stoppedBy === 'program_ended'
      ? standingSentences.program_ended(at)
      : standingSentences.fact_ended(at, missed)
  }
  const now = timeOf(assessment.referenceAt)
  if (state === 'overdue' && deadlineAt !== null)
    return standingSentences.overdue(lengthWords(now - timeOf(deadlineAt)))
  return standingSentences.running(deadlineAt === null ? null : lengthWords(timeOf(deadlineAt) - now))
}

function clockMark({ state }: EscalationClock, title: string): Hallmark {
  const signs = {
    overdue: { glyph: '✕', token: 'not-met', solid: true },
    running: { glyph: '◷', token: 'inconclusive', solid: true },
    stopped: { glyph: '–', token: 'secondary', solid: false },
  } as const
  const word = clockWords[state]
  return { ...signs[state], word, hatched: false, title: `${word}: ${title}` }
}
