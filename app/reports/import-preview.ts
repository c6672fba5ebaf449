import type { Run } from '~/domain/evidence'
import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type { ProgramSettings } from '~/domain/program'
import type { Report } from '~/domain/report-evidence'
import { inferRule } from '~/domain/rules'
import { slugOf } from '~/domain/slug'
import { countOf, formatCount } from './format'
import { importTexts } from './messages/import-page'

/** What an import holds, before anything is written. Plain data: it goes from a worker to a page. */
export interface ImportPreview {
  /** What a new program would be called; `declared` where program.md says so. */
  title: string
  slug: string
  declared: boolean
  /** "5 documents, 21 runs, 2 reports": what would be taken in. */
  countText: string
  documents: { file: string; title: string; role: string; counts: string }[]
  criteria: { tier: string; text: string; rule: string | null; how: string; line: string }[]
  runs: { label: string; tool: string; users: string; requests: string; failures: string }[]
  reports: { label: string; kind: string }[]
  refused: { path: string; message: string }[]
  diagnostics: { severity: string; place: string; message: string; rule: string }[]
  diagnosticsText: string
  /** False where nothing in it can be taken in. */
  any: boolean
}

/** What is known of an import before it is stored. */
interface Found {
  documents: { file: { path: string }; plan: DocumentPlan }[]
  program: Partial<ProgramSettings> | null
  runs: Run[]
  reports: Report[]
  refused: { path: string; message: string }[]
  diagnostics: Diagnostic[]
}

/** A page shows the first of a long list, and says how many there are. */
const shown = { criteria: 200, runs: 200, diagnostics: 60, notes: 8 }

export function importPreview(found: Found): ImportPreview {
  const { documents, program, runs, reports, refused } = found
  const tracker = documents.find(({ plan }) => plan.role === 'tracker') ?? documents[0]
  const title = program?.title ?? (tracker === undefined ? importTexts.untitled : tracker.plan.title)
  return {
    title,
    slug: program?.slug ?? slugOf(title),
    declared: program?.title !== undefined,
    countText: [
      countOf(documents.length, 'document'),
      countOf(runs.length, 'run'),
      countOf(reports.length, 'report'),
    ].join(', '),
    documents: documents.map(({ file, plan }) => ({
      file: file.path,
      title: plan.title,
      role: plan.role,
      counts: countsOf(plan),
    })),
    criteria: criteriaOf(documents.map(({ plan }) => plan)).slice(0, shown.criteria),
    runs: runs.slice(0, shown.runs).map(({ label, tool, users, aggregate }) => ({
      label,
      tool,
      users: users === null ? importTexts.unknown : formatCount(users.value),
      requests: counted(aggregate === null ? null : aggregate.requests),
      failures: counted(aggregate === null ? null : aggregate.failures),
    })),
    reports: reports.map(({ label, kind }) => ({ label, kind })),
    refused: refused.map(({ path, message }) => ({ path, message })),
    ...diagnosticsOf(found),
    any: documents.length + runs.length + reports.length > 0,
  }
}

function counted(value: number | null): string {
  return value === null ? importTexts.unknown : formatCount(value)
}

function countsOf(plan: DocumentPlan): string {
  const parts: [number, string][] = [
    [plan.weeks.length, 'week'],
    [plan.tasks.length, 'task'],
    [plan.boxes.length, 'box'],
    [plan.tiers.length, 'tier'],
    [plan.criteria.length, 'criterion'],
    [plan.targets.length, 'target'],
    [plan.risks.length, 'risk'],
    [plan.costs.length, 'cost line'],
    [plan.planItems.length, 'plan item'],
  ]
  const there = parts.filter(([count]) => count > 0).map(([count, noun]) => countOf(count, noun))
  return there.length === 0 ? importTexts.nothingRead : there.join(', ')
}

/** Every criterion with the rule that its text is read as. */
function criteriaOf(plans: DocumentPlan[]): ImportPreview['criteria'] {
  const seen = new Set<string>()
  return plans
    .filter(({ role }) => role === 'tracker')
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ id, tierId, text, place }) => {
      if (seen.has(id)) return []
      seen.add(id)
      const inferred = inferRule(text)
      const rule = inferred === null ? null : inferred.rule
      const how =
        inferred === null
          ? importTexts.noRule
          : inferred.rule.startsWith('attested')
            ? importTexts.byStatement
            : inferred.operatorInferred
              ? importTexts.toConfirm
              : importTexts.inferred
      return [{ tier: tierId, text, rule, how, line: `${place.file.split('/').at(-1)}:${place.line}` }]
    })
}

const severityOrder = { error: 0, warning: 1, info: 2 }

function diagnosticsOf({ documents, diagnostics }: Found): Pick<ImportPreview, 'diagnostics' | 'diagnosticsText'> {
  const all = [...documents.flatMap(({ plan }) => plan.diagnostics), ...diagnostics]
  const once = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
  const of = (severity: Diagnostic['severity']) => once.filter((one) => one.severity === severity).length
  // Repairs of single characters come in hundreds.
  const notes = once.filter(({ severity }) => severity === 'info')
  return {
    diagnostics: [...once.filter(({ severity }) => severity !== 'info'), ...notes.slice(0, shown.notes)]
      .toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity])
      .slice(0, shown.diagnostics)
      .map(({ severity, file, line, column, message, rule }) => ({
        severity,
        place: `${file}:${line}:${column}`,
        message,
        rule,
      })),
    diagnosticsText: [
      countOf(of('error'), 'error'),
      countOf(of('warning'), 'warning'),
      countOf(of('info'), 'note'),
    ].join(', '),
  }
}
