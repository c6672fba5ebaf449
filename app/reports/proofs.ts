import { may } from '~/domain/people'
import type { ProofSubject } from '~/domain/work/records'
import { type JudgedProof, judgeProofs, proofsBySubject } from '~/domain/work/task-proofs'
import { moment } from './dates'
import type { Looking } from './grants'
import { proofKindWords, worthMark, worthSentence } from './messages/week-page'
import { once } from './once'
import type { ReportContext } from './report-context'
import type { AttachView, ProofView, VanishedProofView } from './types-week'

/** Every record with what it is worth now, judged once for a report. */
export function judgedProofs(context: ReportContext): JudgedProof[] {
  return once(context, 'proofs', () => judgeProofs(context.input.state, context.assessment.findings))
}

/** Standing records by the id of their subject. */
export function proofsOf(context: ReportContext, subject: ProofSubject): Map<string, JudgedProof[]> {
  return once(context, `proofs of ${subject}`, () => proofsBySubject(judgedProofs(context), subject))
}

export function proofView(context: ReportContext, judged: JudgedProof, { actor }: Pick<Looking, 'actor'>): ProofView {
  const { proof, worth, run, report } = judged
  const { id, kind, value, note, by, at, sha256 } = proof
  return {
    id,
    kindText: kind === 'run' && report !== null ? 'report' : proofKindWords[kind],
    text: run !== null && kind === 'run' ? context.short(run.label) : value,
    href:
      kind === 'url'
        ? value
        : kind === 'file' && sha256 !== null
          ? context.href.attached(sha256)
          : run !== null
            ? context.href.run(run.label)
            : report !== null
              ? context.href.report(report.label)
              : null,
    worth,
    mark: worthMark(worth),
    sentence: worthSentence(worth),
    note: note === '' ? null : note,
    by,
    at: moment(at, context.timezone),
    withdrawable: actor !== null && worth !== 'withdrawn' && (actor.name === by || may(actor.role, 'manage_settings')),
  }
}

/** Standing records whose subject the tracker no longer has; of one week where it is named. */
export function vanishedProofs(
  context: ReportContext,
  looking: Pick<Looking, 'actor'>,
  weekId: string | null = null,
): VanishedProofView[] {
  return judgedProofs(context).flatMap((judged): VanishedProofView[] => {
    const { standing, worth } = judged
    if (standing.state === 'stands' || worth === 'withdrawn') return []
    if (weekId !== null && standing.weekId !== weekId) return []
    const { maybe } = standing
    return [
      {
        ...proofView(context, judged, looking),
        subjectText: standing.text,
        weekTitle: standing.weekId === null ? null : context.weekTitle(standing.weekId),
        maybe:
          maybe === null
            ? null
            : { text: maybe.text, href: maybe.weekId === null ? null : context.href.week(maybe.weekId) },
      },
    ]
  })
}

/** Runs and reports that can be named, the latest first. */
export function evidenceChoices({ input, runs }: Pick<ReportContext, 'input' | 'runs'>): AttachView['evidence'] {
  const { reports } = input.state
  const labels = [...runs.toReversed(), ...(reports === undefined ? [] : reports.toReversed())].map(
    ({ label }) => label,
  )
  return labels.map((label) => ({ value: label, label }))
}
