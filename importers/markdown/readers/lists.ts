import type { List, ListItem } from 'mdast'
import type { Place } from '~/domain/place'
import { itemText, pairsOf } from '../nodes'
import type { Reading, Scope } from '../reading'
import { dayIn } from '../words/calendar-date'
import { splitAtDash } from '../words/dash'
import { slug } from '../words/slug'
import { markedStatusOf, statusClaim, statusGlyphOf, statusWordOf, stripGlyphs } from '../words/status'
import { tiersIn } from '../words/tier-mention'
import { unitAtStart } from '../words/unit-heading'
import { readBox } from './boxes'
import { readPlainCriterion } from './criteria'
import { readMarkedTask } from './marked-tasks'
import { readPair } from './pairs'
import { addPlanItem } from './plan-items'
import { openWeek } from './weeks'

type ItemReader = (reading: Reading, text: string, place: Place, scope: Scope) => void

function readResolvedRisk(reading: Reading, text: string, place: Place): void {
  const { head, tail } = splitAtDash(text)
  const resolution = tail?.replace(/^(?:resolved|closed|mitigated|selesai)\s*:?\s*/i, '') ?? null
  reading.plan.risks.push({
    id: reading.newId(`risk-${slug(stripGlyphs(head))}`),
    text: stripGlyphs(head),
    probability: null,
    impact: null,
    mitigation: null,
    status: statusClaim(tail ?? text, place),
    resolution,
    resolvedOn: dayIn(text),
    active: false,
    place,
  })
}

function readActiveRisk(reading: Reading, text: string, place: Place): void {
  const { head, tail } = splitAtDash(text)
  reading.plan.risks.push({
    id: reading.newId(`risk-${slug(stripGlyphs(head))}`),
    text: stripGlyphs(head),
    probability: null,
    impact: null,
    mitigation: tail,
    status: null,
    resolution: null,
    resolvedOn: null,
    active: true,
    place,
  })
}

function readCondition(reading: Reading, text: string, place: Place, scope: Scope): void {
  const remark = /\(([^()]*)\)\s*$/.exec(text)
  const tier = tiersIn(scope.group)[0]
  addPlanItem(
    reading,
    'condition',
    scope.group,
    stripGlyphs(remark === null ? text : text.slice(0, remark.index)),
    place,
    {
      ...(tier === undefined ? {} : { tier }),
      ...(remark === null ? {} : { remark: remark[1]! }),
    },
  )
}

function readEscalationItem(reading: Reading, text: string, place: Place): void {
  const [trigger, contact] = text.split(/\s*(?:→|->|=>)\s*/)
  if (contact === undefined) return
  reading.plan.escalations.push({
    id: reading.newId(`escalation-${slug(trigger!)}`),
    trigger: trigger!.trim(),
    contact: contact.trim(),
    sla: null,
    slaMinutes: null,
    place,
  })
}

function readSuccess(reading: Reading, text: string, place: Place, scope: Scope): void {
  if (scope.priority !== null) {
    scope.priority.targets.push({ text: stripGlyphs(text), place })
    return
  }
  const tier = tiersIn(scope.group)[0] ?? scope.tierId
  const fields: Record<string, string> = tier === null || tier === undefined ? {} : { tier }
  if (scope.weekId !== null) fields.week = scope.weekId
  addPlanItem(reading, 'success', scope.group, stripGlyphs(text), place, fields)
}

function readAchievement(reading: Reading, text: string, place: Place, scope: Scope): void {
  const status = statusGlyphOf(text)
  const kind = status === 'failed' || status === 'blocked' ? 'watch' : 'achievement'
  addPlanItem(reading, kind, scope.group, stripGlyphs(text), place)
}

function planItemReader(kind: 'watch' | 'expected_coverage' | 'quick_win' | 'timeline'): ItemReader {
  return (reading, text, place, scope) => {
    addPlanItem(reading, kind, scope.group, stripGlyphs(text), place)
  }
}

/** What a plain list item means, by the kind of what it stands under. */
const itemReaders: Partial<Record<Scope['kind'], ItemReader>> = {
  risks_resolved: readResolvedRisk,
  risks: readActiveRisk,
  conditions: readCondition,
  escalations: readEscalationItem,
  success: readSuccess,
  achievements: readAchievement,
  watch: planItemReader('watch'),
  coverage: planItemReader('expected_coverage'),
  criteria: readPlainCriterion,
  next_actions: (reading, text, place) => {
    reading.plan.openPoints.push({ text: stripGlyphs(text), priority: null, target: null, place })
  },
}

