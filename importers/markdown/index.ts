import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import { readFrontMatter } from '../front-matter'
import { decodeText } from '../text/decode'
import { documentRole } from './document-role'
import { emptyPlan } from './empty-plan'
import { readFigures } from './figures'
import { descendants } from './nodes'
import { withoutNotes } from './notes'
import { readBlock } from './readers/blocks'
import { settleBoxes } from './readers/boxes'
import { settleNamedWeeks } from './readers/fences'
import { readLinks } from './readers/links'
import { openSection } from './readers/open-section'
import { addPlanItem } from './readers/plan-items'
import { reportUnread } from './readers/unread'
import { openWeek, settlePending } from './readers/weeks'
import { emptyScope, type Reading, type Scope, startReading } from './reading'
import { allSections, parseMarkdown, type Section } from './section'
import { headingKind } from './section-kinds'
import { dayIn } from './words/calendar-date'
import { slug } from './words/slug'
import { statusClaimOrUnknown, stripGlyphs } from './words/status'
import { tierAtStart } from './words/tier-mention'
import { unitAtStart } from './words/unit-heading'

function walk(reading: Reading, section: Section, scope: Scope): void {
  reading.scopes.push({ line: section.place.line, scope })
  for (const block of section.blocks) readBlock(reading, block, scope)
  for (const child of section.children) walk(reading, child, openSection(reading, child, scope))
}

/** First heading of the document: its title, and the scope of the header lines below it. */
function openTitle(reading: Reading, title: Section): Scope {
  const scope: Scope = { ...emptyScope, kind: 'title', group: stripGlyphs(title.title) }
  const unit = unitAtStart(title.title)
  return unit === null ? scope : { ...scope, weekId: openWeek(reading, title.title, unit, title.place) }
}

/** "Option A Implementation" in the title block: the option that the program carries out. */
function readChosenOption(reading: Reading, words: Section): void {
  const match = /\b(option|path|opsi)\s+([A-Z])\b/i.exec(words.title)
  if (match === null) return
  addPlanItem(reading, 'option', 'chosen', stripGlyphs(words.title), words.place, { chosen: match[2]!.toUpperCase() })
}

/** A form for others to fill in, by its title or its file's name: nothing in it is anybody's state. */
function isTemplate(reading: Reading, title: Section): boolean {
  return headingKind(title.title) === 'template' || /[-_. ]templates?\.\w+$/i.test(reading.tree.file)
}

function walkDocument(reading: Reading): void {
  const { root } = reading.tree
  const [title, ...others] = root.children
  const empty = title !== undefined && isTemplate(reading, title)
  const start: Scope = empty
    ? { ...emptyScope, kind: 'template', group: title.title }
    : title === undefined
      ? { ...emptyScope, kind: 'title' }
      : openTitle(reading, title)
  reading.scopes.push({ line: root.place.line, scope: start })
  for (const block of root.blocks) readBlock(reading, block, start)
  if (title === undefined) return
  readChosenOption(reading, title)
  reading.scopes.push({ line: title.place.line, scope: start })
  for (const block of title.blocks) readBlock(reading, block, start)
  // The title's week holds for the whole document; the title itself ends with the header lines.
  const inner: Scope = empty ? start : { ...start, kind: 'other' }
  title.children.forEach((child, index) => {
    const begins =
      unitAtStart(child.title) !== null || headingKind(child.title) !== null || tierAtStart(child.title) !== null
    const subtitle = !begins && index === 0 && title.blocks.length === 0 && child.children.length === 0
    if (subtitle) readChosenOption(reading, child)
    walk(reading, child, subtitle ? start : openSection(reading, child, inner))
  })
  for (const other of others) walk(reading, other, openSection(reading, other, empty ? start : { ...emptyScope }))
}

/** Dates and status that the front matter states; the header lines below it come second. */
function readStatedFields(plan: DocumentPlan, front: ReturnType<typeof readFrontMatter>): void {
  const stated = (keys: string[]) => {
    const key = keys.find((name) => Object.hasOwn(front.data, name))
    const value = key === undefined ? null : front.data[key]
    if (typeof value !== 'string' && !(value instanceof Date)) return null
    return { words: typeof value === 'string' ? value : value.toISOString().slice(0, 10), place: front.placeOf([key!]) }
  }
  plan.startDate = dayIn(stated(['start', 'start_date', 'startDate'])?.words ?? 'unstated')
  plan.endDate = dayIn(stated(['end', 'end_date', 'endDate', 'due'])?.words ?? 'unstated')
  const updated = stated(['updated', 'last_updated', 'lastUpdated'])
  const date = updated === null ? null : dayIn(updated.words)
  if (updated !== null && date !== null) plan.lastUpdated = { date, ...updated }
  const status = stated(['status'])
  const claim = status === null ? null : statusClaimOrUnknown(status.words, status.place)
  if (claim !== null) plan.statuses.push(claim)
}

