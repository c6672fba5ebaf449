import { refused } from '~/domain/acts/refusals'
import { proofSubjects } from '~/domain/work/records'
import { attachProofs, withdrawProof } from '~db/writes/work-proofs'
import type { PageAct } from './take-act'

/** Attaching evidence to a task, deliverable or milestone, and taking it back: the same forms on every page. */
export const proofActs: Record<string, PageAct> = {
  proof_attach: {
    deed: 'attach_proof',
    keeps: ['subject', 'run', 'commit', 'url', 'note'],
    act: ({ field, ...asked }) => {
      // One field names both: `task week-1/1.1`.
      const [kind, ...rest] = field('subject').split(' ')
      const subject = proofSubjects.find((one) => one === kind)
      const subjectId = rest.join(' ')
      if (subject === undefined) return refused('unknown_subject', { subject: subjectId.slice(0, 200) })
      const words = { run: field('run'), commit: field('commit'), url: field('url'), note: field('note') }
      return attachProofs(asked.db, { ...asked, asked: { subject, subjectId, ...words } })
    },
  },
  proof_withdraw: {
    deed: null,
    keeps: ['reason'],
    act: ({ field, ...asked }) =>
      withdrawProof(asked.db, { ...asked, proofId: Number(field('record')), reason: field('reason') }),
  },
}
