import type { Run } from '~/domain/evidence'
import { cell, durationCell, failureCell, percentileCell, rowCell } from './cells'
import { moment } from './dates'
import { decidedCount } from './decided-count'
import { findingTags } from './finding-view'
import { unknownWords } from './format'
import { provenanceWords } from './messages/words'
import { once } from './once'
import type { JudgedContext } from './report-context'
import type { RunLine } from './types-run'

/** A run as one line of a list; worked out once per context, since a page of the list is asked for again and again. */
export function runLine(context: JudgedContext, run: Run): RunLine {
  const lines = once(context, 'run-lines', () => new Map<string, RunLine>())
  const known = lines.get(run.label)
  if (known !== undefined) return known
  const line = lineOf(context, run)
  lines.set(run.label, line)
  return line
}

function lineOf(context: JudgedContext, run: Run): RunLine {
  const { aggregate } = run
  const { assessment } = context
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
    qualifies: assessment.tiers
      .filter(({ tier }) => assessment.qualifying[tier.id]?.includes(run.label) === true)
      .map(({ tier }) => tier.id),
    decides: decidedCount(context, run.label),
    findings: findingTags(context, run.label),
  }
}
