import type { Assessment } from '~/domain/assessment'
import type { DocumentPlan, PlanItem, Priority, Tier } from '~/domain/plan'
import { type OptionList, type PlanOptions, planOptions } from '~/domain/work/plan-options'
import { claimView } from './claim-view'
import { countOf } from './format'
import { tierMark } from './glyphs'
import { groupBy } from './group'
import { fieldLabel, planTexts } from './messages/plan-page'
import { naturalOrder } from './natural-order'
import { once } from './once'
import { planConditions } from './plan-conditions'
import { planLines } from './plan-lines'
import { planTimelines } from './plan-timelines'
import { type ReportContext, reportContext } from './report-context'
import { lineChip, placeChip } from './sources'
import { tierHeadline, tierTitle } from './tier-words'
import type { ReportInput } from './types-common'
import type { PlanOption, PlanReport, PlanTier, Said } from './types-plan-page'
import { plainWords, titleOf } from './words-as-shown'

/** `/plan`: tiers, priorities, options, conditions, timelines of every document in effect. */
export function planReport(assessment: Assessment, input: ReportInput): PlanReport {
  const context = reportContext(assessment, input)
  return once(context, 'plan', () => buildPlanReport(context))
}

function buildPlanReport(context: ReportContext): PlanReport {
  const plans = context.snapshots.map(({ plan }) => plan)
  const options = planOptions(plans)
  const found = plans.flatMap(({ planItems, priorities, tiers }) => [...planItems, ...priorities, ...tiers])
  return {
    tiers: tiersOf(context, plans),
    priorities: prioritiesOf(context, plans),
    ...optionsOf(context, options),
    optionsDiffer: context.assessment.claims
      .filter(({ reason }) => reason === 'option_differs')
      .map((claim) => claimView(context, claim)),
    quickWins: quickWinsOf(context, plans),
    ...planConditions(context),
    watch: planLines(context, 'watch', false),
    success: planLines(context, 'success', true),
    achievement: planLines(context, 'achievement', false),
    expected: planLines(context, 'expected_coverage', false),
    timelines: planTimelines(context, plans),
    openPoints: plans.flatMap(({ openPoints }) =>
      openPoints.map(({ text, priority, target, place }) => ({
        text,
        priority,
        target,
        source: placeChip(context, place),
      })),
    ),
    people: itemsOf(plans, 'people').map(({ group, text, place }) => ({
      role: group,
      text,
      source: placeChip(context, place),
    })),
    boxesText: boxesText(plans),
    emptyText: found.length === 0 ? planTexts.empty : null,
  }
}

function itemsOf(plans: readonly DocumentPlan[], kind: PlanItem['kind']): PlanItem[] {
  return plans.flatMap(({ planItems }) => planItems.filter((item) => item.kind === kind))
}

/** Equal words once, with every place that has them. */
function said<T extends { place: Tier['place'] }>(
  context: ReportContext,
  items: readonly T[],
  wordsOf: (item: T) => string | null,
): Said[] {
  const worded = items.flatMap((item) => {
    const words = wordsOf(item)
    return words === null ? [] : [{ text: plainWords(words), source: placeChip(context, item.place) }]
  })
  const same = groupBy(worded, ({ text }) => text.toLowerCase())
  return [...same.values()].map((group) => ({ text: group[0]!.text, sources: group.map(({ source }) => source) }))
}

function tiersOf(context: ReportContext, plans: readonly DocumentPlan[]): PlanTier[] {
  const byId = groupBy(
    plans.flatMap(({ tiers }) => tiers),
    ({ id }) => id,
  )
  return [...byId].map(([id, same]) => {
    const judged = context.assessment.tiers.find(({ tier }) => tier.id === id)
    const first = same[0] as Tier
    return {
      id,
      title: judged === undefined ? titleOf(first.title) : tierTitle(judged),
      href: context.href.tier(id),
      mark: judged === undefined ? null : tierMark(judged.state, tierHeadline(judged)),
      goal: said(context, same, ({ goal }) => goal),
      effort: said(context, same, ({ effort }) => effort),
      cost: said(context, same, ({ cost }) => cost),
      roi: said(context, same, ({ roi }) => ratingText(roi)),
    }
  })
}

