import type { Finding, Run } from '~/domain/evidence'
import { cell, durationCell, failureCell, percentileCell, rowCell } from './cells'
import { moment } from './dates'
import { decidedCount } from './decided-count'
import { findingTags } from './finding-view'
import { unknownWords } from './format'
import { provenanceWords } from './messages/words'
import { once } from './once'
import type { JudgedContext } from './report-context'
import type { RunLine } from './types-run'

/** What the line of a run rests on beside the run, which never changes. */
interface RestsOn {
  findings: readonly Finding[]
  key: string
}

const known = new WeakMap<Run, { on: RestsOn; line: RunLine }[]>()
/** A list is read by few links at a time. */
const keptLines = 4

/** A run as one line of a list; one more upload makes one more line, and those anew that it changes. */
export function runLine(context: JudgedContext, run: Run): RunLine {
  const lines = once(context, 'run-lines', () => new Map<string, RunLine>())
  const given = lines.get(run.label)
  if (given !== undefined) return given
  const line = remembered(context, run)
  lines.set(run.label, line)
  return line
}

function remembered(context: JudgedContext, run: Run): RunLine {
  const { asOf, program } = context.input.link
  const findings = context.findings(run.label)
  const placed = [context.short(run.label), tiersOf(context, run), decidedCount(context, run.label)]
  const key = JSON.stringify([asOf, program, context.timezone, ...placed])
  const before = known.get(run)
  const found = before?.find(({ on }) => on.findings === findings && on.key === key)
  if (found !== undefined) return found.line
  const line = lineOf(context, run)
  known.set(run, [...(before === undefined ? [] : before.slice(1 - keptLines)), { on: { findings, key }, line }])
  return line
}

/** Tiers that the run qualifies for. */
function tiersOf({ assessment: { tiers, qualifying } }: JudgedContext, { label }: Run): string[] {
  return tiers.filter(({ tier }) => qualifying[tier.id]?.includes(label) === true).map(({ tier }) => tier.id)
}

function lineOf(context: JudgedContext, run: Run): RunLine {
  const { aggregate } = run
  const at = run.effectiveAt === null ? null : moment(run.effectiveAt, context.timezone)
  return {
    label: run.label,
    short: context.short(run.label),
    href: context.href.run(run.label),
    at,
    atText: at === null ? unknownWords.noClock : at.text,
    users: cell(run.users === null ? null : run.users.value, 'count'),
    durationS: durationCell(run.durationS === null ? null : run.durationS.value),
    requests: rowCell(aggregate, (row) => row.requests, 'count'),
    failures: rowCell(aggregate, (row) => row.failures, 'count'),
    failurePercent: failureCell(aggregate),
    p50: percentileCell(aggregate, 50),
    p95: percentileCell(aggregate, 95),
    p99: percentileCell(aggregate, 99),
    max: rowCell(aggregate, (row) => row.maxMs, 'ms'),
    rps: rowCell(aggregate, (row) => row.rps, 'req/s'),
    provenanceText: provenanceWords[run.provenance],
    tool: run.tool,
    tags: run.tags,
    tainted: context.isTainted(run.label),
    qualifies: tiersOf(context, run),
    decides: decidedCount(context, run.label),
    findings: findingTags(context, run.label),
  }
}
