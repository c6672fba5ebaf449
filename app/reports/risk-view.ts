import type { RiskLink } from '~/domain/work/records'
import { type JudgedRisk, judgeRisks, type RiskCriterion, type RiskHappening } from '~/domain/work/risks'
import { claimView } from './claim-view'
import { formatDay, formatMoment } from './dates'
import { verdictMark } from './glyphs'
import { factsOfCriterion } from './judgement-view'
import { reasonSentence } from './messages/reasons'
import { happenedSentence, riskWords, unplacedSentence } from './messages/risks'
import { once } from './once'
import type { ReportContext } from './report-context'
import { placeChip, statusMark } from './sources'
import type { Hallmark } from './types-common'
import type { RiskLinkView, RiskView } from './types-risks'

/** Risks as the register shows them, numbered in the document's order. */
export function riskViews(context: ReportContext, judged: readonly JudgedRisk[]): RiskView[] {
  let record = 0
  return judged.map((one, at) => {
    const links = one.links.map((link) => {
      record += 1
      return linkView(context, link, record)
    })
    return riskView(context, one, { order: at + 1, links })
  })
}

function riskView(
  context: ReportContext,
  { risk, spot, happened, failing, claim }: JudgedRisk,
  { order, links }: { order: number; links: RiskLinkView[] },
): RiskView {
  const names = failing.map(({ judged, criterionId }) => (judged === null ? criterionId : judged.criterion.text))
  const happenedText = happened === null ? '' : happenedSentence(happened, risk.active, names.join('; '))
  return {
    id: risk.id,
    anchor: `risk-${risk.id}`,
    ref: `R${order}`,
    order,
    text: risk.text,
    probability: risk.probability,
    impact: risk.impact,
    weight: spot.placed ? spot.weight : null,
    spot: spot.placed ? { probability: spot.probability, impact: spot.impact } : null,
    placeText: spot.placed ? '' : unplacedSentence(spot.reason, spot.axis, spot.words),
    active: risk.active,
    mark: riskMark(happened, risk.active, happenedText),
    rank: rankOf(happened, risk.active),
    happened: happened !== null,
    happenedText,
    status: risk.status === null || risk.resolution !== null ? null : statusMark(context, risk.status),
    mitigation: risk.mitigation,
    resolution:
      risk.active && risk.resolution === null
        ? null
        : {
            words: risk.resolution === null ? 'no resolution is stated' : risk.resolution,
            dayText: risk.resolvedOn === null ? 'no day stated' : formatDay(risk.resolvedOn),
          },
    claim: claim === null ? null : claimView(context, claim),
    links,
    source: placeChip(context, risk.place),
  }
}

function rankOf(happened: RiskHappening | null, active: boolean): number {
  const order = { linked: 0, said: 1, inferred: 2 }
  return (happened === null ? 3 : order[happened]) + (active ? 0 : 0.5)
}

export function riskMark(happened: RiskHappening | null, active: boolean, title: string): Hallmark {
  const plain = (glyph: string, word: string): Hallmark => ({
    glyph,
    word,
    token: 'secondary',
    hatched: false,
    solid: false,
    title: word,
  })
  if (happened === null) return active ? plain('○', riskWords.open) : plain('–', riskWords.resolved)
  const word = riskWords[happened]
  if (happened === 'said') return { ...plain('!', word), title: `${word}: ${title}` }
  const sign = happened === 'linked' ? { glyph: '✕', token: 'not-met' } : { glyph: '≈', token: 'inconclusive' }
  return { ...plain(sign.glyph, word), token: sign.token as Hallmark['token'], solid: true, title: `${word}: ${title}` }
}

function linkView(context: ReportContext, link: RiskCriterion, record: number): RiskLinkView {
  const { criterionId, judged } = link
  const verdict = judged === null ? null : judged.underlying
  return {
    record,
    criterionId,
    text: judged === null ? criterionId : judged.criterion.text,
    href: context.href.criterion(criterionId),
    ...(judged === null
      ? { mark: null, sentence: 'No document in effect holds this criterion.', run: null }
      : {
          mark: verdictMark(judged.verdict, ''),
          // A criterion is bound to many risks, and its sentence is the same beside each of them.
          sentence: once(context, `reason of ${criterionId}`, () =>
            reasonSentence(judged.reason, factsOfCriterion(context, judged)),
          ),
          run: judged.run === null ? null : { text: context.short(judged.run), href: context.href.run(judged.run) },
        }),
    ...originOf(context, link),
    fails: verdict === 'not_met',
  }
}

function originOf({ timezone }: ReportContext, { link }: RiskCriterion) {
  if (link === null) return { originText: 'named in its words', inferred: true, note: '' }
  return { originText: `linked by ${link.by}, ${formatMoment(link.at, timezone)}`, inferred: false, note: link.note }
}

/** Risks that are bound to a criterion, as its page lists them. */
export function criterionRisks(context: ReportContext, criterionId: string) {
  return judgeRisks(context.input.state, context.assessment).flatMap(({ risk, links, happened, failing }) => {
    const link = links.find((one) => one.criterionId === criterionId)
    if (link === undefined) return []
    const names = failing.map(({ judged, criterionId: failed }) => (judged === null ? failed : judged.criterion.text))
    const text = happened === null ? '' : happenedSentence(happened, risk.active, names.join('; '))
    const { originText, note } = originOf(context, link)
    const mark = riskMark(happened, risk.active, text)
    return [{ key: risk.id, text: risk.text, href: context.href.risks(risk.id), mark, originText, note }]
  })
}

/** Records of risks that the document no longer lists: the last word on each pair. */
export function vanishedViews(context: ReportContext, links: readonly RiskLink[]) {
  const last = new Map(links.map((link) => [`${link.riskId} ${link.criterionId}`, link]))
  return [...last.values()].map(({ riskId, criterionId, kind, note, by, at }) => {
    const found = context.criterion(criterionId)
    return {
      riskId,
      criterionText: found === undefined ? criterionId : found.criterion.criterion.text,
      href: context.href.criterion(criterionId),
      byText: `${kind === 'link' ? 'linked' : 'unlinked'} by ${by}, ${formatMoment(at, context.timezone)}`,
      note,
    }
  })
}
