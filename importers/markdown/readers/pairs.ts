import type { Pair } from '../nodes'
import type { Reading, Scope } from '../reading'
import { centsRangeIn, effortMinutes } from '../words/amount'
import { dayIn } from '../words/calendar-date'
import { slug } from '../words/slug'
import { statusClaimOrUnknown, statusGlyphOf, stripGlyphs } from '../words/status'
import { unitAtStart, unitId, unitsIn } from '../words/unit-heading'
import { addPlanItem, fieldKey } from './plan-items'
import { tierById } from './tiers'
import { readWeekMentions, weekById } from './weeks'

type PairReader = (reading: Reading, pair: Pair, scope: Scope) => boolean

/** "$____", "[X of 8]", "X%": a form nobody has filled in. */
export function isUnfilled(value: string): boolean {
  return (
    /_{3,}|^Y{4}-M{2}-D{2}$/.test(value) ||
    /^[\s$%_.\-–—]*(?:\[[^\]]*\][\s\-–—]*)*$/.test(value) ||
    /(?:^|\s)\[ \]\s/.test(value)
  )
}

function readStatus(reading: Reading, pair: Pair, scope: Scope): boolean {
  const claim = statusClaimOrUnknown(pair.value, pair.place)
  if (claim === null) return false
  const named = unitAtStart(pair.label)
  const week = weekById(reading, named === null ? scope.weekId : unitId(named))
  const day = reading.plan.days.find((candidate) => candidate.id === scope.dayId)
  if (named === null && day !== undefined) day.statuses.push(claim)
  else if (week !== undefined && (named !== null || inUnit(reading, scope))) week.statuses.push(claim)
  else if (scope.kind === 'tier') tierById(reading, scope.tierId)?.statuses.push(claim)
  else readProgramStatus(reading, claim)
  return true
}

/** A program's status that speaks of a week ("WEEK 1 COMPLETE") says so of that week, not of the whole. */
function readProgramStatus(reading: Reading, claim: NonNullable<ReturnType<typeof statusClaimOrUnknown>>): void {
  const weeks = readWeekMentions(reading, claim.words, claim.place)
  reading.plan.statuses.push(weeks > 0 ? { ...claim, status: 'in_progress' } : claim)
}

function inUnit(reading: Reading, scope: Scope): boolean {
  return scope.kind !== 'title' || weekById(reading, scope.weekId) === undefined
}

function readDate(field: 'startDate' | 'endDate'): PairReader {
  return (reading, pair) => {
    const day = dayIn(pair.value)
    if (day === null) return false
    reading.plan[field] ??= day
    return true
  }
}

function readLastUpdated(reading: Reading, pair: Pair, scope: Scope): boolean {
  const date = dayIn(pair.value)
  if (date === null) return false
  const stated = /updated|diperbarui/i.test(pair.label)
  if (stated || reading.plan.lastUpdated === null)
    reading.plan.lastUpdated = { date, words: pair.value, place: pair.place }
  const remark = /\((.*)\)\s*$/.exec(pair.value)?.[1]
  if (remark !== undefined && readWeekMentions(reading, remark, pair.place) > 0 && scope.kind !== 'title') {
    reading.plan.statuses.push({ words: remark, status: 'in_progress', place: pair.place })
  }
  return true
}

function readGoal(reading: Reading, pair: Pair, scope: Scope): boolean {
  const tier = scope.kind === 'tier' ? tierById(reading, scope.tierId) : undefined
  if (tier !== undefined) {
    tier.goal ??= pair.value
    return true
  }
  const named = unitAtStart(pair.label)
  const week = weekById(reading, named === null ? scope.weekId : unitId(named))
  if (scope.fields !== null && scope.kind === 'work_item') scope.fields.goal = pair.value
  else if (week !== undefined && scope.kind !== 'metrics') week.goal ??= pair.value
  else
    addPlanItem(reading, 'success', pair.label, pair.value, pair.place, named === null ? {} : { week: unitId(named) })
  return true
}

