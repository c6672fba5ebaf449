import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { isValidProof, runMeantBy, runTaints } from './named-runs'

type Judged = Pick<ClaimDraft, 'class' | 'reason' | 'words' | 'against' | 'tainted'>

/** "Full v47 System Load Test: PASSED": the runs that the words name, at hand and clean, or not. */
function byNamedRuns(input: TrackerInput, text: string): Judged {
  const [name] = mentionsAmong(text, input.runs)
  if (name === undefined) return { class: 'unsupported', reason: 'marked_without_proof' }
  const named = runMeantBy(name, input.runs)
  if (named === null) return { class: 'unsupported', reason: 'cites_absent_run', words: { run: name } }
  const { label } = named.run
  const against = { kind: 'run' as const, run: label, row: null, place: null }
  const taints = runTaints(label, input.findings)
  if (taints.length > 0) {
    const words = { run: label, findings: taints.map((finding) => finding.code).join(', ') }
    return { class: 'unsupported', reason: 'cites_tainted_run', words, against, tainted: true }
  }
  if (!isValidProof(named.run, input.findings, input.asOf))
    return { class: 'unsupported', reason: 'task_proof_out_of_time', words: { run: label }, against }
  return { class: 'supported', reason: 'task_proven', words: { run: label }, against }
}

function weekOf(plan: DocumentPlan, place: Place): string | null {
  const before = plan.weeks.filter((week) => week.place.line <= place.line)
  const last = before.at(-1)
  const tierStart = plan.tiers.map((tier) => tier.place.line).sort((a, b) => a - b)[0]
  return last === undefined || (tierStart !== undefined && place.line > tierStart) ? null : last.id
}

/** "READY TO EXECUTE": where nothing has begun, check marks are bullets of what is to be done. */
function isStillPlanned({ statuses, boxes }: DocumentPlan): boolean {
  return statuses.length > 0 && statuses.every((one) => one.status === 'planned') && boxes.every((box) => !box.ticked)
}

/** Bullets, timeline entries and cells with a check mark that are no boxes, and no line with a claim already. */
function marks(input: TrackerInput, lines: ReadonlySet<number>): ClaimDraft[] {
  const plan = input.tracker
  if (isStillPlanned(plan)) return []
  return plan.glyphItems.flatMap((item): ClaimDraft[] => {
    if (item.status !== 'done' || lines.has(item.place.line)) return []
    return [
      {
        kind: 'task',
        subject: weekOf(plan, item.place) ?? 'program',
        weekId: weekOf(plan, item.place),
        claim: inDocument(plan, item.text, item.place),
        ...byNamedRuns(input, item.text),
      },
    ]
  })
}

/** "RESOLVED: …": a risk that is said to be gone. */
function resolvedRisks(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.risks.flatMap((risk): ClaimDraft[] => {
    if (risk.active || risk.resolution === null) return []
    const judged = byNamedRuns(input, risk.resolution)
    const without = judged.reason === 'marked_without_proof'
    return [
      {
        kind: 'risk',
        subject: risk.id,
        claim: inDocument(plan, `${risk.text}: ${risk.resolution}`, risk.place),
        ...judged,
        ...(without ? { reason: 'risk_resolved_without_proof' as const } : {}),
      },
    ]
  })
}

/** What marks and resolutions claim, each on a line that nothing else has judged. */
export function reconcileMarks(input: TrackerInput, lines: ReadonlySet<number>): ClaimDraft[] {
  const risks = resolvedRisks(input)
  const taken = new Set([...lines, ...risks.flatMap(({ claim }) => (claim.place === null ? [] : [claim.place.line]))])
  return [...risks, ...marks(input, taken)]
}
