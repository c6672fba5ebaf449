import { moment } from './dates'
import { countOf, formatFileSize, formatMaybe, plainText } from './format'
import { severitySigns, tierSigns, verdictSigns } from './glyphs'
import { hrefs } from './href'
import type { Receipt } from './receipt-schema'
import type { LinkContext, Moment } from './types-common'

interface Sign {
  glyph: string
  word: string
  token: string
}

export interface ReceiptView {
  id: number | null
  outcome: Receipt['outcome']
  sentence: string
  at: Moment
  by: string
  viaText: string
  programTitle: string | null
  given: { label: string; text: string; href: string | null }[]
  files: {
    name: string
    sizeText: string
    sha256: string | null
    formatText: string
    outcome: Receipt['files'][number]['outcome']
    outcomeText: string
    belongsTo: { text: string; href: string | null } | null
    refusal: string | null
    diagnostics: { place: string; severity: string; rule: string; message: string }[]
  }[]
  runs: {
    label: string
    href: string
    outcomeText: string
    figures: string
    findings: { sign: Sign; text: string }[]
  }[]
  reports: { label: string; summary: string; outcomeText: string }[]
  criteria: { id: string; href: string; text: string; from: Sign | null; to: Sign; reason: string }[]
  tiers: { id: string; href: string; title: string; from: Sign | null; to: Sign }[]
  findings: { run: string; href: string; sign: Sign; text: string }[]
  contradictions: { id: string; href: string; sentence: string; place: string | null }[]
  next: { key: string; subject: string; sentence: string }[]
}

const viaTexts = { page: 'on this page', api: 'over HTTP', cli: 'on the command line' }
const fileTexts = { taken: 'taken in', at_hand: 'at hand already', refused: 'refused' }
const runTexts = { added: 'new', refreshed: 'read anew', unchanged: 'at hand already' }
const givenTexts = {
  label: 'Label',
  commit: 'Commit',
  branch: 'Branch',
  ciUrl: 'CI job',
  environment: 'Environment',
  tags: 'Tags',
  measuredAt: 'Measured at',
} as const

/** What moved, in the words of pages. */
export function movedView(
  moved: Receipt['moved'],
  link: LinkContext,
): Pick<ReceiptView, 'criteria' | 'tiers' | 'contradictions'> {
  const href = hrefs(link)
  return {
    criteria: moved.criteria.map(({ id, text, from, to, reason }) => ({
      ...{ id, text, reason, href: href.criterion(id) },
      from: from === null ? null : verdictSigns[from],
      to: verdictSigns[to],
    })),
    tiers: moved.tiers.map(({ id, title, from, to }) => ({
      ...{ id, title, href: href.tier(id) },
      from: from === null ? null : tierSigns[from],
      to: tierSigns[to],
    })),
    contradictions: moved.contradictions.map(({ id, sentence, document, line }) => ({
      ...{ id, sentence, href: href.claim(id) },
      place: document === null ? null : `${document.split('/').at(-1)}:${line}`,
    })),
  }
}

/** A receipt in the words of its page; what it says was settled when it was written. */
export function receiptView(receipt: Receipt, link: LinkContext, timezone: string): ReceiptView {
  const href = hrefs(link)
  return {
    id: receipt.id,
    outcome: receipt.outcome,
    sentence: receipt.sentence,
    at: moment(receipt.at, timezone),
    by: receipt.by,
    viaText: viaTexts[receipt.via],
    programTitle: receipt.program === null ? null : receipt.program.title,
    given: Object.entries(givenTexts).flatMap(([key, label]) => {
      const value = receipt.given[key as keyof typeof givenTexts]
      if (value === undefined) return []
      const text = Array.isArray(value) ? value.join(', ') : value
      return [{ label, text, href: key === 'ciUrl' ? text : null }]
    }),
    files: receipt.files.map((file) => ({
      name: file.name,
      sizeText: file.bytes === null ? '' : plainText(formatFileSize(file.bytes)),
      sha256: file.sha256,
      formatText: file.format === null ? '' : file.format,
      outcome: file.outcome,
      outcomeText: fileTexts[file.outcome],
      belongsTo:
        file.belongsTo === null
          ? null
          : { text: file.belongsTo.name, href: file.belongsTo.kind === 'run' ? href.run(file.belongsTo.name) : null },
      refusal: file.refusal,
      diagnostics: file.diagnostics.map(({ line, column, severity, rule, message }) => ({
        ...{ place: `${line}:${column}`, severity, rule, message },
      })),
    })),
    runs: receipt.runs.map((run) => ({
      label: run.label,
      href: href.run(run.label),
      outcomeText: runTexts[run.outcome],
      figures: figuresOf(run),
      findings: run.findings.map(findingOf),
    })),
    reports: receipt.reports.map(({ label, summary, outcome }) => ({ label, summary, outcomeText: runTexts[outcome] })),
    ...movedView(receipt.moved, link),
    findings: receipt.moved.findings.map((finding) => ({
      ...findingOf(finding),
      run: finding.run,
      href: href.run(finding.run),
    })),
    next: receipt.next.map(({ subject, text, sentence }) => ({
      key: `${subject} ${sentence}`,
      subject: text,
      sentence,
    })),
  }
}

function findingOf({ severity, title, sentence }: Receipt['moved']['findings'][number]) {
  return { sign: severitySigns[severity], text: `${title}. ${sentence}` }
}

/** The key figures in one line; what a file does not state is left out. */
function figuresOf(run: Receipt['runs'][number]): string {
  const ms = (name: string, value: number | null) =>
    value === null ? [] : [`${name} ${plainText(formatMaybe(value, 'ms'))}`]
  const count = (value: number | null, noun: string) => (value === null ? [] : [plainText(countOf(value, noun))])
  return [
    ...count(run.users, 'user'),
    ...count(run.requests, 'request'),
    ...count(run.failures, 'failure'),
    ...ms('P50', run.p50),
    ...ms('P95', run.p95),
    ...ms('P99', run.p99),
    ...ms('max', run.max),
  ].join(', ')
}
