import type { ListItem } from 'mdast'
import type { BoxOwner } from '~/domain/plan'
import { descendants, itemText } from '../nodes'
import type { Reading, Scope } from '../reading'
import { dayIn } from '../words/calendar-date'
import { splitAtDash } from '../words/dash'
import { isPlaceholderText } from '../words/placeholder'
import { proofsIn } from '../words/proof'
import { slug } from '../words/slug'
import { stripGlyphs } from '../words/status'
import { tiersIn } from '../words/tier-mention'
import { unitAtStart, unitId, unitsIn } from '../words/unit-heading'
import { readCriterion } from './criteria'
import { addPlanItem } from './plan-items'
import { ownSource, readTask } from './tasks'

type Owned = { owner: BoxOwner; ownerId: string | null }

function readDeliverable(reading: Reading, item: ListItem, weekId: string): Owned {
  const { head, tail } = splitAtDash(itemText(item))
  const text = stripGlyphs(head)
  const id = reading.newId(`${weekId}/deliverable-${slug(text.replace(/\s*\(.*$/s, ''))}`)
  const artifacts = proofsIn(ownSource(reading, item)).filter((proof) => proof.kind !== 'command')
  reading.plan.deliverables.push({
    id,
    weekId,
    text,
    ticked: item.checked === true,
    note: tail,
    artifacts: artifacts.map((proof) => proof.text),
    place: reading.tree.placeOf(item),
  })
  return { owner: 'deliverable', ownerId: id }
}

function readMilestone(reading: Reading, item: ListItem): Owned {
  const full = itemText(item)
  const [event, ...rest] = full.split(/:\s+/)
  const text = stripGlyphs(event!)
  const unit = unitAtStart(text)
  const inside = unitsIn(text)[0]
  const subject = unit === null ? (tiersIn(text)[0] ?? 'program') : unitId(unit)
  const reward = rest.length === 0 ? null : stripGlyphs(splitAtDash(rest.join(': ')).head)
  const id = reading.newId(`milestone-${slug(text)}`)
  // The day beside an open box is when it is to be reached, never when it was.
  const day = dayIn(full)
  reading.plan.milestones.push({
    id,
    text,
    subject,
    weekId: unit !== null ? unitId(unit) : inside === undefined ? null : unitId(inside),
    reward: reward === '' ? null : reward,
    ticked: item.checked === true,
    achievedOn: item.checked === true ? day : null,
    ...(day === null || item.checked === true ? {} : { dueOn: day }),
    place: reading.tree.placeOf(item),
  })
  return { owner: 'milestone', ownerId: id }
}

/** A box whose own words are a form's gap. Angle brackets are HTML to the parser, so its source is asked. */
function isPlaceholderBox(reading: Reading, item: ListItem): boolean {
  const source = ownSource(reading, item).replace(/^(?:[\s>]|[-+*]\s|\d+[.)]\s)*\[[ xX]\]\s+/, '')
  return isPlaceholderText(source.replace(/`[^`]*`/g, 'x').replaceAll('*', ''))
}

function ownBox(reading: Reading, item: ListItem, scope: Scope, parentId: string | null): Owned {
  if (scope.kind === 'template' || isPlaceholderBox(reading, item)) return { owner: 'placeholder', ownerId: null }
  if (reading.role === 'plan') {
    const fields: Record<string, string> = scope.weekId === null ? {} : { week: scope.weekId }
    const day: Record<string, string> = scope.dayId === null ? {} : { day: scope.dayId }
    const place = reading.tree.placeOf(item)
    addPlanItem(reading, 'box', scope.group, itemText(item), place, { ...fields, ...day }, item.checked === true)
    return { owner: 'plan_item', ownerId: null }
  }
  if (scope.kind === 'criteria') return { owner: 'criterion', ownerId: readCriterion(reading, item, scope) }
  if (scope.kind === 'deliverables' && scope.weekId !== null) return readDeliverable(reading, item, scope.weekId)
  if (scope.kind === 'milestones') return readMilestone(reading, item)
  if (scope.weekId !== null && scope.kind !== 'deliverables') {
    const task = readTask(reading, item, { ...scope, weekId: scope.weekId }, parentId)
    return { owner: 'task', ownerId: task.id }
  }
  return { owner: 'other', ownerId: null }
}

/** Reads a box item; boxes nested in it are its children. */
export function readBox(reading: Reading, item: ListItem, scope: Scope, parentId: string | null): string | null {
  const owned = ownBox(reading, item, scope, parentId)
  reading.owners.set(item, owned)
  return owned.owner === 'task' ? owned.ownerId : parentId
}

/** The inventory of all boxes in document order: each once, whether or not a reader met it. */
export function settleBoxes(reading: Reading): void {
  for (const item of descendants(reading.tree.mdast.children, 'listItem')) {
    if (typeof item.checked !== 'boolean') continue
    const owned = reading.owners.get(item) ?? { owner: 'other' as const, ownerId: null }
    reading.plan.boxes.push({ ticked: item.checked, ...owned, text: itemText(item), place: reading.tree.placeOf(item) })
  }
  // Boxes in table cells came earlier.
  reading.plan.boxes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}
