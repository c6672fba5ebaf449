import type { FigureRow, Finding, Run } from '../evidence'
import { runMentions } from '../figures/run-mentions'
import type { QuotedEvidence, QuotedFigure } from '../plan'
import { loadMetrics } from '../vocabulary'
import { type ClaimDraft, inDocument } from './claim-draft'
import { deviationOf } from './deviation'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { type NamedRun, runOfFile, runsNamed, runTaints } from './named-runs'
import { figureOfRow, rowsMeant } from './run-figure'
import { countsKey, lookupOf, runsLabelled } from './run-lookup'

/** Floating division of exact counts may miss a stated end by this much. */
const hair = 1e-9

function isLoad(figure: QuotedFigure): boolean {
  return (loadMetrics as readonly string[]).includes(figure.metric)
}

function isData(file: string): boolean {
  return /\.(?:csv|jtl)$/i.test(file)
}

function within(figure: QuotedFigure, measured: number): boolean {
  return measured >= figure.low - hair && measured <= figure.high + hair
}

function taintOf(run: Run, row: FigureRow, metric: string, findings: Record<string, Finding[]>): Finding | undefined {
  const own = Object.hasOwn(findings, run.label) ? findings[run.label]! : []
  const isLatency = !['requests', 'failures', 'error', 'success', 'rps'].includes(metric)
  return own.find(
    (finding) =>
      finding.severity === 'taint' &&
      (finding.scope === 'run' || (finding.rows.includes(row.key) && (finding.scope === 'endpoints' || isLatency))),
  )
}

/** A run with exactly these request and failure counts, where the named one has others. */
function elsewhere(evidence: QuotedEvidence, runs: readonly Run[], named: Run | null): string | null {
  const count = (metric: string) =>
    evidence.figures.find((figure) => figure.metric === metric && figure.endpoint === null)?.value
  const requests = count('requests')
  const failures = count('failures')
  if (requests === undefined || failures === undefined) return null
  const same = lookupOf(runs).byCounts.get(countsKey(requests, failures)) ?? []
  const found = same.filter((run) => run !== named)
  return found.length === 1 ? found[0]!.label : null
}

interface Resolved {
  run: Run | null
  others: string[]
  certain: boolean
  missingFiles: string[]
}

/** The one run at hand that a heading names by a word of its label; several decide nothing. */
function labelInTitle(evidence: QuotedEvidence, runs: readonly Run[]): string | null {
  const [name, second] = mentionsAmong(evidence.title, runs)
  return name === undefined || second !== undefined ? null : name
}

/** By the files the block names; without files by its run label, helped by title and users. */
function resolve(input: TrackerInput, evidence: QuotedEvidence): Resolved {
  const files = evidence.files.filter(isData)
  const missingFiles = files.filter((file) => runOfFile(file, input.runs) === null)
  const byFile = files.map((file) => runOfFile(file, input.runs)).find((run) => run !== null)
  if (byFile !== undefined && byFile !== null) return { run: byFile, others: [], certain: true, missingFiles }
  const label = evidence.runLabel ?? labelInTitle(evidence, input.runs)
  if (missingFiles.length > 0 || label === null) return { run: null, others: [], certain: true, missingFiles }
  const name = runMentions(label)[0] ?? label
  const named: NamedRun | null = runsNamed(name, `${label} ${evidence.title}`, evidence.users, input.runs)
  if (named === null) return { run: null, others: [], certain: true, missingFiles }
  return { ...closest(input, evidence, named), missingFiles }
}

/** Words that fit several runs alike mean the one whose figures agree, if one does. */
function closest(input: TrackerInput, evidence: QuotedEvidence, named: NamedRun): Omit<Resolved, 'missingFiles'> {
  if (named.certain) return named
  const candidates = [named.run, ...runsLabelled(named.others, input.runs)]
  const agreeing = (run: Run) =>
    evidence.figures.filter((figure) => {
      const value =
        run.aggregate === null || figure.endpoint !== null ? null : figureOfRow(run.aggregate, figure.metric)
      return value !== null && within(figure, value)
    }).length
  const best = candidates.reduce((left, right) => (agreeing(right) > agreeing(left) ? right : left))
  const others = candidates.filter((run) => run !== best).map((run) => run.label)
  return { run: best, others, certain: agreeing(best) > 0 }
}

