import type { Assessment } from '~/domain/assessment'
import type { ProofSubject } from '~/domain/work/records'
import { evidenceChoices } from './proofs'
import { reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { AttachView } from './types-week'

const groupWords = { task: 'Tasks', deliverable: 'Deliverables', milestone: 'Milestones' } satisfies Record<
  ProofSubject,
  string
>

/** Long lines are cut: a choice must fit a phone. */
const longest = 90

/** The form of attaching for one week's items, or for every item of the named kinds; `chosen` is what `?attach=` names. */
export function attachView(
  assessment: Assessment,
  input: ReportInput,
  { weekId, kinds, chosen }: { weekId: string | null; kinds: readonly ProofSubject[]; chosen: string | null },
): AttachView {
  const { tracker } = assessment
  const context = reportContext(assessment, input)
  const lists = { task: tracker?.tasks, deliverable: tracker?.deliverables, milestone: tracker?.milestones }
  const subjects = kinds.flatMap((kind) => {
    const items = (lists[kind] as readonly { id: string; weekId: string | null; text: string }[] | undefined)?.filter(
      (item) => weekId === null || item.weekId === weekId,
    )
    const options = items?.map(({ id, text }) => ({ value: `${kind} ${id}`, label: shortened(text) }))
    return options === undefined || options.length === 0 ? [] : [{ group: groupWords[kind], options }]
  })
  const known = subjects.some(({ options }) => options.some(({ value }) => value === chosen))
  return { subjects, chosen: known ? chosen : null, evidence: evidenceChoices(context) }
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}
