import type { Instant, IsoDay, Place } from '../place'
import type { SheetColour } from '../work/records'

/** What a fact of a review is about; facts of one group stand together, in this order. */
export const factGroups = [
  'tasks',
  'open_tasks',
  'slipped',
  'deliverables',
  'milestones',
  'money',
  'earned',
  'targets',
  'tiers',
  'criteria',
  'runs',
  'contradictions',
  'risks',
  'clocks',
  'record',
  'next',
] as const
export type FactGroup = (typeof factGroups)[number]

/** Where a figure of a review comes from; enough to link it, whatever the page that shows it. */
export type FactSource =
  | { kind: 'place'; place: Place }
  | { kind: 'run'; run: string; row: string | null; place: Place | null }
  | { kind: 'criterion' | 'tier' | 'week' | 'costs' | 'risk' | 'sign_off'; id: string }
  | { kind: 'waivers' | 'attestations' | 'earned' | 'milestones' }

/**
 * One statement of a review: a code with its numbers and words. `null` is unknown, never zero.
 * `words` hold what the documents or the sentence of the moment said, so that a published review
 * needs nothing but itself to be read.
 */
export interface Fact {
  /** Unique within the sheet: `tasks/ticked`, `criterion/tier-1/auth-success-rate`. */
  id: string
  code: string
  group: FactGroup
  numbers: Record<string, number | null>
  words: Record<string, string | null>
  sources: FactSource[]
}

/** A rule of the colour table that fits, with the numbers that made it fit. */
export interface FiredRule {
  rule: string
  colour: SheetColour | 'unknown'
  numbers: Record<string, number>
}

export interface ComputedColour {
  colour: SheetColour | 'unknown'
  /** Worst first; the first decides. */
  fired: FiredRule[]
}

export interface SheetSection {
  /** `planned`, `metrics`, ... or a slug of a title that only the template knows. */
  key: string
  /** As the tracker's own template words it; null: the default. */
  title: string | null
  groups: FactGroup[]
}

/** Everything that a published review or stand-up holds for ever. */
export interface SheetFacts {
  format: 1
  /** `week-3`, or `day-2026-01-12`. */
  sheet: string
  kind: 'week' | 'day'
  program: { slug: string; title: string }
  /** Unit, number and title as the tracker words them; of a day its date. */
  subject: { unit: string; number: number | null; title: string; goal: string | null; exitCriteria: string | null }
  timezone: string
  /** First and last day; null where nothing dates it. */
  fromDay: IsoDay | null
  toDay: IsoDay | null
  /** The moment that everything is compared with; null where there was nothing to compare with. */
  comparedWith: { at: Instant; because: 'beginning' | 'first_document' } | null
  asOf: Instant
  /** The template that the sections come from; null: the default ones. */
  template: { title: string; place: Place } | null
  sections: SheetSection[]
  facts: Fact[]
  colour: ComputedColour
}

/** A figure that reads differently in two sets of facts; null on a side that has no such fact. */
export interface FactDifference {
  id: string
  field: string
  before: string | number | null
  after: string | number | null
}

/** Numbers and words that differ; how they are said (`sentence`, `shown…`) is no difference. */
export function factDifferences(before: SheetFacts, after: SheetFacts): FactDifference[] {
  const [was, now] = [byId(before), byId(after)]
  const found = [...new Set([...was.keys(), ...now.keys()])].flatMap((id): FactDifference[] => {
    const [old, current] = [was.get(id), now.get(id)]
    if (old === undefined) return [{ id, field: 'fact', before: null, after: 'present' }]
    if (current === undefined) return [{ id, field: 'fact', before: 'present', after: null }]
    return [
      ...fieldDifferences(id, 'numbers', old.numbers, current.numbers),
      ...fieldDifferences(id, 'words', old.words, current.words),
    ]
  })
  if (before.colour.colour === after.colour.colour) return found
  return [...found, { id: 'colour', field: 'colour', before: before.colour.colour, after: after.colour.colour }]
}

function byId({ facts }: SheetFacts): Map<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]))
}

function fieldDifferences(
  id: string,
  kind: string,
  before: Record<string, string | number | null>,
  after: Record<string, string | number | null>,
): FactDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return names.flatMap((name) => {
    const [old, current] = [before[name] ?? null, after[name] ?? null]
    if (isShown(name) || old === current) return []
    return [{ id, field: `${kind}.${name}`, before: old, after: current }]
  })
}

/** Words that only say again what codes and numbers say. */
function isShown(name: string): boolean {
  return name === 'sentence' || name.startsWith('shown')
}
