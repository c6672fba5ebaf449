import type { Finding } from '~/domain/evidence'
import type { FindingCode } from '~/domain/vocabulary'
import { countOf, formatCount, formatDuration, formatValue } from '../format'
import { capitalised } from './facts'
import { inconsistentSentence, mismatchSentence } from './integrity-findings'

/** Short names, for lists and badges. */
export const findingTitles = {
  auth_collapse: 'logins failed',
  login_page_responses: 'login page answered',
  error_page_responses: 'error page answered',
  uniform_responses: 'one page answered everything',
  content_size_shift: 'content size changed',
  failures_inside_latency: 'failures inside the latency',
  totals_mismatch: 'totals do not add up',
  figures_inconsistent: 'figures refute themselves',
  truncated: 'file cut off',
  label_reused: 'label reused',
  only_login_ran: 'only logins ran',
  endpoints_missing: 'endpoints missing',
  short_run: 'short run',
  users_not_reached: 'users not reached',
  ramp_included: 'ramp included',
  stats_reset: 'statistics reset',
  clock_unknown: 'time unknown',
  name_disagrees: 'file name disagrees',
  rounded_percentiles: 'unusual rounding',
} satisfies Record<FindingCode, string>

type Numbers = Record<string, number>
type Words = Record<string, string>
type Sentence = (numbers: Numbers, rows: string[], words?: Words) => string

/** A count of the finding, or the words for one that it does not give. */
function count(value: number | undefined, fallback = 'some'): string {
  return value === undefined ? fallback : formatCount(value)
}

function counted(value: number | undefined, noun: string): string {
  return value === undefined ? `some ${noun}s` : countOf(value, noun)
}

function bytes(value: number | undefined): string {
  return value === undefined ? 'one exact size' : `exactly ${formatValue(value, 'bytes').text}`
}

/** The first row and how many more; the aggregate is named last, for a row says more. */
function named(rows: string[]): string {
  const [first] = rows.filter((row) => row !== '*')
  if (first === undefined) return 'the aggregate'
  return rows.length === 1 ? first : `${first} and ${formatCount(rows.length - 1)} more`
}

function errorPages(numbers: Numbers): string {
  const { sharedBy, writeEndpoints, failedElsewhere } = numbers
  const shared =
    sharedBy === undefined || sharedBy === 0
      ? ''
      : ` ${formatCount(sharedBy)} of ${count(writeEndpoints, 'all')} write endpoints share that size.`
  const failed = failedElsewhere === 1 ? ' A request that failed entirely has the same size.' : ''
  return `${capitalised(counted(numbers.endpoints, 'endpoint'))} counted as success answered with ${bytes(numbers.bytes)} (${counted(numbers.responses, 'response')}).${shared}${failed}`
}

const referenceWords: Record<string, string> = {
  same_load: 'the latest trustworthy run before it of the same scope and load',
  same_scope: 'the latest trustworthy run before it of the same scope under a similar load',
  other_scope: 'the latest trustworthy run before it under a similar load, of another scope',
}

/** The reference run by name, and why it is that one. */
function referenceRun(words: Words): string {
  const why = words.referenceKind === undefined ? undefined : referenceWords[words.referenceKind]
  const name = words.reference === undefined ? 'the reference run' : words.reference
  return why === undefined ? name : `${name} (${why})`
}

function sizeShift(numbers: Numbers, rows: string[], words: Words = {}): string {
  const { bytes: now, referenceBytes } = numbers
  const sizes =
    now === undefined || referenceBytes === undefined
      ? ''
      : `; ${words.worst === undefined ? 'the furthest' : words.worst} answered with ${formatValue(now, 'bytes').text} here and ${formatValue(referenceBytes, 'bytes').text} there`
  return `The average size of ${counted(numbers.endpoints === undefined ? rows.length : numbers.endpoints, 'endpoint')} differs more than twofold from ${referenceRun(words)}${sizes}.`
}

