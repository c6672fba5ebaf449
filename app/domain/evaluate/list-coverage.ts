import type { JudgedRow, Measured, RunJudgement } from '../assessment'
import { declaredList } from '../declared-list'
import { compileGroup } from '../endpoint-groups'
import type { FigureRow, Finding, Run } from '../evidence'
import type { ProgramSettings } from '../program'
import type { Rule } from '../rules'
import { compareRatioToLimit, holds, limitValue } from './exact'
import { without } from './judgement'
import { taintsOn, underTaints } from './taints'

/**
 * `coverage(write-endpoints)`: how many of the endpoints that the program declares a run really
 * exercised. An endpoint is exercised by at least one request that succeeded and that no
 * finding shows to have been answered by an error page. Without a declared list nothing
 * measures it here: code coverage comes from coverage reports.
 */
export function judgeListCoverage(
  rule: Rule,
  run: Run,
  findings: readonly Finding[],
  settings: Pick<ProgramSettings, 'lists'>,
): RunJudgement {
  const { selector, op, limit } = rule
  const list = selector.kind === 'name' ? declaredList(settings, selector.name) : undefined
  if (list === undefined || list.length === 0 || op === null || limit === null) {
    return without(run, 'no_evidence', 'metric_not_measured')
  }
  const answeredByErrorPage = new Set(
    findings.filter((finding) => finding.code === 'error_page_responses').flatMap((finding) => finding.rows),
  )
  const exercised = run.endpoints.filter((row) => hasRealSuccess(row) && !answeredByErrorPage.has(row.key))
  const covered = countMatched(list, exercised)
  // Of a transcribed part of a run, a row that is not stated may have been exercised.
  const possible = run.partial ? covered + list.length - countMatched(list, run.endpoints) : covered
  const atLeast = holds(op, compareRatioToLimit(covered, list.length, limit))
  const atMost = holds(op, compareRatioToLimit(possible, list.length, limit))
  const taints = taintsOn(findings, rule, []).filter((finding) => finding.scope === 'run')
  const measured: Measured = {
    value: covered / list.length,
    low: covered / list.length,
    high: possible / list.length,
    lowOpen: false,
    highOpen: false,
    unit: 'ratio',
    counts: { part: covered, whole: list.length },
  }
  const row: JudgedRow = {
    key: '*',
    verdict: atLeast !== atMost ? 'inconclusive' : atLeast ? 'met' : 'not_met',
    reason: atLeast !== atMost ? 'partial_rows' : atLeast ? 'ratio_satisfies' : 'ratio_violates',
    measured,
    samples: list.length,
    decidedBy: atLeast === atMost ? 'counts' : null,
    place: run.aggregate === null ? null : run.aggregate.place,
  }
  const worst = underTaints(row, taints)
  return {
    run: run.label,
    verdict: worst.verdict,
    reason: worst.reason,
    measured,
    samples: worst.samples,
    worst,
    rows: [worst],
    findings: taints,
    numbers: {
      limit: limitValue(limit),
      covered,
      possible,
      declared: list.length,
      errorPages: answeredByErrorPage.size,
    },
    proof: null,
  }
}

/** How many of the declared globs match a row. */
function countMatched(list: readonly string[], rows: readonly FigureRow[]): number {
  return list.filter((glob) => {
    const matches = compileGroup([glob])
    return rows.some((row) => matches(row.key))
  }).length
}

function hasRealSuccess(row: FigureRow): boolean {
  return row.requests !== null && row.failures !== null && row.requests - row.failures > 0
}