function compareFigure(
  input: TrackerInput,
  evidence: QuotedEvidence,
  figure: QuotedFigure,
  resolved: Resolved,
): ClaimDraft {
  const run = resolved.run!
  const { value, low, high, unit } = figure
  const words: Record<string, string> = { run: run.label, metric: figure.metric, unit }
  if (evidence.runLabel !== null) words.quoted = evidence.runLabel
  if (figure.endpoint !== null) words.endpoint = figure.endpoint
  if (resolved.others.length > 0) words.others = resolved.others.join(', ')
  const base = {
    kind: 'run_figure' as const,
    subject: run.label,
    weekId: evidence.weekId,
    numbers: { value, low, high },
    words,
    claim: inDocument(input.tracker, figure.words, figure.place),
    against: { kind: 'run' as const, run: run.label, row: null, place: null },
  }
  const rows =
    figure.endpoint === null
      ? run.aggregate === null
        ? []
        : [run.aggregate]
      : rowsMeant(figure.endpoint, run, input.settings)
  if (rows.length === 0) return { ...base, class: 'unsupported', reason: 'figure_row_not_found' }
  const measured = rows.flatMap((row) => {
    const own = figureOfRow(row, figure.metric)
    return own === null ? [] : [{ row, own }]
  })
  const match = measured.find(({ own }) => within(figure, own)) ?? measured[0]
  if (match === undefined) return { ...base, class: 'unsupported', reason: 'figure_not_in_run' }
  const against = { ...base.against, row: match.row.key, place: match.row.place }
  const numbers = { ...base.numbers, measured: match.own }
  if (within(figure, match.own)) {
    const taint = taintOf(run, match.row, figure.metric, input.findings)
    if (taint === undefined) return { ...base, numbers, against, class: 'supported', reason: 'figure_agrees' }
    const tainted = { ...words, finding: taint.code }
    return {
      ...base,
      numbers,
      against,
      words: tainted,
      class: 'supported',
      reason: 'figure_agrees_but_run_tainted',
      tainted: true,
    }
  }
  if (measured.length > 1) return { ...base, numbers, against, class: 'unsupported', reason: 'figure_row_not_found' }
  const other = elsewhere(evidence, input.runs, run)
  return {
    ...base,
    numbers,
    against,
    words: other === null ? words : { ...words, elsewhere: other },
    class: 'contradicted',
    reason: 'figure_outside_precision',
    deviation: deviationOf(value, match.own, unit),
  }
}

/** One claim for a block whose run or file is not at hand: there is nothing to compare single figures with. */
function withoutRun(input: TrackerInput, evidence: QuotedEvidence, resolved: Resolved): ClaimDraft[] {
  const [file] = resolved.missingFiles
  const quoted = evidence.runLabel
  const found = elsewhere(evidence, input.runs, null)
  const words: Record<string, string> = { title: evidence.title }
  if (found !== null) words.elsewhere = found
  if (file !== undefined) words.file = file
  if (quoted !== null) words.quoted = quoted
  return [
    {
      kind: 'run_figure',
      class: 'unsupported',
      reason: file !== undefined ? 'file_not_at_hand' : quoted === null ? 'no_run_named' : 'run_not_at_hand',
      subject: quoted ?? evidence.id,
      weekId: evidence.weekId,
      numbers: { figures: evidence.figures.filter(isLoad).length },
      words,
      claim: inDocument(input.tracker, evidence.title, evidence.place),
    },
  ]
}

const passed = /\b(?:stable|passed|pass(?:es)?|success|succeeded)\b|✅/iu

/** "Scale test 200 users (v45) - 1.19% failures ✅ STABLE": the figure may stand, the pass does not. */
function passOfTainted(input: TrackerInput, evidence: QuotedEvidence, run: Run): ClaimDraft[] {
  const taints = runTaints(run.label, input.findings)
  const said = evidence.title
  if (taints.length === 0 || !passed.test(said)) return []
  const logins = rowsMeant('login', run, input.settings)
  const requests = logins.reduce((sum, row) => sum + (row.requests ?? Number.NaN), 0)
  const failures = logins.reduce((sum, row) => sum + (row.failures ?? Number.NaN), 0)
  const known = requests > 0 && Number.isFinite(failures)
  return [
    {
      kind: 'run_figure',
      class: 'contradicted',
      reason: 'pass_claimed_of_tainted_run',
      subject: run.label,
      weekId: evidence.weekId,
      numbers: known
        ? { loginRequests: requests, loginFailures: failures, loginSuccess: (requests - failures) / requests }
        : {},
      words: { run: run.label, findings: taints.map((finding) => finding.code).join(', ') },
      claim: inDocument(input.tracker, said, evidence.place),
      against: { kind: 'run', run: run.label, row: logins[0]?.key ?? null, place: logins[0]?.place ?? null },
    },
  ]
}

/** The figures of one block against the run or the file it names. */
export function reconcileEvidence(input: TrackerInput, evidence: QuotedEvidence): ClaimDraft[] {
  const figures = evidence.figures.filter(isLoad)
  const files = evidence.files.filter(isData)
  if (figures.length === 0 && files.length === 0) return []
  const resolved = resolve(input, evidence)
  if (resolved.run === null) return withoutRun(input, evidence, resolved)
  const compared = figures.map((figure) => compareFigure(input, evidence, figure, resolved))
  const missing = resolved.missingFiles.length > 0 ? withoutRun(input, evidence, resolved) : []
  return [...compared, ...missing, ...passOfTainted(input, evidence, resolved.run)]
}

/** "Execute Tier 1 if … (YES - 46% failure)": a condition asks for figures and reports none. */
function isCondition(input: TrackerInput, { place, title }: QuotedEvidence): boolean {
  return input.tracker.planItems.some(
    (item) => item.kind === 'condition' && (item.place.line === place.line || item.group === title),
  )
}

/** Quoted figures against the run they name, each within its stated precision. */
export function reconcileRuns(input: TrackerInput): ClaimDraft[] {
  return input.tracker.quotedEvidence
    .filter((evidence) => !isCondition(input, evidence))
    .flatMap((evidence) => reconcileEvidence(input, evidence))
}
