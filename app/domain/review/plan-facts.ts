import type { Fact } from './facts'
import { fact, placed, type SheetAsked } from './moments'

/** Deliverables and milestones that the tracker sets for the week. */
export function planFacts({ before, after, weekId }: SheetAsked): Fact[] {
  const { tracker } = after.assessment
  if (tracker === null || weekId === null) return []
  const deliverables = tracker.deliverables.filter((one) => one.weekId === weekId)
  const ticked = deliverables.filter((one) => one.ticked)
  const old = before?.assessment.tracker?.deliverables.filter((one) => one.weekId === weekId && one.ticked)
  const [first] = deliverables
  const milestones = tracker.milestones.filter((one) => one.weekId === weekId)
  return [
    ...(first === undefined
      ? []
      : [
          fact('deliverables', 'deliverables/ticked', {
            numbers: {
              ticked: ticked.length,
              planned: deliverables.length,
              before: old === undefined ? null : old.length,
            },
            sources: [placed(first.place)],
          }),
        ]),
    ...milestones.map(({ id, text, ticked: isTicked, achievedOn, place, subject }) =>
      fact('milestones', `milestone/${id}`, {
        code: 'milestone',
        words: { text, subject, claimed: isTicked ? 'yes' : 'no', achievedOn },
        sources: [placed(place), { kind: 'milestones' }],
      }),
    ),
  ]
}
