import { dayOf, endOfDay, parseAsOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import { programLine } from '~/reports/portfolio'
import type { PortfolioReport, ProgramLine } from '~/reports/types-portfolio'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { readProgramVersion } from '~db/queries/program-version'
import { type ListedProgram, listPrograms } from '~db/queries/programs'
import { judgeOnce } from './assessments.server'

/** Lines of a portfolio are a few hundred bytes each: enough for hundreds of programs at some moments. */
const kept = 2000
/** What one request may spend on judging; the rest is judged behind it, one program at a time. */
const budgetMs = 400
/** So many are judged whatever it takes: an office with few programs never sees half of them. */
const judgedAtOnce = 8

interface Memory {
  lines: Map<string, ProgramLine>
  /** Time zones by program and its version: asked for on every request. */
  timezones: Map<string, string>
  waiting: Map<string, () => void>
}

const memories = new WeakMap<AssayDatabase, Memory>()

export interface Portfolio {
  lines: ProgramLine[]
  pending: PortfolioReport['pending']
}

/**
 * Every program in a line, as of the moment that the address asks for. A line is kept until something
 * of its program is written, so that one upload among a hundred programs judges one. A fresh server
 * answers with what it has judged within its budget and goes on behind the answer.
 */
export function readPortfolio(db: AssayDatabase, request: Request): Portfolio {
  const written = new URL(request.url).searchParams.get('as-of')
  const programs = listPrograms(db)
  const memory = memoryOf(db)
  const until = performance.now() + budgetMs
  const portfolio: Portfolio = { lines: [], pending: [] }
  let judged = 0
  for (const program of programs) {
    const { key, asOf } = asked(db, memory, program, written)
    const known = memory.lines.get(key)
    if (known !== undefined) portfolio.lines.push(known)
    else if (judged++ < judgedAtOnce || performance.now() < until)
      portfolio.lines.push(judge(db, memory, program, { key, asOf, written }))
    else {
      const { slug, title } = program
      portfolio.pending.push({ slug, title, href: `/?program=${encodeURIComponent(slug)}` })
      memory.waiting.set(key, () => judge(db, memory, program, { key, asOf, written }))
    }
  }
  if (portfolio.pending.length > 0) judgeBehind(db, memory)
  return portfolio
}

function memoryOf(db: AssayDatabase): Memory {
  const known = memories.get(db)
  if (known !== undefined) return known
  const memory = { lines: new Map(), timezones: new Map(), waiting: new Map() }
  memories.set(db, memory)
  return memory
}

function asked(db: AssayDatabase, memory: Memory, program: ListedProgram, written: string | null) {
  const version = `${program.id} ${readProgramVersion(db, program.id)}`
  const known = memory.timezones.get(version)
  const timezone = known === undefined ? (readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC') : known
  memory.timezones.set(version, timezone)
  const asOf =
    written === null || written.trim() === ''
      ? endOfDay(dayOf(new Date().toISOString(), timezone), timezone)
      : parseAsOf(written.trim(), timezone)
  if (asOf === null)
    throw new Response('“as-of” takes a day (2026-01-31) or a timestamp (2026-01-31T18:00).', { status: 400 })
  return { key: JSON.stringify([version, asOf, written]), asOf }
}

function judge(
  db: AssayDatabase,
  memory: Memory,
  program: ListedProgram,
  { key, asOf, written }: { key: string; asOf: Instant; written: string | null },
): ProgramLine {
  const { state, assessment } = judgeOnce(db, { program: program.slug, asOf })
  const line = {
    ...programLine(assessment, { state, link: { asOf: written, program: program.slug } }),
    sample: program.sample,
    archived: program.archived,
  }
  memory.lines.set(key, line)
  if (memory.lines.size > kept) memory.lines.delete(memory.lines.keys().next().value as string)
  return line
}

/** One program between other requests, until none waits. */
function judgeBehind(db: AssayDatabase, memory: Memory): void {
  const timer = setTimeout(() => {
    const [next] = memory.waiting
    if (next === undefined || !db.sqlite.open) return
    memory.waiting.delete(next[0])
    if (!memory.lines.has(next[0])) next[1]()
    if (memory.waiting.size > 0) judgeBehind(db, memory)
  }, 20)
  timer.unref()
}
