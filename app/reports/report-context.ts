import type {
  Assessment,
  JudgedCriterion,
  JudgedState,
  JudgedTier,
  ProgramState,
  ReconciledClaim,
} from '~/domain/assessment'
import type { Finding, Run } from '~/domain/evidence'
import { judgedAlike } from '~/domain/judged-alike'
import type { DocumentPlan, Snapshot } from '~/domain/plan'
import { groupBy } from './group'
import { type Hrefs, hrefs } from './href'
import { shortLabels } from './short-label'
import type { LinkContext, ReportInput } from './types-common'
import { titleOf } from './words-as-shown'

/** What a report reads that rests on what was judged alone: neither hours nor cost nor the chain of acts. */
export interface JudgedContext {
  assessment: Assessment
  input: { state: JudgedState; link: LinkContext }
  href: Hrefs
  timezone: string
  runs: Run[]
  run: (label: string) => Run | undefined
  /** Short form of a label; the label itself where it names no run at hand. */
  short: (label: string) => string
  findings: (label: string) => Finding[]
  /** True where a taint covers the whole run. */
  isTainted: (label: string) => boolean
  snapshots: Snapshot[]
  documentByFile: (file: string) => DocumentPlan | undefined
  claimsAbout: (subject: string) => ReconciledClaim[]
  criterion: (id: string) => { criterion: JudgedCriterion; tier: JudgedTier } | undefined
  weekTitle: (weekId: string) => string
  /** What the documents call a day, task, deliverable, milestone or metric; undefined for other ids. */
  nameOf: (id: string) => string | undefined
}

/** What every report looks up again and again, built once per report. */
export interface ReportContext extends JudgedContext {
  input: ReportInput
}

/** An assessment is asked by few links at a time: with and without `?as-of=`. */
const keptContexts = 8
const contexts = new WeakMap<Assessment, Map<string, ReportContext>>()
const judgedContexts = new WeakMap<Assessment, Map<string, { state: ProgramState; context: JudgedContext }>>()

/** The same question about the same assessment is answered from memory. */
export function reportContext(assessment: Assessment, input: ReportInput): ReportContext {
  const key = JSON.stringify([input.link.asOf, input.link.program, input.chainHead])
  const cache = ofAssessment(contexts, assessment)
  const found = cache.get(key)
  if (found !== undefined && found.input.state === input.state) return found
  const context = { ...judgedContext(assessment, input), assessment, input }
  if (cache.size >= keptContexts) cache.clear()
  cache.set(key, context)
  return context
}

/**
 * The same object for all states that were judged alike: what is kept of it (`once`) outlives hours, bonds of
 * risks and whatever else moves no judgement.
 */
export function judgedContext(assessment: Assessment, { state, link }: ReportInput): JudgedContext {
  const judged = judgedAlike(assessment, state)
  const key = JSON.stringify([link.asOf, link.program])
  const cache = ofAssessment(judgedContexts, judged)
  const found = cache.get(key)
  if (found !== undefined && (found.state === state || judged !== assessment)) return found.context
  const { work, ...rest } = state
  const own: JudgedState = work === undefined ? rest : { ...rest, work: { proofs: work.proofs } }
  const context = buildContext(judged, { state: own, link })
  if (cache.size >= keptContexts) cache.clear()
  cache.set(key, { state, context })
  return context
}

function ofAssessment<T>(all: WeakMap<Assessment, Map<string, T>>, assessment: Assessment): Map<string, T> {
  const known = all.get(assessment)
  if (known !== undefined) return known
  const made = new Map<string, T>()
  all.set(assessment, made)
  return made
}

function buildContext(assessment: Assessment, input: JudgedContext['input']): JudgedContext {
  const { runs, snapshots } = input.state
  const byLabel = new Map(runs.map((run) => [run.label, run]))
  const short = shortLabels(runs.map((run) => run.label))
  const bySubject = groupBy(assessment.claims, (claim) => claim.subject)
  const byFile = new Map(snapshots.map(({ plan }) => [plan.file, plan]))
  const criteria = new Map(
    assessment.tiers.flatMap((tier) =>
      tier.criteria.map((criterion) => [criterion.criterion.id, { criterion, tier }] as const),
    ),
  )
  const names = namesOf(snapshots)
  const weeks = new Map(snapshots.toReversed().flatMap(({ plan }) => plan.weeks.map((week) => [week.id, week])))
  const findings = (label: string): Finding[] => {
    const found = assessment.findings[label]
    return found === undefined ? [] : found
  }
  return {
    assessment,
    input,
    href: hrefs(input.link),
    timezone: assessment.settings.timezone,
    runs,
    run: (label) => byLabel.get(label),
    short: (label) => {
      const form = short.get(label)
      return form === undefined ? label : form
    },
    findings,
    isTainted: (label) => findings(label).some(({ severity, scope }) => severity === 'taint' && scope === 'run'),
    snapshots,
    documentByFile: (file) => byFile.get(file),
    claimsAbout: (subject) => {
      const claims = bySubject.get(subject)
      return claims === undefined ? [] : claims
    },
    criterion: (id) => criteria.get(id),
    weekTitle: (weekId) => {
      const week = weeks.get(weekId)
      return week === undefined ? weekId : unitTitle(week.unit, week.number, week.title)
    },
    nameOf: (id) => names.get(id),
  }
}

/** Names of everything with an id below weeks and tiers; the tracker, which comes first, wins. */
function namesOf(snapshots: readonly Snapshot[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { plan } of snapshots.toReversed()) {
    for (const { metric, metricText } of plan.targets) names.set(metric, metricText)
    for (const { id, title } of plan.days) names.set(id, title)
    for (const { id, text } of [...plan.tasks, ...plan.deliverables, ...plan.milestones, ...plan.risks])
      names.set(id, text)
  }
  return names
}

/** "Week 3: Tier 2 start", "Phase 2a". */
export function unitTitle(unit: string, number: number | null, title: string): string {
  const name = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`
  const shown = titleOf(title)
  if (number === null) return shown === '' ? name : shown
  return shown === '' ? `${name} ${number}` : `${name} ${number}: ${shown}`
}