/** Five stars are drawn as pictures, which plain words drop: they are counted instead. */
function ratingText(words: string | null): string | null {
  const stars = words === null ? 0 : [...words].filter((sign) => sign === '⭐' || sign === '★').length
  return stars === 0 ? words : countOf(stars, 'star')
}

function prioritiesOf(context: ReportContext, plans: readonly DocumentPlan[]): PlanReport['priorities'] {
  const all = plans.flatMap(({ priorities }) => priorities)
  const byTier = groupBy(
    [...groupBy(all, ({ ref }) => ref).values()].toSorted((a, b) => naturalOrder(a[0]!.ref, b[0]!.ref)),
    (same) => same.find(({ tierId }) => tierId !== null)?.tierId ?? null,
  )
  return [...byTier].map(([tierId, groups]) => {
    const judged = context.assessment.tiers.find(({ tier }) => tier.id === tierId)
    return {
      tier: judged === undefined ? null : { title: tierTitle(judged), href: context.href.tier(judged.tier.id) },
      items: groups.map((same) => priorityOf(context, same)),
    }
  })
}

function priorityOf(context: ReportContext, same: Priority[]): PlanReport['priorities'][number]['items'][number] {
  return {
    ref: same[0]!.ref,
    title: said(context, same, ({ title }) => title),
    problem: said(context, same, ({ problem }) => problem),
    impact: said(context, same, ({ impact }) => impact),
    effort: said(context, same, ({ effort }) => effort),
    owner: said(context, same, ({ owner }) => owner),
    targets: same.flatMap(({ targets }) =>
      targets.map(({ text, place }) => ({ text: plainWords(text), source: placeChip(context, place) })),
    ),
  }
}

function optionsOf(
  context: ReportContext,
  { lists, chosen, chosenAt }: PlanOptions,
): Pick<PlanReport, 'options' | 'chosen'> {
  const view = ({ document, group, ofProgram, options }: OptionList) => ({
    document: context.snapshots.find(({ plan }) => plan.slug === document)?.plan.title ?? document,
    group,
    ofProgram,
    items: options.map((item) => optionOf(context, item, ofProgram ? chosen : null)),
  })
  const first = chosenAt[0]
  return {
    options: lists.toSorted((a, b) => Number(b.ofProgram) - Number(a.ofProgram)).map(view),
    chosen:
      first === undefined || chosen === null
        ? null
        : { letter: chosen, text: first.text, sources: chosenAt.map(({ place }) => placeChip(context, place)) },
  }
}

function optionOf(context: ReportContext, { text, fields, place }: PlanItem, chosen: string | null): PlanOption {
  const { option, recommended, ...rest } = fields
  return {
    letter: option === undefined ? '' : option,
    text: plainWords(text),
    recommended: recommended === 'yes',
    chosen: chosen !== null && option === chosen,
    fields: Object.entries(rest).map(([key, value]) => ({ label: fieldLabel(key), text: plainWords(value) })),
    source: lineChip(context, place),
  }
}

function quickWinsOf(context: ReportContext, plans: readonly DocumentPlan[]): PlanReport['quickWins'] {
  const same = groupBy(itemsOf(plans, 'quick_win'), ({ text }) => text.toLowerCase())
  return [...same.values()].map((items) => {
    const { text, fields } = items[0]!
    return {
      text: plainWords(text),
      estimate: fields.estimate === undefined ? null : fields.estimate,
      impact: fields.impact === undefined ? null : plainWords(fields.impact),
      sources: items.map(({ place }) => placeChip(context, place)),
    }
  })
}

/** Boxes of plan documents are plan items: counted here and nowhere else. */
function boxesText(plans: readonly DocumentPlan[]): string | null {
  const boxes = itemsOf(plans, 'box').filter(({ ticked }) => ticked !== null)
  if (boxes.length === 0) return null
  const ticked = boxes.filter((box) => box.ticked === true).length
  return `${countOf(boxes.length, 'box')} stand in the plan documents, ${ticked} ticked. They are steps of the plan and take no part in progress.`
}