function readExitCriteria(reading: Reading, pair: Pair, scope: Scope): boolean {
  if (pair.value === '') return false
  const named = unitAtStart(pair.label)
  const week = weekById(reading, named === null ? scope.weekId : unitId(named))
  if (scope.kind === 'tier' && named === null) {
    for (const text of splitCriteria(pair.value)) {
      addPlanItem(reading, 'success', `Exit criteria`, text, pair.place, { tier: scope.tierId! })
    }
    return true
  }
  if (week === undefined) return false
  week.exitCriteria ??= { text: pair.value, place: pair.place }
  return true
}

/** "✅ >99% auth ✅ <2s P99" or "a, b": its parts. A comma between digits parts nothing. */
export function splitCriteria(text: string): string[] {
  const marked = /[✅✔☑]/u.test(text) ? text.split(/[✅✔☑]\ufe0f?/u) : text.split(/[,;]\s+/)
  return marked.map((part) => stripGlyphs(part)).filter((part) => part !== '')
}

function readInvestment(reading: Reading, pair: Pair, scope: Scope): boolean {
  const range = centsRangeIn(pair.value)
  if (range === null || (scope.kind === 'tier' && !/^total/i.test(pair.label))) return false
  reading.plan.budget ??= { lowCents: range.low, highCents: range.high, words: pair.value, place: pair.place }
  return true
}

function readTierField(field: 'effort' | 'cost' | 'roi'): PairReader {
  return (reading, pair, scope) => {
    if (scope.priority !== null && field === 'effort') {
      scope.priority.effort ??= pair.value
      return true
    }
    const tier = tierById(reading, scope.tierId)
    if (scope.priority !== null || tier === undefined || scope.kind !== 'tier') return scope.priority !== null
    tier[field] ??= pair.value
    return true
  }
}

function readPriorityField(field: 'problem' | 'impact'): PairReader {
  return (_reading, pair, scope) => {
    if (scope.priority === null) return false
    scope.priority[field] ??= pair.value
    return true
  }
}

function readPerson(reading: Reading, pair: Pair): boolean {
  if (pair.value === '') return false
  addPlanItem(reading, 'people', pair.label, pair.value, pair.place)
  return true
}

function readContact(_reading: Reading, pair: Pair, scope: Scope): boolean {
  if (scope.escalation === null) return false
  scope.escalation.contact = pair.value
  return true
}

function readSla(_reading: Reading, pair: Pair, scope: Scope): boolean {
  if (scope.escalation === null) return false
  scope.escalation.sla = pair.value
  scope.escalation.slaMinutes = /immediate|segera/i.test(pair.value) ? 0 : effortMinutes(pair.value)
  return true
}

function readOpenPoint(reading: Reading, pair: Pair): boolean {
  if (pair.value === '') return false
  reading.plan.openPoints.push({ text: pair.value, priority: null, target: null, place: pair.place })
  return true
}

function readRisk(reading: Reading, pair: Pair, scope: Scope): boolean {
  const text = /\(([^()]*)\)\s*$/.exec(pair.value)?.[1]
  if (text === undefined) return false
  reading.plan.risks.push({
    id: reading.newId(`risk-${scope.weekId ?? 'program'}-${slug(text, 40)}`),
    text,
    probability: null,
    impact: stripGlyphs(pair.value.replace(/\s*\([^()]*\)\s*$/, '')),
    mitigation: null,
    status: null,
    resolution: null,
    resolvedOn: null,
    active: true,
    place: pair.place,
  })
  return true
}

function readCurrentUnit(reading: Reading, pair: Pair): boolean {
  for (const unit of unitsIn(`${pair.label.replace(/^current\s+/i, '')} ${pair.value}`).slice(0, 1)) {
    const claim = { words: `${pair.label}: ${pair.value}`, status: 'in_progress' as const, place: pair.place }
    const { index: _index, ...mention } = unit
    reading.pending.push({
      weekId: unitId(mention),
      unit: unit.unit,
      number: null,
      title: '',
      tiers: [],
      claim,
      place: pair.place,
      introduces: false,
    })
    return true
  }
  return false
}

function readQuickWinTotal(reading: Reading, pair: Pair, scope: Scope): boolean {
  addPlanItem(reading, 'quick_win', scope.group, `${pair.label}: ${pair.value}`, pair.place, { total: 'yes' })
  return true
}

