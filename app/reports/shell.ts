import type { Assessment } from '~/domain/assessment'
import { dayOf } from '~/domain/calendar'
import { type Happening, momentDays } from '~/domain/moments'
import { contradictionsOf } from './contradictions'
import { formatAsOf } from './dates'
import { grants } from './grants'
import { momentChoices } from './moments'
import { closedOn, datesText, phaseText, provenanceText } from './phase'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { ShellReport } from './types-shell'

/** Frame of every page; `happenings` are all there ever were, whatever moment the page shows. */
export function shellReport(
  assessment: Assessment,
  input: ReportInput,
  happenings: readonly Happening[] = [],
): ShellReport {
  const context = reportContext(assessment, input)
  const known = shells.get(context)
  if (known !== undefined && known.happenings === happenings) return known.shell
  const shell = buildShell(context, happenings)
  shells.set(context, { happenings, shell })
  return shell
}

/** The list of happenings stays the same object as long as nothing was written. */
const shells = new WeakMap<ReportContext, { happenings: readonly Happening[]; shell: ShellReport }>()

function buildShell(context: ReportContext, happenings: readonly Happening[]): ShellReport {
  const { assessment, input } = context
  const { settings, asOf } = assessment
  const { href, snapshots } = context
  const contradictions = contradictionsOf(assessment.claims)
  const weeks = new Set(
    snapshots.flatMap(({ plan }) => (plan.role === 'tracker' ? plan.weeks : [])).map(({ id }) => id),
  )
  const metrics = new Set(snapshots.flatMap(({ plan }) => plan.targets).map(({ metric }) => metric))
  const standing = assessment.tiers.flatMap(({ signatures }) => (signatures === undefined ? [] : signatures)).length
  const waiting = grants(assessment, input, { actor: null, now: asOf }).filter(
    ({ state }) => state === 'pending',
  ).length
  return {
    programSlug: settings.slug,
    programTitle: settings.title,
    timezone: settings.timezone,
    asOf: { iso: asOf, text: formatAsOf(asOf, settings.timezone) },
    asOfDay: dayOf(asOf, settings.timezone),
    moments: momentChoices(momentDays(happenings, settings.timezone)),
    timeTravel: input.link.asOf !== null,
    phaseText: phaseText(context),
    closed: closedOn(context) !== null,
    datesText: datesText(context),
    provenanceText: provenanceText(context),
    nav: [
      { key: 'overview', label: 'Overview', href: href.overview(), count: null },
      { key: 'tiers', label: 'Tiers', href: href.tiers(), count: assessment.tiers.length },
      { key: 'sign-offs', label: 'Sign-offs', href: href.signOffs(), count: standing },
      { key: 'waivers', label: 'Waivers', href: href.waivers(), count: waiting },
      { key: 'attestations', label: 'Attestations', href: href.attestations(), count: null },
      { key: 'plan', label: 'Plan', href: href.plan(), count: null },
      { key: 'timeline', label: 'Timeline', href: href.timeline(), count: null },
      { key: 'milestones', label: 'Milestones', href: href.milestones(), count: null },
      { key: 'deliverables', label: 'Deliverables', href: href.deliverables(), count: null },
      { key: 'risks', label: 'Risks', href: href.risks(), count: null },
      { key: 'costs', label: 'Costs', href: href.costs(), count: null },
      { key: 'burn-up', label: 'Burn-up', href: href.burnUp(), count: null },
      { key: 'reviews', label: 'Reviews', href: href.reviews(), count: null },
      { key: 'weeks', label: 'Weeks', href: href.weeks(), count: weeks.size },
      { key: 'claims', label: 'Claims', href: href.claims(), count: contradictions.length },
      { key: 'evidence', label: 'Evidence', href: href.runs(), count: context.runs.length },
      { key: 'targets', label: 'Targets', href: href.targets(), count: metrics.size },
      { key: 'documents', label: 'Documents', href: href.documents(), count: snapshots.length },
      { key: 'changes', label: 'Changes', href: href.changes(), count: null },
    ],
    chainHead: input.chainHead === undefined ? null : input.chainHead,
  }
}
