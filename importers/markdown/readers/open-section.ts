import type { Reading, Scope } from '../reading'
import type { Section } from '../section'
import { headingKind } from '../section-kinds'
import { bracketedEffort } from '../words/amount'
import { slug } from '../words/slug'
import { statusClaimOrUnknown, stripGlyphs } from '../words/status'
import { tierAtStart } from '../words/tier-mention'
import { type UnitMention, unitAtStart } from '../words/unit-heading'
import { openDay } from './days'
import { addPlanItem } from './plan-items'
import { openPriority, priorityAtStart } from './priorities'
import { openTier } from './tiers'
import { openWeek, weekById } from './weeks'

const optionHeading = /^(option|path|scenario|opsi|jalur|skenario)\s+([A-Z])\b\s*[:.–—-]?\s*(.*)$/i
const quickWinHeading = /^quick win\s*#?(\d+)\b\s*[:.–—-]?\s*(.*)$/i
const workItemHeading = /^(task|action|todo|tugas|aksi)\s*#?\s*(\d+(?:\.\d+)?)\b\s*[:.–—-]?\s*(.*)$/i
/** "2A: Core Identity" below phase 2. */
const subUnit = /^(\d+)([a-z])\s*[:.–—-]\s*/i

function hasBoxes(section: Section): boolean {
  return section.blocks.some((block) =>
    block.nodes.some((node) => node.type === 'list' && node.children.some((item) => typeof item.checked === 'boolean')),
  )
}

function subUnitOf(title: string, reading: Reading, scope: Scope): UnitMention | null {
  const match = subUnit.exec(title)
  const week = weekById(reading, scope.weekId)
  if (match === null || week === undefined || week.unit === 'week' || String(week.number) !== match[1]) return null
  return { unit: week.unit, from: `${match[1]}${match[2]}`.toLowerCase(), to: null, rest: title.slice(match[0].length) }
}

/** Kinds whose sections may hold headings with week or tier numbers that begin nothing new. */
const mentionsOnly = new Set<Scope['kind']>(['metrics', 'deliverables', 'template', 'risks', 'costs', 'success'])

function openItem(reading: Reading, section: Section, title: string, scope: Scope): Scope | null {
  const option = optionHeading.exec(title)
  if (option !== null) {
    const group = section.parent === null ? scope.group : stripGlyphs(section.parent.title)
    const recommended: Record<string, string> = /\brecommended|direkomendasikan|disarankan/i.test(title)
      ? { recommended: 'yes' }
      : {}
    const fields = addPlanItem(reading, 'option', group, stripGlyphs(option[3]!), section.place, {
      option: option[2]!.toUpperCase(),
      ...recommended,
    })
    return { ...scope, kind: 'option', fields }
  }
  const quickWin = quickWinHeading.exec(title)
  if (quickWin !== null) {
    const effort = bracketedEffort(quickWin[2]!)
    const text = effort === null ? quickWin[2]! : quickWin[2]!.replace(effort.words, '').trim()
    const fields = addPlanItem(reading, 'quick_win', scope.group, text, section.place, {
      number: quickWin[1]!,
      ...(effort === null ? {} : { estimate: effort.words.replace(/[()[\]]/g, '').trim() }),
    })
    return { ...scope, kind: 'quick_wins', fields }
  }
  const work = workItemHeading.exec(title)
  if (work !== null) {
    const effort = bracketedEffort(work[3]!)
    const text = effort === null ? work[3]! : work[3]!.replace(effort.words, '').trim()
    const fields = addPlanItem(reading, 'timeline', scope.group, text, section.place, {
      ref: work[2]!,
      ...(effort === null ? {} : { estimate: effort.words.replace(/[()[\]]/g, '').trim() }),
    })
    return { ...scope, kind: 'work_item', fields }
  }
  return null
}

function openUnit(reading: Reading, section: Section, title: string, scope: Scope): Scope | null {
  const unit = unitAtStart(title) ?? subUnitOf(title, reading, scope)
  if (unit === null) return null
  if (unit.unit === 'day') {
    if (scope.weekId === null || weekById(reading, scope.weekId)?.unit === 'day') {
      return { ...scope, kind: 'week', weekId: openWeek(reading, section.title, unit, section.place), dayId: null }
    }
    const dayId = openDay(reading, { ...scope, weekId: scope.weekId }, section.title, unit, section.place)
    return { ...scope, kind: 'day', dayId }
  }
  const weekId = openWeek(reading, section.title, unit, section.place)
  return { ...scope, kind: 'week', weekId, dayId: null, priority: null }
}

