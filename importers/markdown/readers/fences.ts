import type { Code } from 'mdast'
import type { PlacedLine } from '../nodes'
import type { Reading, Scope } from '../reading'
import { splitHeadingStatus, statusClaim, statusOf, stripGlyphs } from '../words/status'
import { unitAtStart } from '../words/unit-heading'
import { addPlanItem, fieldKey } from './plan-items'
import { readTimelineLine } from './weeks'

type FenceReader = (reading: Reading, lines: PlacedLine[], scope: Scope) => boolean

const box = /^\s*[-*+]\s+\[([ xX])\]\s+(.+)$/
const comment = /^\s*(?:#|--|\/\/)\s*(.*)$/
const percentBar = /(\d+(?:\.\d+)?)\s*%\s*(?:complete|done|selesai)\b/i

/** Boxes in a fence: planned steps, grouped by the "Day 1:" line above them. Never progress. */
const readFenceBoxes: FenceReader = (reading, lines, scope) => {
  if (!lines.some((line) => box.test(line.text))) return false
  let step = ''
  for (const line of lines) {
    const match = box.exec(line.text)
    if (match === null) {
      if (/:\s*\S*/.test(line.text) && line.text.trim() !== '') step = stripGlyphs(line.text)
      continue
    }
    addPlanItem(
      reading,
      'box',
      scope.priority === null ? scope.group : `${scope.priority.ref}: ${scope.priority.title}`,
      match[2]!.trim(),
      line.place,
      {
        ...(step === '' ? {} : { step }),
        ...(scope.priority === null ? {} : { priority: scope.priority.ref }),
        ...(scope.weekId === null ? {} : { week: scope.weekId }),
      },
      match[1] !== ' ',
    )
  }
  return true
}

/** "Week 1: Stabilization (COMPLETE)" lines under a progress or roadmap heading. */
const readTimelineFence: FenceReader = (reading, lines, scope) => {
  if (scope.kind === 'option' || scope.kind === 'priority') return false
  const units = lines.filter((line) => unitAtStart(line.text.replace(/^[\s│├└─•*-]+/, '')) !== null)
  if (units.length < 2) return false
  for (const line of lines) {
    const bar = percentBar.exec(line.text)
    const plain = line.text.replace(/^[\s│├└─•*-]+/, '')
    const top = !/^\s{2,}/.test(line.text)
    if (bar !== null && /[[\]█░#]/.test(line.text)) {
      const words = line.text.replace(/^[^\]]*\]\s*/, '').trim()
      const percent = Number(bar[1])
      const status = percent >= 100 ? 'done' : percent === 0 ? 'planned' : 'in_progress'
      reading.plan.statuses.push({ words, status, place: line.place })
      continue
    }
    if (top && readTimelineLine(reading, line.text, line.place)) continue
    const project = /^(?:project|program|overall|proyek) status\s*:\s*(.+)$/i.exec(stripGlyphs(plain))
    const claim = statusClaim(project?.[1] ?? plain, line.place)
    if (claim === null) continue
    if (project !== null) reading.plan.statuses.push(claim)
    else if (!readNamedWeek(reading, plain, line)) {
      reading.plan.glyphItems.push({ text: stripGlyphs(plain), status: claim.status, place: line.place })
    }
  }
  return true
}

/** "Planning Complete" names a week by its title; the week is found once all headings are read. */
function readNamedWeek(reading: Reading, text: string, line: PlacedLine): boolean {
  const plain = stripGlyphs(text)
  const status = statusOf(plain)
  if (status === null) return false
  const name = plain.replace(/\s*[([]?\b(?:complete|completed|done|selesai)\b[)\]]?$/i, '')
  if (name === plain) return false
  reading.pending.push({
    weekId: `title:${name.toLowerCase()}`,
    unit: 'week',
    number: null,
    title: name,
    tiers: [],
    claim: { words: splitHeadingStatus(plain).words ?? plain, status, place: line.place },
    place: line.place,
    introduces: false,
  })
  return true
}

/** "Total: 8 weeks" lines below an option become its fields. */
const readOptionFence: FenceReader = (_reading, lines, scope) => {
  if (scope.kind !== 'option' || scope.fields === null) return false
  const pairs = lines
    .map((line) => /^([A-Za-z][\w\s-]{0,40}):\s+(\S.*)$/.exec(line.text))
    .filter((match) => match !== null)
  if (pairs.length < lines.filter((line) => line.text.trim() !== '').length) return false
  for (const match of pairs) scope.fields[fieldKey(match[1]!)] = match[2]!.trim()
  return true
}

