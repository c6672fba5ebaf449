import type { Assessment } from '~/domain/assessment'
import type { Place } from '~/domain/place'
import type { Report, TestReport } from '~/domain/report-evidence'
import { isTriedFormat } from '~/domain/untried-formats'
import { formatMoment } from './dates'
import { countOf, formatCount, formatFileSize, formatPercent } from './format'
import { verdictMark } from './glyphs'
import { placeText } from './href'
import { factsOfCriterion } from './judgement-view'
import { untriedWords } from './messages/evidence'
import { reasonSentence } from './messages/reasons'
import { reportFormatWords, reportTexts } from './messages/reports'
import { manifestSourceWords } from './messages/words'
import { judgedContext, type ReportContext, reportContext } from './report-context'
import { criteriaOf, reportLine, reportLines } from './report-line'
import { tierTitle } from './tier-words'
import type { ReportInput, SourceChip } from './types-common'
import type { ReportDetail, ReportLine, ShareRow } from './types-reports'

/** The list on the evidence page. */
export function reportList(assessment: Assessment, input: ReportInput): ReportLine[] {
  return reportLines(judgedContext(assessment, input))
}

/** Every report of that name; several where a folder's files are called after it. Empty for an unknown name. */
export function reportDetails(assessment: Assessment, input: ReportInput, label: string): ReportDetail[] {
  const context = reportContext(assessment, input)
  const reports = (input.state.reports ?? []).filter((report) => report.label === label)
  return reports.map((report) => ({
    ...reportLine(context, report),
    manifest: manifestOf(context, report),
    shares: sharesOf(report),
    projects: report.kind === 'tests' ? projectsOf(report) : [],
    failures: report.kind === 'tests' ? failuresOf(report) : [],
    failuresText: report.kind === 'tests' ? failuresText(report) : null,
    samples: report.kind === 'metrics' ? samplesOf(context, report) : [],
    criteria: criteriaOf(context, report).map(({ tier, judged }) => {
      const sentence = reasonSentence(judged.reason, factsOfCriterion(context, judged))
      return {
        id: judged.criterion.id,
        text: judged.criterion.text,
        tierTitle: tierTitle(tier),
        href: context.href.criterion(judged.criterion.id),
        mark: verdictMark(judged.verdict, sentence),
        sentence,
      }
    }),
  }))
}

function chip(place: Place): SourceChip {
  return { text: placeText(place), href: null, title: `${place.file}, line ${place.line}` }
}

function manifestOf({ timezone }: ReportContext, report: Report): ReportDetail['manifest'] {
  const { effectiveAt, file, commit, branch, ciUrl, environment, tags, note } = report
  const stated = (label: string, text: string | null) =>
    text === null || text === '' ? [] : [{ label, text, sourceText: '' }]
  return [
    {
      label: 'Time',
      text: effectiveAt === null ? reportTexts.noTime : formatMoment(effectiveAt.value, timezone),
      sourceText: effectiveAt === null ? '' : manifestSourceWords[effectiveAt.source],
    },
    {
      label: 'Format',
      text: reportFormatWords[report.format] ?? report.format,
      sourceText: isTriedFormat(report.format) ? '' : untriedWords,
    },
    { label: 'File', text: `${file.name}, ${formatFileSize(file.bytes)}`, sourceText: `SHA-256 ${file.sha256}` },
    ...stated('Commit', commit),
    ...stated('Branch', branch),
    ...stated('CI job', ciUrl),
    ...stated('Environment', environment),
    ...stated('Tags', tags.join(', ')),
    ...stated('Note', note),
  ]
}

function share(name: string, part: number, whole: number, remark: string | null = null): ShareRow {
  return {
    name,
    text: `${formatCount(part)} of ${formatCount(whole)}`,
    // Shown towards failing: 99.96 % is no 100 %.
    percentText: whole === 0 ? null : formatPercent(Math.floor((part / whole) * 1000) / 10),
    remark,
  }
}

function sharesOf(report: Report): ShareRow[] {
  if (report.kind === 'tests') {
    const { passed, total, skipped } = report.counts
    return [share('passed of executed', passed, total - skipped), share('passed of all', passed, total)]
  }
  if (report.kind === 'metrics') return []
  return (['lines', 'statements', 'branches', 'functions'] as const).map((kind) => {
    const coverage = report[kind]
    return coverage === null
      ? { name: kind, text: reportTexts.notMeasured, percentText: null, remark: null }
      : share(kind, coverage.covered, coverage.total)
  })
}

function projectsOf({ projects }: TestReport): ReportDetail['projects'] {
  return projects.map(({ name, browser, passed, total, skipped, failed }) => ({
    ...share(name, passed, total - skipped, total === skipped ? reportTexts.notRun : `${formatCount(failed)} failed`),
    browserText: browser === null ? '–' : browser,
  }))
}

function failuresOf({ failures }: TestReport): ReportDetail['failures'] {
  return failures.map(({ name, suite, message, place }) => ({ name, suite, message, source: chip(place) }))
}

function failuresText({ counts, failures }: TestReport): string {
  if (counts.failed === 0 && failures.length === 0) return 'No test failed.'
  const kept = failures.length < counts.failed ? `, ${formatCount(failures.length)} of them kept` : ''
  return `${countOf(counts.failed, 'test')} failed${kept}.`
}

function samplesOf({ timezone }: ReportContext, report: Extract<Report, { kind: 'metrics' }>): ReportDetail['samples'] {
  return report.samples.slice(0, 500).map(({ metric, value, unit, at, labels, place }, index) => ({
    key: `${index}`,
    metric,
    text: unit === '' ? String(value) : `${value} ${unit}`,
    atText: at === null ? '–' : formatMoment(at, timezone),
    labelsText: Object.entries(labels)
      .map(([key, word]) => `${key}=${word}`)
      .join(', '),
    source: chip(place),
  }))
}