const openPoint = /^(?:next (?:action|step|focus)|action|backlog|todo|tindak lanjut)\s*:\s*(.+)$/is
const glyphStart = /^[✅✔☑🔄🟨🟡🚧⏸⬜⚪📋🔜⏳🚫⛔❌✖🔴]/u

/** A line that is neither box nor pair: by its section's kind, else an open point or a glyph item. */
export function readPlainLine(reading: Reading, text: string, place: Place, scope: Scope): boolean {
  if (glyphStart.test(text)) {
    readMarkedTask(reading, text, place, scope)
    const status = markedStatusOf(text)
    if (status !== null) reading.plan.glyphItems.push({ text: stripGlyphs(text), status, place })
  }
  const open = openPoint.exec(text)
  if (open !== null) {
    reading.plan.openPoints.push({ text: open[1]!.trim(), priority: null, target: null, place })
    return true
  }
  const reader = itemReaders[scope.kind]
  if (reader === undefined) return glyphStart.test(text)
  reader(reading, text, place, scope)
  return true
}

function readItem(reading: Reading, item: ListItem, scope: Scope, parentId: string | null, nested: boolean): void {
  const place = reading.tree.placeOf(item)
  let parent = parentId
  if (typeof item.checked === 'boolean') {
    parent = readBox(reading, item, scope, parentId)
  } else if (scope.kind !== 'template') {
    const first = item.children[0]
    const pairs = first?.type === 'paragraph' ? pairsOf(first, reading.tree.placeOf) : []
    const used = pairs.filter((pair) => readPair(reading, pair, scope))
    const named = used.length > 0 ? null : weekOfItem(reading, item, scope)
    if (named !== null) {
      readItemsBelow(reading, item, named, null)
      return
    }
    // A plain line below a criterion explains it and is no further criterion.
    const kind = nested && scope.kind === 'criteria' ? 'other' : scope.kind
    if (used.length === 0) readPlainLine(reading, itemText(item), place, { ...scope, kind })
  }
  readItemsBelow(reading, item, scope, parent)
}

/** "- **Week 2** (in progress): indexes" over a list of boxes begins that week, as a heading would. */
function weekOfItem(reading: Reading, item: ListItem, scope: Scope): Scope | null {
  if (reading.role !== 'tracker' || scope.weekId !== null || mentionsUnits.has(scope.kind)) return null
  const text = itemText(item)
  const unit = unitAtStart(text)
  if (unit === null || unit.unit === 'day' || !item.children.some((child) => child.type === 'list')) return null
  // The status may stand in brackets before the title: "Week 2 (in progress): indexes".
  const [, before, inside, after] = /^([^(:]*)\(([^()]*)\)\s*:?\s*(.*)$/s.exec(text) ?? []
  const heading = statusWordOf(inside ?? '') === null ? text : `${before}: ${after} (${inside})`
  return { ...scope, kind: 'week', weekId: openWeek(reading, heading, unit, reading.tree.placeOf(item)), group: text }
}

/** Where weeks are only spoken of. */
const mentionsUnits = new Set<Scope['kind']>(['template', 'deliverables', 'milestones', 'risks', 'criteria', 'metrics'])

function readItemsBelow(reading: Reading, item: ListItem, scope: Scope, parent: string | null): void {
  for (const child of item.children) {
    // Lines below an item explain it; only boxes among them mean something of their own.
    if (child.type === 'list') readList(reading, child, { ...scope, kind: innerKind(scope) }, parent, true)
  }
}

/** Explanations under a risk or a success line are not further risks or success lines. */
function innerKind(scope: Scope): Scope['kind'] {
  const boxesOwn: Scope['kind'][] = ['template', 'criteria', 'deliverables', 'milestones', 'week', 'day']
  return boxesOwn.includes(scope.kind) ? scope.kind : 'other'
}

export function readList(
  reading: Reading,
  list: List,
  scope: Scope,
  parentId: string | null = null,
  nested = false,
): void {
  for (const item of list.children) readItem(reading, item, scope, parentId, nested)
  if (parentId !== null || scope.kind === 'template') return
  const boxes = list.children.filter((item) => typeof item.checked === 'boolean')
  const unowned = boxes.filter((item) => reading.owners.get(item)?.owner === 'other')
  if (unowned.length > 0) {
    reading.report(
      'warning',
      'boxes-unowned',
      reading.tree.placeOf(unowned[0]!),
      `${unowned.length} boxes under "${scope.group}" belong to no week, tier or deliverable: counted, not judged`,
    )
  }
}
