import type { CommitmentProof } from '~/domain/work/commitments'
import { formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { tierMark, verdictMark } from './glyphs'
import { attachedWords, commitmentTexts, namedRunWords } from './messages/commitments'
import type { ReportContext } from './report-context'
import { tierName } from './tier-words'
import type { CommitmentProofView } from './types-commitments'
import type { Hallmark } from './types-common'

const plain = { byText: null, note: '' }

/** One proof as the page says it, with what it is worth as a stamp. */
export function proofView(context: ReportContext, proof: CommitmentProof): CommitmentProofView {
  const { href } = context
  switch (proof.kind) {
    case 'tier': {
      const tier = context.assessment.tiers.find((one) => one.tier.id === proof.tierId)
      const text = tier === undefined ? proof.tierId : tierName(tier)
      return { ...plain, key: proof.tierId, text, href: href.tier(proof.tierId), mark: tierMark(proof.state, '') }
    }
    case 'tasks': {
      const { done, proven, total } = proof
      const text = `${formatCount(done)} of ${countOf(total, 'task')} ticked, ${formatCount(proven)} proven`
      return {
        ...plain,
        key: 'tasks',
        text,
        href: null,
        mark: worthMark(proof, proof.proves ? 'all proven' : 'not all proven'),
      }
    }
    case 'criterion': {
      const found = context.criterion(proof.criterionId)
      const text = found === undefined ? proof.criterionId : found.criterion.criterion.text
      const mark = verdictMark(proof.verdict, '')
      return {
        key: proof.criterionId,
        text,
        href: href.criterion(proof.criterionId),
        mark,
        byText: commitmentTexts.inferred,
        note: '',
      }
    }
    case 'runs': {
      const { named, run, state } = proof
      const shown = run === null ? named.join(', ') : `${named.join(', ')} (${context.short(run)})`
      const mark = worthMark(proof, namedRunWords[state])
      return {
        ...plain,
        key: `runs ${shown}`,
        text: run !== null && named.includes(context.short(run)) ? named.join(', ') : shown,
        href: run === null ? null : href.run(run),
        mark,
      }
    }
    case 'artifact': {
      const mark = worthMark(proof, proof.proves ? 'at hand' : 'not at hand')
      const held = proof.held === null ? undefined : context.documentByFile(proof.held)
      return {
        ...plain,
        key: proof.name,
        text: proof.name,
        href: held === undefined ? null : href.document(held.slug),
        mark,
      }
    }
    case 'attached': {
      const { proof: record, run, worth } = proof.judged
      return {
        key: `attached ${record.id}`,
        text: record.value,
        href: run === null ? null : href.run(run.label),
        mark: worthMark(proof, attachedWords[worth]),
        byText: `${record.kind} attached by ${record.by}, ${formatMoment(record.at, context.timezone)}`,
        note: record.note,
      }
    }
  }
}

function worthMark({ proves, refutes }: CommitmentProof, word: string): Hallmark {
  const sign = proves
    ? ({ glyph: '◆', token: 'met' } as const)
    : refutes
      ? ({ glyph: '✕', token: 'not-met' } as const)
      : ({ glyph: '○', token: 'no-evidence' } as const)
  return { ...sign, word, hatched: false, solid: false, title: word }
}