/** The scope of a section, after making what its heading begins: a week, day, tier, priority, option. */
export function openSection(reading: Reading, section: Section, outer: Scope): Scope {
  const title = stripGlyphs(section.title)
  const scope: Scope = { ...outer, group: title, fields: null, escalation: null }
  const status = /^status\s*:\s*(.+)$/is.exec(section.title.trim())
  if (status !== null) {
    const claim = statusClaimOrUnknown(status[1]!, section.place)
    const statuses = weekById(reading, scope.weekId)?.statuses ?? reading.plan.statuses
    if (claim !== null) statuses.push(claim)
    return { ...scope, group: outer.group }
  }
  if (outer.kind === 'template') return scope
  const priority = priorityAtStart(title)
  if (priority !== null) {
    return {
      ...scope,
      kind: 'priority',
      priority: openPriority(reading, priority.ref, priority.title, outer.tierId, section.place),
    }
  }
  if (outer.kind === 'criteria') {
    return { ...scope, tierId: openTier(reading, section.title, section.place) }
  }
  if (mentionsOnly.has(outer.kind)) {
    const unit = unitAtStart(title)
    const weekId = unit === null || unit.unit === 'day' ? outer.weekId : `${unit.unit}-${unit.from}`
    const tier = tierAtStart(title)
    const inner = outer.kind === 'risks' && headingKind(title) === 'risks_resolved' ? 'risks_resolved' : outer.kind
    return { ...scope, kind: inner, weekId, tierId: tier?.id ?? outer.tierId }
  }
  if (outer.kind === 'escalations') return openEscalation(reading, section, title, scope)
  const item = openItem(reading, section, title, scope)
  if (item !== null) return item
  const unitOfTitle = unitAtStart(title)
  // "Milestone 2: Serve" divides the program as a phase does; "Milestones" lists what is reached.
  const kind = unitOfTitle?.unit === 'milestone' ? null : headingKind(title)
  if (kind === null || kind === 'metrics' || kind === 'quick_wins' || kind === 'achievements') {
    if (tierAtStart(title) !== null) {
      return { ...scope, kind: 'tier', tierId: openTier(reading, section.title, section.place), priority: null }
    }
    const unit = kind === null ? openUnit(reading, section, title, scope) : unitScope(reading, section, title, scope)
    if (unit !== null) return unit
  }
  if (kind !== null) return openKind(reading, section, title, kind, scope)
  const grouped = (outer.kind === 'week' || outer.kind === 'day') && scope.weekId !== null && hasBoxes(section)
  if (grouped && reading.role === 'tracker') {
    const dayId = openDay(reading, { ...scope, weekId: scope.weekId! }, section.title, null, section.place)
    return { ...scope, kind: 'day', dayId }
  }
  return scope
}

/** "DAY 1: QUICK WINS" is a day; "WEEK 1 SUCCESS METRICS" names a week and holds figures. */
function unitScope(reading: Reading, section: Section, title: string, scope: Scope): Scope | null {
  const separated = /^[^:–—-]*\d[a-z]?(?:\s*\([^)]*\))?\s*[:–—-]/i.test(title)
  return separated ? openUnit(reading, section, title, scope) : null
}

function openKind(reading: Reading, section: Section, title: string, kind: Scope['kind'], scope: Scope): Scope {
  const unit = unitAtStart(title)
  const weekId = unit === null || unit.unit === 'day' ? scope.weekId : `${unit.unit}-${unit.from}`
  const inWeek = (scope.kind === 'week' || scope.kind === 'day') && scope.weekId !== null
  // Inside a week "Early Quick Wins" or "Integration Targets" still hold that week's tasks.
  if (
    inWeek &&
    hasBoxes(section) &&
    (kind === 'quick_wins' || kind === 'metrics' || kind === 'achievements' || kind === 'coverage')
  ) {
    const dayId = openDay(reading, { ...scope, weekId: scope.weekId! }, section.title, null, section.place)
    return { ...scope, kind: 'day', dayId }
  }
  const opened: Scope = { ...scope, kind, weekId, dayId: null, priority: null }
  if (kind === 'template') {
    reading.plan.templates.push({
      id: reading.newId(slug(title)),
      title,
      sections: section.blocks.flatMap((block) => block.pairs.map((pair) => pair.label)),
      place: section.place,
    })
  }
  if (kind === 'criteria' && hasBoxes(section)) {
    const week = weekById(reading, weekId)
    opened.tierId = openTier(reading, week?.title ?? section.title, section.place, week?.id)
  }
  return opened
}

function openEscalation(reading: Reading, section: Section, title: string, scope: Scope): Scope {
  const rule = {
    id: reading.newId(`escalation-${slug(title)}`),
    trigger: title,
    contact: null,
    sla: null,
    slaMinutes: null,
    place: section.place,
  }
  const pairs = section.blocks.flatMap((block) => block.pairs)
  if (!pairs.some((pair) => /^(?:contact|sla|kontak)/i.test(pair.label))) return scope
  reading.plan.escalations.push(rule)
  return { ...scope, escalation: rule }
}