/** A week or a list of criteria: what a tracker without a single box is told by. */
function isTracked(section: Section): boolean {
  return unitAtStart(section.title) !== null || headingKind(section.title) === 'criteria'
}

function scopeAt(reading: Reading, line: number): Scope {
  return reading.scopes.findLast((entry) => entry.line <= line)?.scope ?? emptyScope
}

/** A damaged document may be wrong in every line; repairs are all logged, of the rest this many a rule. */
const shownPerRule = 50

function shorten(diagnostics: Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>()
  const shown = diagnostics.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    return rule.startsWith('mojibake') || count <= shownPerRule
  })
  for (const [rule, count] of counts) {
    const last = shown.findLast((diagnostic) => diagnostic.rule === rule)!
    if (rule.startsWith('mojibake') || count <= shownPerRule) continue
    shown.push({ ...last, message: `${count - shownPerRule} more of this kind in this file` })
  }
  return shown
}

/** A document as it was read, and what its readers knew on the way; `reading` is null where it is refused. */
export interface TracedDocument {
  plan: DocumentPlan
  reading: Reading | null
  /** Line of the file on which the text below any front matter starts. */
  bodyLine: number
}

/**
 * Reads a tracker or plan document into plain data. Never throws on bad input: what is refused or
 * not understood is among the plan's diagnostics, with its place in the received file.
 */
export function readDocument(input: { file: string; bytes: Uint8Array }): DocumentPlan {
  return readTraced(input).plan
}

/** As `readDocument`, with what the readers knew: the tree, its scopes, and what was understood. */
export function readTraced(input: { file: string; bytes: Uint8Array }): TracedDocument {
  const decoded = decodeText(input.bytes, input.file)
  const front = readFrontMatter(decoded.text, input.file)
  // A lone carriage return is a line end to the parser, so it is one to the lines of notes as well.
  const body = withoutNotes(front.body.replace(/\r\n?/g, '\n'), input.file, front.bodyLine)
  const parsed = parseMarkdown(body.text, input.file, front.bodyLine)
  const early = [...decoded.diagnostics, ...front.diagnostics, ...parsed.diagnostics, ...body.diagnostics]
  const fileName = input.file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  if (parsed.tree === null) {
    const plan = { ...emptyPlan(input.file, 'other', slug(fileName), fileName), diagnostics: early }
    return { plan, reading: null, bodyLine: front.bodyLine }
  }
  const { tree } = parsed
  const stated = typeof front.data.title === 'string' ? front.data.title : tree.root.children[0]?.title
  const title = stated === undefined ? fileName : stripGlyphs(stated)
  const boxes = descendants(tree.mdast.children, 'listItem').some((item) => typeof item.checked === 'boolean')
  const role = documentRole(title, input.file, boxes || allSections(tree.root).some(isTracked))
  const plan = emptyPlan(input.file, role, slug(title) === '' ? slug(fileName) : slug(title), title)
  plan.diagnostics.push(...early)
  if (body.notes.length > 0) plan.notes = body.notes
  readStatedFields(plan, front)
  const reading = startReading(tree, role, plan, !boxes)
  walkDocument(reading)
  settlePending(reading)
  settleNamedWeeks(reading)
  settleBoxes(reading)
  readLinks(reading)
  Object.assign(
    plan,
    readFigures(tree, {
      role,
      weeks: plan.weeks,
      days: plan.days,
      tiers: plan.tiers,
      weekAt: (line) => scopeAt(reading, line).weekId,
      dayAt: (line) => scopeAt(reading, line).dayId,
      tierAt: (line) => scopeAt(reading, line).tierId,
    }),
  )
  reportUnread(reading)
  plan.diagnostics = shorten(plan.diagnostics)
  plan.diagnostics.sort((a, b) => a.line - b.line || a.column - b.column)
  return { plan, reading, bodyLine: front.bodyLine }
}
