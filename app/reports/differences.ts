import type { PackDifference } from '~/domain/acts/pack-diff'
import type { SuspectDifference } from '~/domain/acts/suspect-diff'
import { verdicts } from '~/domain/vocabulary'
import { formatAsOf } from './dates'
import { tierSigns, verdictSigns } from './glyphs'
import { markedTexts } from './marked-text'
import { packDifferenceWords } from './messages/act-pages'
import { differenceWords } from './messages/acts'
import type { JudgedContext, ReportContext } from './report-context'
import type { DifferenceView } from './types-acts'

/** What changed since a signature, as signed and as it is now. */
export function differenceViews(context: JudgedContext, differences: readonly SuspectDifference[]): DifferenceView[] {
  return differences.map((one, at) => view(context, one, differenceWords[one.kind], at))
}

/** What changed between the pack that was read and the one of now. */
export function packDifferenceViews(context: ReportContext, differences: readonly PackDifference[]): DifferenceView[] {
  return differences.map((one, at) => {
    const say = (text: string | null) => {
      if (text === null) return null
      if (one.kind === 'day') return formatAsOf(text, context.timezone)
      return one.kind === 'state' ? tierWord(text) : text
    }
    const said = { ...one, before: say(one.before), after: say(one.after) }
    return view(context, said, packDifferenceWords[one.kind], at)
  })
}

function view(
  context: JudgedContext,
  one: { kind: string; criterionId: string | null; before: string | null; after: string | null },
  word: string,
  at: number,
): DifferenceView {
  const found = one.criterionId === null ? undefined : context.criterion(one.criterionId)
  const [signed, now] = markedTexts(verdictWord(one.before), verdictWord(one.after))
  return {
    key: `${at} ${one.kind} ${one.criterionId}`,
    kind: one.kind,
    word,
    criterionId: one.criterionId,
    criterionText: found === undefined ? one.criterionId : found.criterion.criterion.text,
    href: found === undefined || one.criterionId === null ? null : context.href.criterion(one.criterionId),
    signed,
    now,
  }
}

/** A verdict by its word; other texts as they are. */
function verdictWord(text: string | null): string | null {
  const verdict = verdicts.find((one) => one === text)
  return verdict === undefined ? text : verdictSigns[verdict].word
}

function tierWord(text: string): string {
  return Object.hasOwn(tierSigns, text) ? tierSigns[text as keyof typeof tierSigns].word : text
}