/** "-- Quick Win 1: Add indexes (2 hours)" with "-- Impact: …" in code comments. */
const readQuickWinFence: FenceReader = (reading, lines, scope) => {
  let fields: Record<string, string> | null = scope.fields
  for (const line of lines) {
    const words = comment.exec(line.text)?.[1] ?? line.text
    const start = /^quick win\s*#?(\d+)\s*:\s*(.+)$/i.exec(words.trim())
    if (start !== null) {
      const effort = /\(([^()]*\b(?:hours?|h|jam|min\w*)\b[^()]*)\)\s*$/.exec(start[2]!)
      const text = effort === null ? start[2]! : start[2]!.slice(0, effort.index).trim()
      const estimate: Record<string, string> = effort === null ? {} : { estimate: effort[1]! }
      fields = addPlanItem(reading, 'quick_win', scope.group, text, line.place, { number: start[1]!, ...estimate })
    }
    const impact = /^(?:expected )?impact\s*:\s*(.+)$/i.exec(words.trim())
    if (impact !== null && fields !== null) fields.impact = impact[1]!
  }
  return false
}

/** "# Target: <200ms P99" in a fence, and "X: 3,100ms → target <1,000ms": targets of the priority. */
const readPriorityTargets: FenceReader = (_reading, lines, scope) => {
  if (scope.priority === null) return false
  for (const line of lines) {
    const target = /^\s*(?:#|--|\/\/)\s*target\s*:\s*(.+)$/i.exec(line.text)?.[1]
    const about = scope.group.replace(/^[A-Z][.)]\s*/, '').replace(/\s*\(.*$/s, '')
    if (target !== undefined) scope.priority.targets.push({ text: `${about}: ${target.trim()}`, place: line.place })
    const arrow = /^(.{3,80}?):\s.*(?:→|->)\s*target\s+(.+)$/iu.exec(line.text)
    if (arrow !== null) {
      scope.priority.targets.push({ text: `${stripGlyphs(arrow[1]!)}: ${arrow[2]!.trim()}`, place: line.place })
    }
  }
  return false
}

const listedEndpoint = /^\s*(GET|POST|PUT|PATCH|DELETE)\s+(\/\S*)\s*(?:(?:#|\/\/|--)\s*(.*))?$/
const calledEndpoint = /\.(get|post|put|patch|delete)\(\s*$|\.(get|post|put|patch|delete)\(\s*[fr]?["'`]([^"'`]+)["'`]/i
const quotedPath = /^\s*[fr]?["'`](\/[^"'`]+)["'`]/

/** Endpoints listed or called in a fence under "… to Test": what a load test is expected to cover. */
const readEndpointFence: FenceReader = (reading, lines, scope) => {
  if (scope.kind !== 'coverage') return false
  let method: string | null = null
  const seen = new Set<string>()
  const add = (verb: string, path: string, line: PlacedLine, note?: string) => {
    const text = `${verb.toUpperCase()} ${path}`
    if (seen.has(text)) return
    seen.add(text)
    addPlanItem(reading, 'expected_coverage', scope.group, text, line.place, {
      method: verb.toUpperCase(),
      endpoint: path,
      ...(note === undefined || note === '' ? {} : { note }),
    })
  }
  for (const line of lines) {
    const listed = listedEndpoint.exec(line.text)
    if (listed !== null) add(listed[1]!, listed[2]!, line, listed[3])
    const path = method === null ? null : quotedPath.exec(line.text)
    if (path !== null) add(method!, path[1]!, line)
    const call = calledEndpoint.exec(line.text)
    method = call?.[1] ?? null
    if (call?.[3] !== undefined) add(call[2]!, call[3], line)
  }
  return seen.size > 0
}

const fenceReaders: FenceReader[] = [
  readQuickWinFence,
  readPriorityTargets,
  readFenceBoxes,
  readOptionFence,
  readEndpointFence,
  readTimelineFence,
]

export function readFence(reading: Reading, node: Code, scope: Scope): void {
  const lines = reading.tree.linesOf(node)
  if (scope.kind === 'template' || fenceReaders.some((read) => read(reading, lines, scope))) {
    reading.tree.understood.add(node)
  }
}

/** Weeks named by title, after all headings are read. */
export function settleNamedWeeks(reading: Reading): void {
  for (const entry of reading.pending) {
    if (!entry.weekId.startsWith('title:')) continue
    const week = reading.plan.weeks.find((candidate) => candidate.title.toLowerCase() === entry.title.toLowerCase())
    if (entry.claim === null) continue
    if (week !== undefined) week.statuses.push(entry.claim)
    // It names no week: a marked line like those beside it.
    else
      reading.plan.glyphItems.push({
        text: entry.title.replace(/\s*:$/, ''),
        status: entry.claim.status,
        place: entry.place,
      })
  }
}