function statedOf(kind: 'success' | 'achievement' | 'watch' | 'timeline'): PairReader {
  return (reading, pair, scope) => {
    if (pair.value === '') return false
    const program = /^(?:expected roi|timeline)$/i.test(pair.label)
    const fields: Record<string, string> = program || scope.tierId === null ? {} : { tier: scope.tierId }
    addPlanItem(reading, kind, pair.label, pair.value, pair.place, fields)
    return true
  }
}

/** Label words (English and Indonesian) -> reader; the first that accepts the pair has it. */
const pairReaders: [RegExp, PairReader][] = [
  [
    /^(?:final |current |overall |document |project )?status$|^(?:week|phase|sprint|minggu|fase)\s*\S+ status$/i,
    readStatus,
  ],
  [/^(?:start(?: date)?|started|tanggal mulai|mulai|beginn|start(?:datum)?)$/i, readDate('startDate')],
  [/^(?:end(?: date)?|due(?: date)?|target completion|tanggal selesai|deadline|ende|enddatum)$/i, readDate('endDate')],
  [
    /^(?:last[ -]updated?|updated|terakhir diperbarui|diperbarui|stand|zuletzt aktualisiert|generated|date|tanggal|review date)$/i,
    readLastUpdated,
  ],
  [/^current (?:phase|week|sprint|stage)$/i, readCurrentUnit],
  [/(?:^|\s)(?:goal|objective|tujuan|sasaran|ziel)$/i, readGoal],
  [/exit criteria$|^kriteria (?:keluar|selesai)$/i, readExitCriteria],
  [/^(?:total )?(?:investment|budget|estimated budget|anggaran|investasi)$/i, readInvestment],
  [/^(?:cost|biaya)$/i, readTierField('cost')],
  [/^(?:effort|usaha)$/i, readTierField('effort')],
  [/^roi$/i, readTierField('roi')],
  [/^expected roi$/i, statedOf('success')],
  [/^(?:current )?problem$|^masalah$|^root cause$/i, readPriorityField('problem')],
  [/^impact$|^dampak$/i, readPriorityField('impact')],
  [/^impact$|^dampak$/i, statedOf('success')],
  [/^expected impact$|^target$/i, statedOf('success')],
  [/^current state$/i, statedOf('achievement')],
  [/^(?:timeline|estimated (?:total )?time|estimated completion|duration)$/i, statedOf('timeline')],
  [
    /^(?:owners?|stakeholders?|team|author|prepared by|document prepared by|reviewers?|pic|penanggung jawab|assignees?|verantwortlich)$/i,
    readPerson,
  ],
  [/^(?:contact|kontak)$/i, readContact],
  [/^sla$/i, readSla],
  [
    /^(?:next (?:actions?|steps?|focus)|backlog|recommended next phase|tomorrow['’]?s focus|langkah berikutnya)$/i,
    readOpenPoint,
  ],
  [/^(?:risk|risk level|risiko)$/i, readRisk],
  [/^quick wins? total/i, readQuickWinTotal],
]

/** Progress, references and review dates: read elsewhere (figures, links) or of no further meaning. */
const readElsewhere =
  /^(?:progress|expected completion|reference|next (?:update|review)|full plan|related documents?)$/i

/** Reads one "**Label**: value"; false where no reader knows it. */
export function readPair(reading: Reading, pair: Pair, scope: Scope): boolean {
  if (scope.kind === 'template' || readElsewhere.test(pair.label)) return true
  if (scope.fields !== null && pair.value !== '') {
    scope.fields[fieldKey(pair.label)] = pair.value
    return true
  }
  const done = pairReaders.some(([label, read]) => label.test(pair.label) && read(reading, pair, scope))
  if (done) return true
  if (scope.kind === 'conditions' && pair.value !== '') {
    addPlanItem(reading, 'condition', scope.group, `${pair.label}: ${stripGlyphs(pair.value)}`, pair.place, {
      recommendation: 'yes',
    })
    return true
  }
  if ((scope.kind === 'watch' || scope.kind === 'achievements') && pair.value !== '') {
    const bad = statusGlyphOf(pair.label) === 'failed' || scope.kind === 'watch'
    addPlanItem(
      reading,
      bad ? 'watch' : 'achievement',
      scope.group,
      `${stripGlyphs(pair.label)}: ${pair.value}`,
      pair.place,
    )
    return true
  }
  return false
}