function missingEndpoints(n: Numbers, rows: string[], words: Words = {}): string {
  const missing = n.endpoints === undefined ? rows.length : n.endpoints
  const of = n.referenceEndpoints === undefined ? '' : `${formatCount(missing)} of `
  const all = counted(n.referenceEndpoints === undefined ? missing : n.referenceEndpoints, 'endpoint')
  const requests = n.referenceRequests === undefined ? '' : ` (${countOf(n.referenceRequests, 'request')} there)`
  return `${capitalised(of + all)} of ${referenceRun(words)} did not run: ${named(rows)}${requests}.`
}

function reusedLabel(n: Numbers, _rows: string[], words: Words = {}): string {
  const { earlierRevision, revision, revisions } = n
  if (earlierRevision === undefined || revision === undefined) {
    return 'The same label stands for other bytes in an earlier revision.'
  }
  const received = (at: string | undefined) => (at === undefined ? '' : `, received ${at.slice(0, 10)}`)
  return `The label stands for other bytes in revision ${formatCount(earlierRevision)}${received(words.earlierImportedAt)}; this is revision ${formatCount(revision)} of ${count(revisions)}${received(words.importedAt)}. Whoever cites it may mean the earlier one.`
}

/** One sentence per finding, with its numbers. */
export const findingSentences = {
  auth_collapse: (n) =>
    `${count(n.failures)} of ${count(n.requests)} logins failed while ${counted(n.otherEndpoints, 'other endpoint')} reported success: whoever made those requests was not logged in.`,
  login_page_responses: (n) =>
    `${capitalised(counted(n.endpoints, 'endpoint'))} outside the login answered with ${bytes(n.bytes)}, the size of the login page: ${count(n.responses)} of ${count(n.successes, 'all')} successes are that page.`,
  error_page_responses: errorPages,
  uniform_responses: (n) =>
    `${count(n.endpoints)} of ${count(n.readEndpoints, 'all')} read endpoints answered with ${bytes(n.bytes)} (${counted(n.responses, 'response')}), and no login page explains it.`,
  content_size_shift: sizeShift,
  failures_inside_latency: (n) =>
    `More than 1 % of the requests behind the latency of ${counted(n.rows, 'row')} failed; the worst is ${count(n.worstFailures)} of ${count(n.worstRequests, 'all')}. A fast refusal makes a percentile look good.`,
  totals_mismatch: mismatchSentence,
  figures_inconsistent: inconsistentSentence,
  truncated: (n) =>
    n.aggregateMissing === 1
      ? `The file has no Aggregated row (${counted(n.rows, 'row')} read): nothing is decided from it.`
      : `Rows were cut or unreadable (${counted(n.rows, 'row')} read): nothing is decided from them.`,
  label_reused: reusedLabel,
  only_login_ran: (n) => `Nothing but logins was requested (${counted(n.requests, 'request')}).`,
  endpoints_missing: missingEndpoints,
  short_run: (n) => `The run lasted ${n.seconds === undefined ? 'less than a minute' : formatDuration(n.seconds)}.`,
  users_not_reached: (n) =>
    `The run note declares ${counted(n.declared, 'user')}; the history never shows more than ${count(n.reached)}.`,
  ramp_included: (n) =>
    n.rampS === undefined || n.durationS === undefined
      ? 'The climb to full load stands inside the percentiles.'
      : `The climb to full load took ${formatDuration(n.rampS)} of ${formatDuration(n.durationS)} and stands inside the percentiles.`,
  stats_reset: () => 'The counters of the history fall: the statistics were reset, or two tests share one file.',
  clock_unknown: () => 'Neither a history file nor a declared time says when the run took place.',
  name_disagrees: (n) => `The file name says ${counted(n.named, 'user')}, the history shows ${count(n.reached)}.`,
  rounded_percentiles: () => 'The percentiles lie off the tool’s grid: how they were rounded is unknown.',
} satisfies Record<FindingCode, Sentence>

export function findingSentence(finding: Finding): string {
  return findingSentences[finding.code](finding.numbers, finding.rows, finding.words)
}
