import type { JudgedCriterion } from '~/domain/assessment'
import { decidingRuleOf } from '~/domain/deciding-rule'
import { byRank, claimView, criterionClaim } from './claim-view'
import { findingTag, findingView } from './finding-view'
import { countOf, formatCount, formatMeasured } from './format'
import { verdictMark } from './glyphs'
import { placeText } from './href'
import { barOf, factsOfCriterion, intervalText, samplesText } from './judgement-view'
import { marginText } from './margin'
import { citedNote } from './messages/cited'
import { askText, formatContext, limitOf, readRule } from './messages/facts'
import { proofText, reasonSentence } from './messages/reasons'
import { remedySentence } from './messages/remedies'
import { originWords } from './messages/words'
import type { JudgedContext } from './report-context'
import { placeChip, rowChip } from './sources'
import { sparkOfRuns } from './spark-of-runs'
import type { RemedyView, SourceChip, Sparkline } from './types-common'
import type { CriterionView } from './types-tier'

/** One criterion with everything that its verdict rests on. */
export function criterionView(context: JudgedContext, judged: JudgedCriterion): CriterionView {
  const { criterion, judgement, measured } = judged
  const rule = readRule(decidingRuleOf(judged))
  const facts = factsOfCriterion(context, judged)
  const sentence = reasonSentence(judged.reason, facts)
  const worst = judgement === null ? null : judgement.worst
  const claims = context.claimsAbout(criterion.id).toSorted(byRank)
  return {
    id: criterion.id,
    text: criterion.text,
    href: context.href.criterion(criterion.id),
    source: placeChip(context, criterion.place),
    rule: {
      text: judged.rule,
      originText: originWords[judged.origin],
      inferred: judged.origin === 'inferred' || judged.origin === 'inferred_operator',
      operatorInferred: judged.origin === 'inferred_operator',
    },
    decidingRule: decidingRuleView(context, judged),
    targetText: askText(rule),
    mark: verdictMark(judged.verdict, sentence),
    underlying: judged.underlying === judged.verdict ? null : verdictMark(judged.underlying, ''),
    measured: measured === null ? null : formatMeasured(measured, formatContext(rule)),
    intervalText: intervalText(measured, rule),
    bar: barOf(context, rule, measured, judged.verdict, judged.run, worst),
    spark: criterionSpark(context, judged),
    marginText: marginText(measured, rule),
    countsText:
      measured === null || measured.counts === null
        ? null
        : `${formatCount(measured.counts.part)} of ${formatCount(measured.counts.whole)}`,
    samplesText: judged.samples === null ? null : samplesText(judged.samples, rule),
    proofText: proofText(facts),
    run: judged.run,
    runShort: judged.run === null ? null : context.short(judged.run),
    runHref: judged.run === null ? null : context.href.run(judged.run),
    decidingSource: decidingSource(context, judged),
    reasonSentence: sentence,
    findings:
      judgement === null
        ? []
        : judgement.findings.map((finding) => findingTag(findingView(context, judgement.run, finding))),
    notMeasuredText: notMeasuredText(context, judged),
    citedText: citedText(context, judged),
    claim: criterionClaim(context, judged),
    reconciliation: claims[0] === undefined ? null : claimView(context, claims[0]),
    remedy: remedyView(context, judged),
  }
}

/** The rule that decides where it is not the criterion's own, with the line that states it. */
function decidingRuleView(context: JudgedContext, judged: JudgedCriterion): CriterionView['decidingRule'] {
  const text = decidingRuleOf(judged)
  if (text === null || text === judged.rule) return null
  const written = judged.words.decidingSource?.match(/^(.*):(\d+)$/)
  const [, file, line] = written ?? []
  const source = file === undefined ? null : placeChip(context, { file, line: Number(line), column: 1 })
  return { text, whyText: source === null ? 'the worst of the listed targets' : 'stricter, stated in', source }
}

function decidingSource(context: JudgedContext, judged: JudgedCriterion): SourceChip | null {
  const { judgement, report, reportPlace } = judged
  if (report !== undefined) {
    const first = report.split(', ')[0]!
    const at = reportPlace == null ? '' : ` · ${placeText(reportPlace)}`
    return { text: `${report}${at}`, href: context.href.report(first), title: `report ${report}` }
  }
  if (judgement === null) return null
  const { worst } = judgement
  return rowChip(context, judgement.run, worst === null ? null : worst.key, worst === null ? null : worst.place)
}

function notMeasuredText(context: JudgedContext, { notMeasuredBy }: JudgedCriterion): string | null {
  if (notMeasuredBy.length === 0) return null
  const names = notMeasuredBy.map(context.short)
  const listed = names.length > 3 ? `${names.slice(-3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  return `${countOf(names.length, 'later qualifying run')} did not request it: ${listed}.`
}

/** The run that a claim of this criterion cites, among those it could have cited (semantics §6). */
function citedText(context: JudgedContext, { criterion }: JudgedCriterion): string | null {
  const named = context.assessment.claims.filter(({ cited }) => cited?.criterionId === criterion.id)
  // The criterion's own box first, then figures that were quoted elsewhere for the same rule; the best of N speaks loudest.
  const own = named.filter(({ subject }) => subject === criterion.id)
  const chosen = [...own, ...named].toSorted((a, b) => Number(b.cited!.best) - Number(a.cited!.best))[0]
  return chosen === undefined ? null : citedNote(chosen.cited!, context.short)
}

/** What would change the verdict, as the overview gathers it; null where it is met. */
export function remedyView(context: JudgedContext, judged: JudgedCriterion): RemedyView | null {
  if (judged.verdict === 'met' || judged.verdict === 'not_applicable') return null
  const facts = factsOfCriterion(context, judged)
  const remedy = remedySentence(judged.remedy === null ? null : judged.remedy.code, judged.reason, facts)
  if (remedy === null) return null
  return {
    ...remedy,
    mark: verdictMark(judged.verdict, reasonSentence(judged.reason, facts)),
    subject: judged.criterion.id,
    subjectText: judged.criterion.text,
    href: context.href.criterion(judged.criterion.id),
  }
}

/** Every qualifying run that gave a figure, as dots beside the limit. */
export function criterionSpark(context: JudgedContext, judged: JudgedCriterion): Sparkline | null {
  const rule = readRule(decidingRuleOf(judged))
  const ask = askText(rule)
  return sparkOfRuns({
    context,
    rule,
    history: judged.history,
    deciding: judged.run,
    limit: limitOf(rule),
    words: (shown, latest) => {
      const said = `${countOf(shown, 'run')}, the latest ${latest.short} with ${latest.text}`
      return ask === null ? said : `${said}; asked for ${ask}`
    },
  })
}
