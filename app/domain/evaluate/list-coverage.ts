import type { RunJudgement } from '../assessment'
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
  const list = selector.kind === 'name' ? settings.lists[selector.name] : undefined
  if (list === undefined || list.length === 0 || op === null || limit === null) {
    return without(run, 'no_evidence', 'metric_not_measured')
  }
  const answeredByErrorPage = new Set(
    findings.filter((finding) => finding.code === 'error_page_responses').flatMap((finding) => finding.rows),
  )
  const exercised = run.endpoints.filter((row) => hasRealSuccess(row) && !answeredByErrorPage.has(row.key))
  const covering = list.map((glob) => exercised.filter((row) => compileGroup([glob])(row.key)))
  const part = covering.filter((rows) => rows.length > 0).length
  // What a partial run leaves out may have been exercised; what it shows as refused was not.
  const stated = run.endpoints.filter((row) => row.requests !== null)
  const absent = list.filter((glob) => !stated.some((row) => compileGroup([glob])(row.key))).length
  const most = run.partial ? part + absent : part
  const [satisfied, satisfiable] = [part, most].map((count) =>
    holds(op, compareRatioToLimit(count, list.length, limit)),
  )
  const taints = taintsOn(findings, rule, []).filter((finding) => finding.scope === 'run')
  const place = run.aggregate === null ? null : run.aggregate.place
  const value = part / list.length
  const worst = underTaints(
    {
      key: '*',
      verdict: satisfied !== satisfiable ? 'inconclusive' : satisfied ? 'met' : 'not_met',
      reason: satisfied !== satisfiable ? 'partial_rows' : satisfied ? 'ratio_satisfies' : 'ratio_violates',
      measured: {
        value,
        low: value,
        high: most / list.length,
        lowOpen: false,
        highOpen: false,
        unit: 'ratio',
        counts: { part, whole: list.length },
      },
      samples: list.length,
      decidedBy: 'counts',
      place,
    },
    taints,
  )
  return {
    run: run.label,
    verdict: worst.verdict,
    reason: worst.reason,
    measured: worst.measured,
    samples: worst.samples,
    worst,
    rows: [worst],
    findings: taints,
    numbers: { limit: limitValue(limit), covered: part, declared: list.length, errorPages: answeredByErrorPage.size },
    proof: null,
  }
}

function hasRealSuccess(row: FigureRow): boolean {
  return row.requests !== null && row.failures !== null && row.requests - row.failures > 0
}
