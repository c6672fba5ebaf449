import type { FigureRow, Finding, Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { Snapshot } from '~/domain/plan'
import type { Report } from '~/domain/report-evidence'
import { decidedCount } from '../decided-count'
import { plainText } from '../format'
import { listedDocuments } from '../listed-documents'
import { findingSentence } from '../messages/findings'
import { fileName } from './place-columns'
import { joined } from './plan-tables'
import { column, defineTable } from './table'

function percentile(row: FigureRow | null, wanted: number): number | null {
  return row?.percentiles.find(({ percentile: at }) => at === wanted)?.valueMs ?? null
}

interface RunRow {
  run: Run
  findings: Finding[]
  decides: number
}

export const runsTable = defineTable<RunRow>({
  name: 'runs',
  page: (href) => href.runs(),
  rows: ({ context }) => {
    const dated = context.runs.filter(({ effectiveAt }) => effectiveAt !== null).toReversed()
    const undated = context.runs.filter(({ effectiveAt }) => effectiveAt === null)
    return [...dated, ...undated].map((run) => ({
      run,
      findings: context.findings(run.label),
      decides: decidedCount(context, run.label),
    }))
  },
  columns: [
    column('label', 'Run', ({ run }) => run.label),
    column('effective_at', 'Measured at', ({ run }) => run.effectiveAt, 'time', 'unknown'),
    column('tool', 'Tool', ({ run }) => run.tool, 'word'),
    column('provenance', 'Provenance', ({ run }) => run.provenance, 'word'),
    column('users', 'Users', ({ run }) => run.users?.value ?? null, 'count', 'unknown'),
    column('duration_s', 'Duration', ({ run }) => run.durationS?.value ?? null, 'seconds', 'unknown'),
    column('requests', 'Requests', ({ run }) => run.aggregate?.requests ?? null, 'count', 'not_measured'),
    column('failures', 'Failures', ({ run }) => run.aggregate?.failures ?? null, 'count', 'not_measured'),
    column('p50_ms', 'P50', ({ run }) => percentile(run.aggregate, 50), 'ms', 'not_measured'),
    column('p95_ms', 'P95', ({ run }) => percentile(run.aggregate, 95), 'ms', 'not_measured'),
    column('p99_ms', 'P99', ({ run }) => percentile(run.aggregate, 99), 'ms', 'not_measured'),
    column('max_ms', 'Max', ({ run }) => run.aggregate?.maxMs ?? null, 'ms', 'not_measured'),
    column('requests_per_s', 'Throughput', ({ run }) => run.aggregate?.rps ?? null, 'per_second', 'not_measured'),
    column('decides', 'Criteria decided', ({ decides }) => decides, 'count'),
    column('findings', 'Findings', ({ findings }) => joined(findings.map(({ code }) => code)), 'word', 'there_is_none'),
    column('tags', 'Tags', ({ run }) => joined(run.tags), 'text', 'there_is_none'),
    column('commit', 'Commit', ({ run }) => run.commit, 'text', 'not_stated'),
    column('files', 'Files', ({ run }) => joined(run.files.map(({ name }) => name)), 'text', 'there_is_none'),
  ],
})

interface EndpointRow {
  run: Run
  row: FigureRow
}

export const endpointsTable = defineTable<EndpointRow>({
  name: 'endpoints',
  page: (href) => href.runs(),
  rows: ({ context }) =>
    context.runs.flatMap((run) =>
      (run.aggregate === null ? run.endpoints : [...run.endpoints, run.aggregate]).map((row) => ({ run, row })),
    ),
  columns: [
    column('run', 'Run', ({ run }) => run.label),
    column('method', 'Method', ({ row }) => row.method, 'word', 'not_stated'),
    column('name', 'Endpoint', ({ row }) => (row.key === '*' ? 'Aggregated' : row.name)),
    column('requests', 'Requests', ({ row }) => row.requests, 'count', 'not_measured'),
    column('failures', 'Failures', ({ row }) => row.failures, 'count', 'not_measured'),
    column('median_ms', 'Median', ({ row }) => row.medianMs, 'ms', 'not_measured'),
    column('average_ms', 'Average', ({ row }) => row.avgMs, 'ms', 'not_measured'),
    column('min_ms', 'Min', ({ row }) => row.minMs, 'ms', 'not_measured'),
    column('p50_ms', 'P50', ({ row }) => percentile(row, 50), 'ms', 'not_measured'),
    column('p90_ms', 'P90', ({ row }) => percentile(row, 90), 'ms', 'not_measured'),
    column('p95_ms', 'P95', ({ row }) => percentile(row, 95), 'ms', 'not_measured'),
    column('p99_ms', 'P99', ({ row }) => percentile(row, 99), 'ms', 'not_measured'),
    column('max_ms', 'Max', ({ row }) => row.maxMs, 'ms', 'not_measured'),
    column('average_bytes', 'Average size', ({ row }) => row.avgBytes, 'bytes', 'not_measured'),
    column('requests_per_s', 'Throughput', ({ row }) => row.rps, 'per_second', 'not_measured'),
    column('file', 'File', ({ row }) => fileName(row.place)),
    column('line', 'Line', ({ row }) => row.place.line, 'line'),
  ],
})

interface FindingRow {
  run: string
  finding: Finding
  sentence: string
}

export const findingsTable = defineTable<FindingRow>({
  name: 'findings',
  page: (href) => href.runs(),
  rows: ({ context }) =>
    context.runs.flatMap(({ label }) =>
      context.findings(label).map((finding) => ({
        run: label,
        finding,
        sentence: plainText(findingSentence(finding)),
      })),
    ),
  columns: [
    column('run', 'Run', ({ run }) => run),
    column('code', 'Finding', ({ finding }) => finding.code, 'word'),
    column('severity', 'Severity', ({ finding }) => finding.severity, 'word'),
    column('scope', 'Scope', ({ finding }) => finding.scope, 'word'),
    column('sentence', 'What was seen', ({ sentence }) => sentence),
    column('rows', 'Rows', ({ finding }) => joined(finding.rows), 'text', 'there_is_none'),
  ],
})

export const reportsTable = defineTable<{ report: Report; figures: Figures }>({
  name: 'reports',
  page: (href) => `${href.runs()}#reports`,
  rows: ({ context }) => (context.input.state.reports ?? []).map((report) => ({ report, figures: figuresOf(report) })),
  columns: [
    column('label', 'Report', ({ report }) => report.label),
    column('kind', 'Kind', ({ report }) => report.kind, 'word'),
    column('format', 'Format', ({ report }) => report.format, 'word'),
    column('effective_at', 'Measured at', ({ report }) => report.effectiveAt?.value ?? null, 'time', 'unknown'),
    column('provenance', 'Provenance', ({ report }) => report.provenance, 'word'),
    column('tests', 'Tests', ({ figures }) => figures.tests, 'count', 'not_measured'),
    column('failed', 'Failed', ({ figures }) => figures.failed, 'count', 'not_measured'),
    column('lines_covered', 'Lines covered', ({ figures }) => figures.covered, 'count', 'not_measured'),
    column('lines_total', 'Lines', ({ figures }) => figures.total, 'count', 'not_measured'),
    column('samples', 'Samples', ({ figures }) => figures.samples, 'count', 'not_measured'),
    column('file', 'File', ({ report }) => report.file.name),
  ],
})

type Figures = Record<'tests' | 'failed' | 'covered' | 'total' | 'samples', number | null>
const noFigures: Figures = { tests: null, failed: null, covered: null, total: null, samples: null }

function figuresOf(report: Report): Figures {
  if (report.kind === 'tests') return { ...noFigures, tests: report.counts.total, failed: report.counts.failed }
  if (report.kind === 'metrics') return { ...noFigures, samples: report.samples.length }
  const { lines } = report
  return lines === null ? noFigures : { ...noFigures, covered: lines.covered, total: lines.total }
}

export const documentsTable = defineTable<Snapshot>({
  name: 'documents',
  page: (href) => href.documents(),
  rows: ({ context }) => listedDocuments(context.snapshots),
  columns: [
    column('slug', 'Id', ({ plan }) => plan.slug),
    column('title', 'Title', ({ plan }) => plan.title),
    column('role', 'Role', ({ plan }) => plan.role, 'word'),
    column('file', 'File', ({ plan }) => plan.file.split(/[/\\]/).at(-1) as string),
    column('revision', 'Revision', ({ revision }) => revision, 'count'),
    column('effective_at', 'In effect since', ({ effectiveAt }) => effectiveAt, 'time'),
    column('boxes', 'Boxes', ({ plan }) => boxesOf(plan).length, 'count'),
    column('ticked', 'Ticked', ({ plan }) => boxesOf(plan).filter(({ ticked }) => ticked).length, 'count'),
    column('remarks', 'Remarks', ({ plan }) => plan.diagnostics.length, 'count'),
    column('sha256', 'SHA-256', ({ sha256 }) => sha256),
  ],
})

/** Placeholders of unfilled templates count nowhere. */
function boxesOf({ boxes }: Snapshot['plan']) {
  return boxes.filter(({ owner }) => owner !== 'placeholder')
}

export const remarksTable = defineTable<Diagnostic>({
  name: 'remarks',
  page: (href) => href.documents(),
  rows: ({ context }) => context.snapshots.flatMap(({ plan }) => plan.diagnostics),
  columns: [
    column('document', 'Document', (remark) => fileName(remark)),
    column('line', 'Line', ({ line }) => line, 'line'),
    column('column', 'Column', ({ column: at }) => at, 'count'),
    column('severity', 'Severity', ({ severity }) => severity, 'word'),
    column('rule', 'Rule', ({ rule }) => rule, 'word'),
    column('message', 'Remark', ({ message }) => message),
  ],
})
