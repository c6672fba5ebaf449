import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import { invalidationOf } from '~/domain/criteria/context'
import type { Run } from '~/domain/evidence'
import { byRank, claimView } from './claim-view'
import { compareWith } from './compare-with'
import { moment } from './dates'
import { endpointRow, percentileCurves } from './endpoint-rows'
import { failureGroups } from './failure-groups'
import { findingViews } from './finding-view'
import { countOf, formatCount, formatFileSize, unknownWords } from './format'
import { verdictMark } from './glyphs'
import { factsOfCriterion, figureText, judgementSentence, judgementTainted } from './judgement-view'
import { manifestOf } from './manifest'
import { readRule } from './messages/facts'
import { reasonSentence } from './messages/reasons'
import { fileKindWords, provenanceWords } from './messages/words'
import { type JudgedContext, judgedContext } from './report-context'
import { tierTitle } from './tier-words'
import { timelineOf } from './timeline'
import type { ReportInput } from './types-common'
import type { RunReport } from './types-run'

/** One run with all that is known of it; null where no run has that label. */
export function runReport(assessment: Assessment, input: ReportInput, label: string): RunReport | null {
  const context = judgedContext(assessment, input)
  const run = context.run(label)
  if (run === undefined) return null
  const at = run.effectiveAt === null ? null : moment(run.effectiveAt, context.timezone)
  const timeline = timelineOf(run.history)
  const findings = findingViews(context, label)
  return {
    label,
    short: context.short(label),
    at,
    atText: at === null ? unknownWords.noClock : at.text,
    provenanceText: provenanceWords[run.provenance],
    transcribed: run.provenance !== 'measured',
    partialText: run.partial ? 'Only some of its rows are at hand; the rest was not written down.' : null,
    tainted: context.isTainted(label),
    headline: headline(context, run),
    manifest: manifestOf(context, run),
    files: run.files.map((file) => ({
      name: file.name,
      kindText: fileKindWords[file.kind],
      bytesText: formatFileSize(file.bytes),
      sha256: file.sha256,
      href: context.href.runFile(label, file.sha256),
    })),
    csvHref: context.href.endpointsCsv(label),
    thresholds: run.thresholds === undefined ? [] : run.thresholds,
    compare: compareWith(context, run),
    findings,
    findingsText: findings.length === 0 ? 'Nothing was found wrong with it.' : countOf(findings.length, 'finding'),
    endpoints: run.endpoints.map((row) => endpointRow(context, run, row)),
    aggregate: run.aggregate === null ? null : endpointRow(context, run, run.aggregate),
    curves: percentileCurves(run, 5),
    timeline,
    timelineText: timeline === null ? 'No history file is at hand.' : timelineText(run, timeline.length),
    failureGroups: failureGroups(context, run.failures),
    failuresText: failuresText(run),
    exceptions: run.exceptions,
    claims: claimsCiting(context, label).map((claim) => claimView(context, claim)),
    decides: decidedBy(context, label),
    judgements: judgementsOf(context, label),
    qualifiesText: qualifiesText(context, label),
  }
}

function headline(context: JudgedContext, run: Run): string {
  const { asOf } = context.assessment
  const declared = invalidationOf(context.input.state.invalidations, { run: run.label, asOf })
  if (declared !== null) return `It was declared void by ${declared.by}: it decides nothing, and stays visible.`
  const decides = decidedBy(context, run.label).length
  const decided = decides === 0 ? 'It decides no criterion now' : `It decides ${countOf(decides, 'criterion')} now`
  if (run.aggregate === null) return `${decided}: the files give no totals.`
  return context.isTainted(run.label)
    ? `${decided}. It is tainted: it can refuse a criterion and never meet one.`
    : `${decided}.`
}

/** A run without a failures file is not a run without failures. */
function failuresText(run: Run): string {
  const failed = run.aggregate === null ? null : run.aggregate.failures
  if (failed === null) return 'How many requests failed is unknown: the files give no totals.'
  if (failed === 0) return 'No request failed.'
  const given = run.files.some(({ kind }) => kind === 'failures')
  const reason = given ? 'the failures file lists none of them' : 'no failures file is at hand that says how'
  return `${countOf(failed, 'request')} failed; ${reason}.`
}

function timelineText(run: Run, shown: number): string {
  const points = run.history === null ? shown : run.history.timeS.length
  const all = countOf(points, 'point')
  return shown < points
    ? `${all} of the history file, ${formatCount(shown)} of them shown`
    : `${all} of the history file`
}

/** Claims about the run, or set against one of its rows. */
function claimsCiting(context: JudgedContext, label: string): ReconciledClaim[] {
  return context.assessment.claims
    .filter(
      ({ subject, against, claim, words }) =>
        subject === label ||
        words.run === label ||
        (against !== null && against.kind === 'run' && against.run === label) ||
        (claim.kind === 'run' && claim.run === label),
    )
    .toSorted(byRank)
}

function decidedBy(context: JudgedContext, label: string): RunReport['decides'] {
  return context.assessment.tiers.flatMap((tier) =>
    tier.criteria
      .filter(({ run }) => run === label)
      .map((judged) => {
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
  )
}

function judgementsOf(context: JudgedContext, label: string): RunReport['judgements'] {
  return context.assessment.tiers.flatMap(({ criteria }) =>
    criteria.flatMap(({ criterion, rule, history }) => {
      const judgement = history.find(({ run }) => run === label)
      if (judgement === undefined) return []
      const sentence = judgementSentence(context, rule, judgement)
      return [
        {
          id: criterion.id,
          text: criterion.text,
          href: context.href.criterion(criterion.id),
          mark: verdictMark(judgement.verdict, sentence, judgementTainted(context, judgement)),
          measuredText: figureText(judgement.measured, readRule(rule)),
          sentence,
        },
      ]
    }),
  )
}

function qualifiesText(context: JudgedContext, label: string): string {
  const { tiers, qualifying, asOf } = context.assessment
  const of = tiers.filter(({ tier }) => qualifying[tier.id]?.includes(label) === true)
  const invalid = invalidationOf(context.input.state.invalidations, { run: label, asOf })
  if (invalid !== null) {
    return `Invalidated by ${invalid.by}, ${moment(invalid.at, context.timezone).text}: ${invalid.reason}`
  }
  if (of.length === 0) return 'It qualifies for no tier.'
  return of.length === tiers.length
    ? 'It qualifies for every tier.'
    : `It qualifies for ${of.map(tierTitle).join(', ')}.`
}
