import type { ListItem } from 'mdast'
import type { Place } from '~/domain/place'
import type { Task } from '~/domain/plan'
import { itemText } from '../nodes'
import type { Reading, Scope } from '../reading'
import { bracketedEffort } from '../words/amount'
import { splitAtDash } from '../words/dash'
import { proofsIn } from '../words/proof'
import { slug } from '../words/slug'
import { stripGlyphs } from '../words/status'

const reference = /^(?:task|tugas|item|step|todo|action)?\s*#?\s*(\d+(?:\.\d+)+|[A-Z]{1,5}\d*-\d+)\s*[:.)–—-]\s*/i
/** "Monitor stability (24h)": the bracket is how long to watch, not how long it takes. */
const durationOfSubject = /\b(?:monitor|stability|soak|uptime|retention|ttl|timeout|expir|pantau)/i

/** Source of the item's own lines, with its code spans; nested lists left out. */
export function ownSource(reading: Reading, item: ListItem): string {
  return item.children
    .filter((child) => child.type === 'paragraph')
    .flatMap((child) => reading.tree.linesOf(child))
    .map((line) => line.text)
    .join('\n')
}

/** A line of work as it stands: its text, its source with marks, whether it is done. */
export interface TaskLine {
  full: string
  source: string
  ticked: boolean
  place: Place
}

/** A box under a week or day of a tracker. */
export function readTask(
  reading: Reading,
  item: ListItem,
  scope: Scope & { weekId: string },
  parentId: string | null,
): Task {
  const line = {
    full: itemText(item),
    source: ownSource(reading, item),
    ticked: item.checked === true,
    place: reading.tree.placeOf(item),
  }
  return addTask(reading, line, scope, parentId)
}

/** Makes the task of a line under a week or day: reference, estimate, note and proofs. */
export function addTask(
  reading: Reading,
  { full, source, ticked, place }: TaskLine,
  scope: Scope & { weekId: string },
  parentId: string | null,
): Task {
  const ref = reference.exec(full)
  const { head, tail } = splitAtDash(ref === null ? full : full.slice(ref[0].length))
  const effort = durationOfSubject.test(head) ? null : bracketedEffort(head)
  const text = stripGlyphs(effort === null ? head : head.replace(effort.words, ' '))
  const name = slug(text.replace(/\s*\(.*$/s, ''))
  const base = ref?.[1] ?? (name === '' ? 'task' : name)
  const day = scope.dayId === null ? '' : scope.dayId.slice(scope.weekId.length + 1)
  const task: Task = {
    id: reading.newId(`${scope.weekId}/${base}`, slug(text).slice(base.length).replace(/^-/, '') || day),
    weekId: scope.weekId,
    dayId: scope.dayId,
    parentId,
    ref: ref?.[1] ?? null,
    text,
    estimateMinutes: effort?.minutes ?? null,
    ticked,
    note: tail,
    proofs: proofsIn(source),
    place,
  }
  reading.plan.tasks.push(task)
  return task
}
