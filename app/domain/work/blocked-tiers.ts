import type { Assessment, JudgedCriterion, JudgedTier, ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import type { Instant } from '../place'
import type { FactSince } from './escalation-facts'

/** Tiers that evidence blocks, each since the run from which on one of its criteria has failed. */
export function blockedTiers(state: ProgramState, { tiers }: Assessment): FactSince[] {
  return tiers.flatMap((tier): FactSince[] => {
    if (tier.state !== 'blocked' && tier.state !== 'exited_regressed') return []
    const failing = tier.criteria
      .filter(({ verdict }) => verdict === 'not_met')
      .map((judged) => ({ judged, ...failingSince(judged, state) }))
      .toSorted((a, b) => orderOf(a.since) - orderOf(b.since))
    const [first] = failing
    return first === undefined ? [] : [factOf(tier, first, failing.length)]
  })
}

interface Failing {
  judged: JudgedCriterion
  run: string | null
  since: Instant | null
}

function factOf({ tier, criteria }: JudgedTier, { judged, run, since }: Failing, failing: number): FactSince {
  const { criterion } = judged
  const row = judged.judgement === null || judged.judgement.run !== run ? null : judged.judgement.worst
  return {
    fact: {
      code: 'tier_blocked',
      subject: tier.id,
      numbers: { failing, total: criteria.length },
      words: { criterionId: criterion.id, criterion: criterion.text, ...(run === null ? {} : { run }) },
      source:
        run === null
          ? { kind: 'document', document: '', place: criterion.place, words: criterion.text }
          : { kind: 'run', run, row: row === null ? null : row.key, place: row === null ? null : row.place },
    },
    since,
  }
}

/** The first of the runs that refuse the criterion without another one between that meets it. */
function failingSince({ history, report }: JudgedCriterion, state: ProgramState): Omit<Failing, 'judged'> {
  const decided = history.filter(({ verdict }) => verdict === 'not_met' || verdict === 'met')
  const lastMet = decided.findLastIndex(({ verdict }) => verdict === 'met')
  const first = decided[lastMet + 1]
  if (first !== undefined) return { run: first.run, since: timeOfRun(first.run, state) }
  const labels = report === undefined ? [] : report.split(', ')
  const reports = (state.reports === undefined ? [] : state.reports).filter(({ label }) => labels.includes(label))
  const times = reports.flatMap(({ effectiveAt }) => (effectiveAt === null ? [] : [effectiveAt.value]))
  const [earliest] = times.toSorted((a, b) => timeOf(a) - timeOf(b))
  return { run: null, since: earliest === undefined ? null : earliest }
}

function timeOfRun(label: string, { runs }: ProgramState): Instant | null {
  const run = runs.find((one) => one.label === label)
  return run === undefined ? null : run.effectiveAt
}

/** A criterion whose time is not known comes last. */
function orderOf(since: Instant | null): number {
  return since === null ? Number.POSITIVE_INFINITY : timeOf(since)
}
