import { decidingRuleOf } from '~/domain/deciding-rule'
import type { Fact, SheetFacts } from '~/domain/review/facts'
import { claimView } from '../claim-view'
import { remedyView } from '../criterion-view'
import { findingTags } from '../finding-view'
import { formatMeasured } from '../format'
import { factsOfCriterion } from '../judgement-view'
import { formatContext, readRule } from '../messages/facts'
import { reasonSentence } from '../messages/reasons'
import type { ReportContext } from '../report-context'
import { tierName } from '../tier-words'

type Words = Record<string, string | null>

/** Contexts of the sheet's moment, and of the one that it is compared with. */
export interface FactContexts {
  after: ReportContext
  before: ReportContext | null
  /** Of what lies ahead, where that is judged at a later moment than the rest. */
  now?: ReportContext
}

/**
 * The facts with the sentences of their moment: a published sheet is read from itself alone, whatever
 * becomes of rules, runs and wording later. What is added is named `sentence` or `shown…`.
 */
export function wordedFacts(facts: SheetFacts, contexts: FactContexts): SheetFacts {
  return {
    ...facts,
    facts: facts.facts.map((fact) => ({ ...fact, words: { ...fact.words, ...said(fact, contexts) } })),
  }
}

function said(fact: Fact, { after, before, now = after }: FactContexts): Words {
  switch (fact.code) {
    case 'criterion':
      return criterionWords(fact, after, before)
    case 'claim':
      return claimWords(fact, after)
    case 'remedy': {
      const found = now.criterion(idAfterSlash(fact.id))
      const remedy = found === undefined ? null : remedyView(now, found.criterion)
      return { sentence: remedy === null ? null : remedy.sentence }
    }
    case 'run':
      return runWords(fact, after)
    case 'tier':
      return { shownSubject: tierNamed(after, idAfterSlash(fact.id)) }
    case 'clock':
    case 'record':
    case 'waiver_ends':
      return { shownSubject: subjectNamed(after, fact.words.subject ?? null) }
    case 'slip':
      return { shownOther: fact.words.otherWeek == null ? null : after.weekTitle(fact.words.otherWeek) }
    default:
      return {}
  }
}

function idAfterSlash(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function criterionWords(fact: Fact, after: ReportContext, before: ReportContext | null): Words {
  const id = idAfterSlash(fact.id)
  const found = after.criterion(id)
  if (found === undefined) return {}
  const { criterion: judged } = found
  const facts = factsOfCriterion(after, judged)
  const old = before?.criterion(id)?.criterion
  const shown = (one: typeof judged | undefined) =>
    one?.measured == null ? null : formatMeasured(one.measured, formatContext(readRule(decidingRuleOf(one)))).text
  return { sentence: reasonSentence(judged.reason, facts), shownFigure: shown(judged), shownBefore: shown(old) }
}

function claimWords(fact: Fact, context: ReportContext): Words {
  const claim = context.assessment.claims.find(({ id }) => id === idAfterSlash(fact.id))
  if (claim === undefined) return {}
  const { sentence, kindWord, subjectText } = claimView(context, claim)
  return { sentence, shownKind: kindWord, shownSubject: subjectText }
}

function runWords(fact: Fact, context: ReportContext): Words {
  const label = fact.words.label ?? ''
  const taints = findingTags(context, label).filter(({ severity }) => severity === 'taint')
  return {
    shownLabel: context.short(label),
    shownTaints: [...new Set(taints.map(({ title }) => title))].join(', ') || null,
  }
}

function tierNamed(context: ReportContext, id: string): string | null {
  const tier = context.assessment.tiers.find((one) => one.tier.id === id)
  return tier === undefined ? null : tierName(tier)
}

/** What the documents call a criterion, tier, week or milestone; null for other ids. */
function subjectNamed(context: ReportContext, id: string | null): string | null {
  if (id === null) return null
  const criterion = context.criterion(id)
  if (criterion !== undefined) return criterion.criterion.criterion.text
  const tier = tierNamed(context, id)
  if (tier !== null) return tier
  const week = context.weekTitle(id)
  if (week !== id) return week
  const named = context.nameOf(id)
  return named === undefined ? null : named
}
