import { assessProgram } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import type { Run } from '~/domain/evidence'
import type { CostLine, DocumentPlan, Task, Week } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import { earnedValue } from '~/domain/work/earned-value'
import { type CostEntry, noWork } from '~/domain/work/records'
import { makeSnapshot, makeState, makeTracker } from './make-state'

const place = { file: 'tracker.md', line: 1, column: 1 }

export function makeWeek(number: number, over: Partial<Week> = {}): Week {
  const id = `week-${number}`
  return {
    id,
    unit: 'week',
    number,
    title: `Part ${number}`,
    goal: null,
    exitCriteria: null,
    tiers: [],
    statuses: [],
    place,
    ...over,
  }
}

/** Tasks of a week by their marks: `p` ticked and proven by the run `proof`, `x` ticked, `o` open. */
export function makeTasks(weekId: string, marks: string, estimates: (number | null)[] = []): Task[] {
  return [...marks].map((mark, index) => ({
    id: `${weekId}/${index}`,
    weekId,
    dayId: null,
    parentId: null,
    ref: null,
    text: `Task ${index}`,
    estimateMinutes: estimates[index] ?? null,
    ticked: mark !== 'o',
    note: null,
    proofs: mark === 'p' ? [{ kind: 'run' as const, text: 'proof' }] : [],
    place: { ...place, line: 100 + index },
  }))
}

/** A line of the cost table, in hours and dollars; null is an empty cell. */
export function makeCostLine(
  number: number,
  [estimateHours, estimate, actualHours, actual]: (number | null)[],
  over: Partial<CostLine> = {},
): CostLine {
  const minutes = (hours: number | null | undefined) => (hours == null ? null : hours * 60)
  const cents = (dollars: number | null | undefined) => (dollars == null ? null : dollars * 100)
  return {
    id: `cost-week-${number}`,
    weekId: `week-${number}`,
    phase: `Phase ${number}`,
    isTotal: false,
    estimateMinutes: minutes(estimateHours),
    estimateCents: cents(estimate),
    actualMinutes: minutes(actualHours),
    actualCents: cents(actual),
    approximate: false,
    status: null,
    place: { ...place, line: 200 + number },
    ...over,
  }
}

export function makeEntry(id: number, weekId: string, over: Partial<CostEntry> = {}): CostEntry {
  const at = '2026-01-12T09:00:00.000Z'
  return { id, weekId, day: null, minutes: null, cents: null, note: '', by: 'ann', at, replaces: null, ...over }
}

interface Worked {
  plan: Partial<DocumentPlan>
  costs?: CostEntry[]
  runs?: Run[]
  settings?: Partial<ProgramSettings>
  asOf?: string
}

export function makeWorkedState({ plan, costs = [], runs = [], settings = {}, asOf }: Worked): ProgramState {
  return makeState({
    snapshots: [makeSnapshot(makeTracker([], plan))],
    runs,
    settings,
    ...(asOf === undefined ? {} : { asOf }),
    work: { ...noWork, costs },
  })
}

export function earn(worked: Worked) {
  const state = makeWorkedState(worked)
  return earnedValue(state, assessProgram(state))
}
