import { previewRule, type RulePreview } from '~/domain/acts/preview-rule'
import type { Assessment, JudgedCriterion } from '~/domain/assessment'
import { attestationViews } from './attestations'
import { criterionView } from './criterion-view'
import { tierMark, verdictMark } from './glyphs'
import { grants, type Looking } from './grants'
import { refusalSentence } from './messages/acts'
import { readRule } from './messages/facts'
import { type ReportContext, reportContext } from './report-context'
import type { AttestationView, GrantView } from './types-acts'
import type { ReportInput, TierMark, VerdictMark } from './types-common'

export interface RulePreviewView {
  /** As typed. */
  typed: string
  refusal: { sentence: string; position: number | null } | null
  would: {
    rule: string
    before: VerdictMark
    after: VerdictMark
    sentence: string
    tierBefore: TierMark
    tierAfter: TierMark
    moved: { text: string; href: string; before: VerdictMark; after: VerdictMark }[]
  } | null
}

/** What people did and may do about one criterion. */
export interface CriterionActsView {
  id: string
  grants: GrantView[]
  attestations: AttestationView[]
  bindings: { text: string }[]
  rule: string | null
  /** The rule was inferred and nobody confirmed it. */
  confirmable: boolean
  /** Subject that a statement would be about; null where no statement can decide. */
  statable: { subject: string; hint: string } | null
  removed: boolean
  waivable: boolean
  preview: RulePreviewView | null
}

/** `rule` is what somebody asks to see the verdict of, before it is bound. */
export function criterionActsView(
  assessment: Assessment,
  input: ReportInput,
  looking: Looking,
  asked: { criterionId: string; rule: string | null },
): CriterionActsView | null {
  const context = reportContext(assessment, input)
  const found = context.criterion(asked.criterionId)
  if (found === undefined) return null
  const { criterion: judged } = found
  const { actor } = looking
  const { id } = judged.criterion
  const by = actor === null ? 'nobody' : actor.name
  const preview =
    asked.rule === null ? null : previewRule(assessment, input.state, { criterionId: id, rule: asked.rule, by })
  return {
    id,
    grants: grants(assessment, input, looking, id),
    attestations: attestationViews(assessment, input, actor, id),
    bindings: input.state.bindings
      .filter(({ criterionId }) => criterionId === id)
      .map(({ rule, kind, by, at }) => ({
        text: `${by} ${kind} ${rule === '' ? 'that it does not apply' : rule}, ${at.slice(0, 10)}`,
      })),
    rule: judged.rule,
    confirmable: judged.origin === 'inferred' || judged.origin === 'inferred_operator',
    statable: statable(judged),
    removed: judged.words.removed !== undefined,
    waivable: judged.verdict !== 'met' && judged.verdict !== 'waived' && judged.verdict !== 'not_applicable',
    preview: preview === null || asked.rule === null ? null : previewView(context, asked.rule, preview),
  }
}

function statable(judged: JudgedCriterion): CriterionActsView['statable'] {
  const rule = readRule(judged.rule)
  const { id } = judged.criterion
  if (rule === null) return judged.rule === null ? { subject: id, hint: '' } : null
  if (rule.metric === 'attested' || rule.metric === 'delivered') return { subject: id, hint: '' }
  if (rule.metric !== 'tests' || rule.selector.kind !== 'name') return null
  const { name } = rule.selector
  return { subject: name.includes('*') ? '' : name, hint: `One of ${name}: a statement counts for what it names.` }
}

function previewView(context: ReportContext, typed: string, preview: RulePreview): RulePreviewView {
  if (!preview.ok) {
    const { code, position, word, suggestion } = preview.error
    const words = { code, position: String(position), word, ...(suggestion === null ? {} : { suggestion }) }
    return { typed, refusal: { sentence: refusalSentence({ code: 'rule_unreadable', words }), position }, would: null }
  }
  const { rule, before, after, tierBefore, tierAfter, moved } = preview
  const view = criterionView(context, after)
  return {
    typed,
    refusal: null,
    would: {
      rule,
      before: verdictMark(before.verdict, ''),
      after: verdictMark(after.verdict, ''),
      sentence: view.reasonSentence,
      tierBefore: tierMark(tierBefore.state, ''),
      tierAfter: tierMark(tierAfter.state, ''),
      moved: moved.map((one) => ({
        text: one.before.criterion.text,
        href: context.href.criterion(one.before.criterion.id),
        before: verdictMark(one.before.verdict, ''),
        after: verdictMark(one.after.verdict, ''),
      })),
    },
  }
}
