import { dayOf } from '../calendar'
import { judgeRuns } from '../evaluate/judge-runs'
import type { Run } from '../evidence'
import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import { isLoadMetric } from '../rules'
import type { ClaimKind } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy, runTaints } from './named-runs'
import { ruleOfText } from './rule-of-text'

interface PlannedLine {
  kind: ClaimKind
  subject: string
  weekId: string | null
  tierId: string | null
  text: string
  place: Place
}

const planned = /\b(?:load|stress|scale|soak|final|comprehensive)\b[^.]*\btests?\b/i

/** A plan never changes: its lines are gone through once. */
const linesOfPlans = new WeakMap<DocumentPlan, PlannedLine[]>()

function plannedLines(plan: DocumentPlan): PlannedLine[] {
  const known = linesOfPlans.get(plan)
  const lines = known === undefined ? openLines(plan).filter(({ text }) => planned.test(text)) : known
  if (known === undefined) linesOfPlans.set(plan, lines)
  return lines
}

/** Open boxes, of which some speak of a test still to be run. */
function openLines({ tasks, criteria, deliverables }: DocumentPlan): PlannedLine[] {
  const none = { weekId: null, tierId: null }
  return [
    ...criteria
      .filter((one) => one.ticked === false)
      .map((one) => ({
        ...none,
        kind: 'criterion' as const,
        subject: one.id,
        tierId: one.tierId,
        text: one.text,
        place: one.place,
      })),
    ...tasks
      .filter((one) => !one.ticked)
      .map((one) => ({
        ...none,
        kind: 'task' as const,
        subject: one.id,
        weekId: one.weekId,
        text: one.text,
        place: one.place,
      })),
    ...deliverables
      .filter((one) => !one.ticked)
      .map((one) => ({
        ...none,
        kind: 'deliverable' as const,
        subject: one.id,
        weekId: one.weekId,
        text: one.text,
        place: one.place,
      })),
  ]
}

/** A run of before the document's last update cannot be the one that it still plans. */
function isEarlier(input: TrackerInput, run: Run): boolean {
  const updated = input.tracker.lastUpdated
  return updated !== null && run.effectiveAt !== null && dayOf(run.effectiveAt, input.settings.timezone) <= updated.date
}

/** How the earlier run of that name ended: the tracker's criteria that it fails, and what taints it. */
function fateOf(input: TrackerInput, run: Run): Pick<ClaimDraft, 'numbers' | 'words'> {
  const taints = runTaints(run.label, input.findings).map((finding) => finding.code)
  const rules = input.tiers
    .flatMap((tier) => tier.criteria)
    .flatMap(({ rule: text }) => {
      const rule = text === null ? null : ruleOfText(text)
      return rule !== null && isLoadMetric(rule.metric) ? [rule] : []
    })
  const own = input.findings[run.label] ?? []
  const failed = rules.filter((rule) => judgeRuns(rule, input.settings)(run, own).verdict === 'not_met')
  return {
    numbers: rules.length === 0 ? {} : { notMet: failed.length, total: rules.length },
    words: taints.length === 0 ? {} : { findings: taints.join(', ') },
  }
}

const final = /\bfinal\b[^.]*\btests?\b/i

/** The run that another line calls the final test already: "Final Load Test v48 … PASSED". */
function finalInstead(input: TrackerInput, line: PlannedLine, name: string): Record<string, string> {
  if (!final.test(line.text)) return {}
  const lines = [
    ...input.tracker.quotedEvidence.map((one) => one.title),
    ...input.tracker.tasks.filter((one) => one.ticked).map((one) => one.text),
  ]
  const other = lines
    .filter((text) => final.test(text))
    .flatMap((text) => mentionsAmong(text, input.runs))
    .find((one) => one !== name)
  return other === undefined ? {} : { instead: other }
}

/** A test still to be run whose name an earlier run already bears (semantics §1). */
export function reconcilePlannedNames(input: TrackerInput): ClaimDraft[] {
  return plannedLines(input.tracker).flatMap((line) =>
    mentionsAmong(line.text, input.runs).flatMap((name): ClaimDraft[] => {
      const named = runMeantBy(name, input.runs)
      if (named === null || !isEarlier(input, named.run)) return []
      const fate = fateOf(input, named.run)
      return [
        {
          kind: line.kind,
          class: 'self_contradicted',
          reason: 'planned_name_taken',
          subject: line.subject,
          weekId: line.weekId,
          tierId: line.tierId,
          numbers: fate.numbers,
          words: { name, run: named.run.label, ...fate.words, ...finalInstead(input, line, name) },
          claim: inDocument(input.tracker, line.text, line.place),
          against: { kind: 'run', run: named.run.label, row: null, place: null },
        },
      ]
    }),
  )
}
