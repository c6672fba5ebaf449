import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import type { IndexedKind, SearchEntry } from './kinds'
import { headingOf, plainLine } from './plain-line'
import { wordsOf } from './words'

/** Characters that are kept of a line: enough for any table row, too few for an image written into it. */
const longestLine = 4000

interface Item {
  kind: IndexedKind
  key: string
  ref: string | null
  name: string
  more: (string | null)[]
  place: Place
}

/**
 * What can be found of a document: its tasks, criteria, risks and so on, and every line that is none of
 * them. `lines` are the repaired lines of the text, in the importer's count. An item also answers to the
 * other words of its line; what follows on later lines stands for itself.
 */
export function documentEntries(plan: DocumentPlan, lines: readonly string[]): SearchEntry[] {
  const items = itemsOf(plan)
  const taken = new Set(items.map(({ place }) => place.line))
  const contexts = headingsAbove(lines)
  const contextAt = (line: number) => contexts[line - 1] ?? null
  const entries = items.map(({ kind, key, ref, name, more, place }): SearchEntry => {
    const line = lines[place.line - 1]
    const itself = line === undefined ? name : plainLine(line).slice(0, longestLine)
    const said = [itself, ...more.filter((text) => text !== null && text !== '' && !itself.includes(text))]
    return {
      kind,
      key,
      ref,
      name,
      body: [...new Set(said)].join(' · '),
      context: contextAt(place.line),
      line: place.line,
    }
  })
  const rest = lines.flatMap((line, at): SearchEntry[] => {
    if (taken.has(at + 1)) return []
    const body = plainLine(line).slice(0, longestLine)
    if (body === '' || wordsOf(body).length === 0) return []
    const name = headingOf(line) ?? ''
    return [{ kind: 'line', key: '', ref: null, name, body, context: contextAt(at + 1), line: at + 1 }]
  })
  return [...entries, ...rest]
}

function itemsOf(plan: DocumentPlan): Item[] {
  const none = { ref: null, more: [] }
  return [
    ...plan.weeks.map(({ id, unit, number, title, goal, place }) => ({
      ...none,
      kind: 'week' as const,
      key: id,
      name: number === null || title.includes(String(number)) ? title : `${unit} ${number}: ${title}`,
      more: [goal],
      place,
    })),
    ...plan.tasks.map(({ id, ref, text, note, place }) => ({
      kind: 'task' as const,
      key: id,
      ref,
      name: withRef(ref, text),
      more: [note],
      place,
    })),
    ...plan.tiers.map(({ id, title, goal, place }) => ({
      ...none,
      kind: 'tier' as const,
      key: id,
      name: title,
      more: [goal],
      place,
    })),
    ...plan.criteria.map(({ id, text, claimText, place }) => ({
      ...none,
      kind: 'criterion' as const,
      key: id,
      name: text,
      more: [claimText],
      place,
    })),
    ...plan.deliverables.map(({ id, text, note, place }) => ({
      ...none,
      kind: 'deliverable' as const,
      key: id,
      name: text,
      more: [note],
      place,
    })),
    ...plan.milestones.map(({ id, text, reward, place }) => ({
      ...none,
      kind: 'milestone' as const,
      key: id,
      name: text,
      more: [reward],
      place,
    })),
    ...plan.risks.map(({ id, text, mitigation, resolution, place }) => ({
      ...none,
      kind: 'risk' as const,
      key: id,
      name: text,
      more: [mitigation, resolution],
      place,
    })),
    ...plan.priorities.map(({ id, ref, title, problem, impact, place }) => ({
      kind: 'priority' as const,
      key: id,
      ref,
      name: withRef(ref, title),
      more: [problem, impact],
      place,
    })),
  ]
}

function withRef(ref: string | null, text: string): string {
  return ref === null || text.startsWith(ref) ? text : `${ref} ${text}`
}

/** For every line the heading that it stands under; for a heading the one above it in rank. */
function headingsAbove(lines: readonly string[]): (string | null)[] {
  const open: { level: number; text: string }[] = []
  let fence: string | null = null
  return lines.map((line) => {
    const mark = line.match(/^\s{0,3}(```|~~~)/)?.[1]
    if (mark !== undefined && (fence === null || fence === mark)) fence = fence === null ? mark : null
    const text = fence === null ? headingOf(line) : null
    const level = text === null ? null : levelOf(line)
    if (level !== null) while (open.length > 0 && open.at(-1)!.level >= level) open.pop()
    const above = open.at(-1)
    if (text !== null && level !== null) open.push({ level, text })
    return above === undefined ? null : above.text
  })
}

function levelOf(line: string): number {
  return line.trimStart().search(/[^#]/)
}
