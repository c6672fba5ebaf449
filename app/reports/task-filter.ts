import type { DayGroup } from '~/domain/plan'
import type { TaskFact } from '~/domain/work/week-facts'
import { showWords } from './messages/week-page'
import type { ReportContext } from './report-context'
import type { TaskFacet, TaskFilter } from './types-week'

export const allTasks: TaskFilter = { show: null, day: null, q: null }
const shows = Object.keys(showWords) as NonNullable<TaskFilter['show']>[]

/** What an address asks of a week's tasks; anything it does not know asks for nothing. */
export function taskFilter(parameters: Pick<URLSearchParams, 'get'>): TaskFilter {
  const given = (name: string) => {
    const value = parameters.get(name)
    return value === null || value.trim() === '' ? null : value.trim().slice(0, 200)
  }
  const show = given('show')
  return { show: shows.find((one) => one === show) ?? null, day: given('day'), q: given('q') }
}

const fits = {
  open: ({ task }: TaskFact) => !task.ticked,
  ticked: ({ task }: TaskFact) => task.ticked,
  proven: ({ proven }: TaskFact) => proven,
  unproven: ({ task, proven }: TaskFact) => task.ticked && !proven,
} satisfies Record<(typeof shows)[number], (fact: TaskFact) => boolean>

function dayOfTask({ task }: TaskFact): string {
  return task.dayId === null ? 'none' : task.dayId
}

export function filterTasks(facts: readonly TaskFact[], { show, day, q }: TaskFilter): TaskFact[] {
  const words = q === null ? [] : q.toLowerCase().split(/\s+/)
  return facts.filter((fact) => {
    if (show !== null && !fits[show](fact)) return false
    if (day !== null && dayOfTask(fact) !== day) return false
    const { ref, text, note } = fact.task
    const said = [ref, text, note].join(' ').toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** Every choice with how many tasks it would show beside the other choices. */
export function taskFacets(
  context: ReportContext,
  { weekId, facts, days, filter }: { weekId: string; facts: TaskFact[]; days: DayGroup[]; filter: TaskFilter },
): TaskFacet[] {
  const option = (label: string, change: Partial<TaskFilter>, on: boolean) => {
    const asked = { ...filter, ...change }
    return { label, on, count: filterTasks(facts, asked).length, href: context.href.week(weekId, { ...asked }) }
  }
  const named = [...days.map(({ id, title }) => ({ id, title })), { id: 'none', title: 'under no day' }].filter(
    ({ id }) => facts.some((fact) => dayOfTask(fact) === id),
  )
  return [
    {
      label: 'Show',
      options: [
        option('all', { show: null }, filter.show === null),
        ...shows.map((show) => option(showWords[show], { show }, filter.show === show)),
      ],
    },
    {
      label: 'Day',
      options:
        named.length < 2
          ? []
          : [
              option('all', { day: null }, filter.day === null),
              ...named.map(({ id, title }) => option(title, { day: id }, filter.day === id)),
            ],
    },
  ]
}
