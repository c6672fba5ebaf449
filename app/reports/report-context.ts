import type { Assessment, JudgedCriterion, JudgedTier, ReconciledClaim } from '~/domain/assessment'
import type { Finding, Run } from '~/domain/evidence'
import type { DocumentPlan, Snapshot } from '~/domain/plan'
import { groupBy } from './group'
import { type Hrefs, hrefs } from './href'
import { shortLabels } from './short-label'
import type { ReportInput } from './types-common'

/** What every report looks up again and again, built once per report. */
export interface ReportContext {
  assessment: Assessment
  input: ReportInput
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
}

export function reportContext(assessment: Assessment, input: ReportInput): ReportContext {
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
  }
}

/** "Week 3: Tier 2 start", "Phase 2a". */
export function unitTitle(unit: string, number: number | null, title: string): string {
  const name = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`
  if (number === null) return title === '' ? name : title
  return title === '' ? `${name} ${number}` : `${name} ${number}: ${title}`
}
