import type { PackedCriterion, SignOffPack } from '~/domain/acts/pack'
import type { JudgedCriterion } from '~/domain/assessment'
import { formatAsOf, moment } from './dates'
import { countOf, formatMeasured } from './format'
import { tierMark, verdictMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { formatContext, readRule, type SentenceFacts } from './messages/facts'
import { reasonSentence } from './messages/reasons'
import { tierStateMeanings } from './messages/words'
import type { ReportContext } from './report-context'
import { criterionText } from './signature-words'
import { conditionsText } from './tier'
import type { PackedCriterionView, PackView } from './types-acts'

/**
 * A pack as a person reads it. `judged` gives the sentences of a pack that is built now; a frozen
 * one speaks from what it holds.
 */
export function packView(
  context: ReportContext,
  { pack, hash }: { pack: SignOffPack; hash: string },
  judged: readonly JudgedCriterion[] = [],
): PackView {
  const hashes = new Set(pack.criteria.flatMap((one) => filesOf(context, one)).map(({ sha256 }) => sha256))
  return {
    hash,
    tierId: pack.tier.id,
    tierTitle: pack.tier.title === '' ? pack.tier.id : pack.tier.title,
    programTitle: pack.program.title,
    asOfText: formatAsOf(pack.asOf, context.timezone),
    evaluatorText: `evaluator version ${pack.evaluatorVersion}, pack schema ${pack.schemaVersion}`,
    mark: tierMark(pack.state, tierStateMeanings[pack.state]),
    roles: pack.roles,
    criteria: pack.criteria.map((one) =>
      criterionView(
        context,
        one,
        judged.find(({ criterion }) => criterion.id === one.id),
      ),
    ),
    waivers: pack.waivers.map(({ id, criterionId, reason, requestedBy, approvedBy, expiresAt }) => ({
      id,
      criterion: criterionText(context, criterionId),
      text: `“${reason}”, asked for by ${requestedBy}, approved by ${approvedBy.join(', ')}, until ${moment(expiresAt, context.timezone).text}`,
    })),
    released: pack.released.map((id) => criterionText(context, id)),
    filesText: countOf(hashes.size, 'evidence file'),
  }
}

function criterionView(
  context: ReportContext,
  packed: PackedCriterion,
  judged: JudgedCriterion | undefined,
): PackedCriterionView {
  const rule = readRule(packed.deciding === null ? packed.rule : packed.deciding)
  const sentence = reasonSentence(
    packed.reason,
    judged === undefined ? factsOfPacked(context, packed) : factsOfCriterion(context, judged),
  )
  return {
    id: packed.id,
    text: packed.text,
    href: context.href.criterion(packed.id),
    rule: packed.rule,
    deciding: packed.deciding === packed.rule ? null : packed.deciding,
    mark: verdictMark(packed.verdict, ''),
    underlying: packed.underlying === packed.verdict ? null : verdictMark(packed.underlying, ''),
    sentence,
    measured: packed.measured === null ? null : formatMeasured(packed.measured, formatContext(rule)),
    conditionsText: packed.conditions === null ? null : conditionsText(packed.conditions.qualifying),
    removed: packed.removed,
    files: filesOf(context, packed),
    statements: packed.evidence.attestations.map(
      ({ by, at, note }) => `${by}, ${moment(at, context.timezone).text}: “${note}”`,
    ),
  }
}

function filesOf(context: ReportContext, { evidence }: PackedCriterion): PackedCriterionView['files'] {
  const runs = evidence.runs.flatMap(({ label, files }) =>
    files.map((file) => ({
      ...file,
      of: context.short(label),
      href: context.run(label) === undefined ? null : context.href.runFile(label, file.sha256),
    })),
  )
  const reports = evidence.reports.flatMap(({ label, files }) =>
    files.map((file) => ({ ...file, of: label, href: context.href.report(label) })),
  )
  const stated = evidence.attestations.flatMap(({ subject, by, sha256 }) =>
    sha256 === null ? [] : [{ name: subject, sha256, of: `stated by ${by}`, href: null }],
  )
  return [...runs, ...reports, ...stated]
}

/** What a frozen pack knows of a verdict: enough for its sentence, less than a fresh judgement. */
function factsOfPacked(context: ReportContext, packed: PackedCriterion): SentenceFacts {
  const ruleText = packed.deciding === null ? packed.rule : packed.deciding
  return {
    rule: readRule(ruleText),
    ruleText,
    measured: packed.measured,
    samples: packed.samples,
    run: packed.run === null ? null : context.short(packed.run),
    worst: null,
    rowCount: 0,
    proof: null,
    findingTitles: [],
    refutations: [],
    numbers: {},
    words: wordsOfPacked(packed),
    text: packed.text,
  }
}

function wordsOfPacked({ evidence }: PackedCriterion): Record<string, string> {
  const last = evidence.attestations.at(-1)
  return last === undefined ? {} : { by: last.by, at: last.at, note: last.note }
}
