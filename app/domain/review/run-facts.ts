import type { Finding, Run } from '../evidence'
import type { Fact } from './facts'
import { fact, isWithin, type SheetAsked } from './moments'

/** Runs that ended within the sheet's days, oldest first, with what is wrong with them. */
export function runFacts(asked: SheetAsked): Fact[] {
  const { state, assessment } = asked.after
  const runs = state.runs.filter(({ effectiveAt }) => isWithin(asked, effectiveAt))
  const findingsOf = ({ label }: Run): Finding[] => assessment.findings[label] ?? []
  const invalid = new Set(state.invalidations.filter(({ withdrawnAt }) => withdrawnAt == null).map(({ run }) => run))
  const tainted = runs.filter((run) => findingsOf(run).some(({ severity }) => severity === 'taint'))
  const qualifying = new Set(Object.values(assessment.qualifying).flat())
  const count = fact('runs', 'runs/count', {
    numbers: {
      runs: runs.length,
      tainted: tainted.length,
      qualifying: runs.filter(({ label }) => qualifying.has(label)).length,
      void: runs.filter(({ label }) => invalid.has(label)).length,
    },
    sources: [],
  })
  return [count, ...runs.map((run) => runFact(run, findingsOf(run), invalid.has(run.label)))]
}

function runFact(run: Run, findings: Finding[], isVoid: boolean): Fact {
  const { aggregate } = run
  const percentile = aggregate?.percentiles.find(({ percentile }) => percentile === 99)
  const codes = (severity: Finding['severity']) =>
    [...new Set(findings.filter((one) => one.severity === severity).map(({ code }) => code))].join(' ')
  return fact('runs', `run/${run.label}`, {
    code: 'run',
    numbers: {
      users: run.users === null ? null : run.users.value,
      requests: aggregate === null ? null : aggregate.requests,
      failures: aggregate === null ? null : aggregate.failures,
      p99Ms: percentile === undefined ? null : percentile.valueMs,
    },
    words: {
      label: run.label,
      at: run.effectiveAt,
      taints: codes('taint'),
      warnings: codes('warn'),
      // A taint of the whole run keeps it from meeting anything.
      decides: findings.some(({ severity, scope }) => severity === 'taint' && scope === 'run') ? 'nothing' : null,
      void: isVoid ? 'yes' : 'no',
      provenance: run.provenance,
    },
    sources: [{ kind: 'run', run: run.label, row: '*', place: aggregate === null ? null : aggregate.place }],
  })
}
