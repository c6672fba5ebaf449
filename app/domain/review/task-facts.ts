import type { Assessment } from '../assessment'
import type { Place } from '../place'
import type { Slip } from '../work/slips'
import { type Variance, type WeekFacts, weekFacts } from '../work/week-facts'
import type { Fact } from './facts'
import { fact, isWithin, placed, type SheetAsked } from './moments'

/** Tasks of the week: planned, ticked and proven against how the week began, what is open, what slipped. */
export function taskFacts(asked: SheetAsked): Fact[] {
  const { before, after, weekId } = asked
  if (weekId === null) return []
  const now = weekFacts(after.state, after.assessment, weekId)
  if (now === null) return []
  const was = before === null ? null : weekFacts(before.state, before.assessment, weekId)
  return [...countFacts(now, was), ...statusFacts(asked, now), ...openFacts(now), ...slipFacts(asked, now)]
}

function countFacts(now: WeekFacts, was: WeekFacts | null): Fact[] {
  if (now.planned.tasks === 0) return []
  const sources = sourcesOf(now)
  const { ticked, proven } = now.variance
  return [
    fact('tasks', 'tasks/planned', {
      numbers: {
        tasks: now.planned.tasks,
        before: was === null ? null : was.planned.tasks,
        minutes: now.planned.minutes,
        unestimated: now.planned.unestimated,
      },
      sources,
    }),
    fact('tasks', 'tasks/ticked', {
      numbers: {
        tasks: now.ticked.tasks,
        planned: now.planned.tasks,
        before: was === null ? null : was.ticked.tasks,
        open: now.open.length,
        minutes: now.ticked.minutes,
      },
      sources,
    }),
    fact('tasks', 'tasks/proven', {
      numbers: {
        tasks: now.proven.tasks,
        planned: now.planned.tasks,
        before: was === null ? null : was.proven.tasks,
        unproven: now.ticked.tasks - now.proven.tasks,
        minutes: now.proven.minutes,
      },
      sources,
    }),
    fact('tasks', 'tasks/variance', {
      numbers: {
        ticked: ratioOf(ticked.tasks),
        proven: ratioOf(proven.tasks),
        tickedHours: ratioOf(ticked.minutes),
        provenHours: ratioOf(proven.minutes),
      },
      sources,
    }),
  ]
}

function ratioOf(variance: Variance): number | null {
  return variance.kind === 'known' ? variance.ratio : null
}

/** From the first to the last line of the week's tasks. */
function sourcesOf({ tasks, week }: WeekFacts) {
  const lines = tasks.map(({ task }) => task.place).toSorted((a, b) => a.line - b.line)
  const [first] = lines
  const place: Place = first === undefined ? week.place : first
  return [placed(place), { kind: 'week' as const, id: week.id }]
}

/** What the documents call the week, and whether anything refutes it. */
function statusFacts({ after }: SheetAsked, { week }: WeekFacts): Fact[] {
  if (week.statuses.length === 0) return []
  const done = week.statuses.filter(({ status }) => status === 'done').length
  const refuted = after.assessment.claims.filter(
    (claim) => claim.kind === 'week' && claim.subject === week.id && isRefuted(claim),
  )
  const known = week.statuses.findLast(({ status }) => status !== 'unknown') ?? week.statuses[0]!
  // Where “done” is refuted, that is what a reader has to see.
  const shown = refuted.length === 0 ? known : (week.statuses.findLast(({ status }) => status === 'done') ?? known)
  return [
    fact('tasks', 'tasks/status', {
      numbers: { statuses: week.statuses.length, done, refuted: refuted.length },
      words: { words: shown.words, status: shown.status },
      sources: [placed(shown.place)],
    }),
  ]
}

function isRefuted(claim: Assessment['claims'][number]): boolean {
  return claim.class === 'contradicted' || claim.class === 'self_contradicted'
}

function openFacts({ open }: WeekFacts): Fact[] {
  return open.map((task) =>
    fact('open_tasks', `task/${task.id}`, {
      code: 'open_task',
      numbers: { minutes: task.estimateMinutes },
      words: { text: task.text, ref: task.ref },
      sources: [placed(task.place)],
    }),
  )
}

/** What a tracker of this week moved to the week, out of it, added or dropped. */
function slipFacts(asked: SheetAsked, { slippedIn, slippedOut }: WeekFacts): Fact[] {
  const own = (slips: Slip[]) => slips.filter(({ after }) => isWithin(asked, after.effectiveAt))
  return [...own(slippedIn).map(slipFact('in')), ...own(slippedOut).map(slipFact('out'))]
}

function slipFact(direction: 'in' | 'out') {
  return ({ kind, from, to, certain, after }: Slip): Fact => {
    const end = direction === 'in' ? to : from
    const other = direction === 'in' ? from : to
    return fact('slipped', `slip/${direction}/${end?.taskId}/${after.sha256.slice(0, 8)}`, {
      code: 'slip',
      numbers: { minutes: end?.estimateMinutes ?? null, certain: certain ? 1 : 0 },
      words: {
        text: end?.text ?? '',
        direction,
        kind,
        ticked: end?.ticked === true ? 'yes' : 'no',
        otherWeek: other?.weekId ?? null,
      },
      sources: end === null ? [] : [placed(end.place)],
    })
  }
}
