import type { Change, RuleVerdict, Side } from '~/domain/changes'
import type { Snapshot } from '~/domain/plan'
import { formatHours, formatMoney } from './format'
import { verdictMark } from './glyphs'
import { hrefs, placeText } from './href'
import {
  backingSentence,
  criterionStays,
  fieldWords,
  kindWords,
  moveSentences,
  moveWords,
  subjectWords,
} from './messages/changes'
import type { ReportContext } from './report-context'
import { stepText } from './target-sources'
import type { ChangeView } from './types-changes'
import type { ColourToken, PencilMark } from './types-common'

/** The two snapshots that are compared, for links into each as it stood. */
export interface ComparedPair {
  before: Pick<Snapshot, 'document' | 'effectiveAt'>
  after: Pick<Snapshot, 'document' | 'effectiveAt'>
}

interface Sign {
  glyph: string
  word: string
  token: ColourToken
}

function signOf({ kind, goalpost, backing, ticked }: Change): Sign {
  if (goalpost !== null) {
    const worse = goalpost.move === 'loosened' || goalpost.move === 'dropped'
    const token = worse ? 'not-met' : goalpost.move === 'altered' ? 'inconclusive' : 'secondary'
    return { glyph: worse ? '✕' : goalpost.move === 'altered' ? '≈' : '+', word: moveWords[goalpost.move], token }
  }
  const word = kindWords[kind]
  if (kind === 'ticked' || (kind === 'added' && ticked === true)) {
    const proven = backing?.kind === 'new'
    return { glyph: proven ? '◆' : '○', word, token: proven ? 'met' : 'no-evidence' }
  }
  if (kind === 'removed') return { glyph: '–', word, token: ticked === false ? 'inconclusive' : 'secondary' }
  return { glyph: kind === 'added' ? '+' : kind === 'unticked' ? '✕' : '·', word, token: 'secondary' }
}

/** One change as a page tells it. */
export function changeView(context: ReportContext, change: Change, pair: ComparedPair, at: number): ChangeView {
  const sign = signOf(change)
  const { goalpost } = change
  const replaced = goalpost?.move === 'dropped' && change.subject === 'target'
  const side = (found: Side | null, which: keyof ComparedPair) =>
    found === null ? null : pencil(context, { ...found, words: wordsOf(change.field, found.words) }, pair[which])
  return {
    key: `${at} ${change.subject} ${change.itemId}`,
    mark: { ...sign, hatched: false, solid: false, title: sign.word },
    subjectWord: subjectWords[change.subject],
    text: change.text,
    href:
      change.subject === 'criterion' && context.criterion(change.itemId) !== undefined
        ? context.href.criterion(change.itemId)
        : null,
    whereText: whereOf(context, change),
    field: change.field === null || change.field === 'rule' ? null : (fieldWords[change.field] ?? change.field),
    before: side(change.before, 'before'),
    after: side(change.after, 'after'),
    sentence: sentenceOf(context, change),
    verdicts:
      goalpost === null
        ? []
        : [...verdict(context, 'before', goalpost.before), ...verdict(context, 'after', goalpost.after)],
    maybe: side(change.maybe, change.kind === 'removed' ? 'after' : 'before'),
    maybeText: change.maybe === null ? null : replaced ? 'The document now states a figure there:' : 'Maybe the same:',
  }
}

function sentenceOf(context: ReportContext, { kind, subject, goalpost, ticked, backing }: Change): string | null {
  const parts = [
    goalpost === null ? null : moveSentences[goalpost.move],
    goalpost?.move === 'dropped' && subject === 'criterion' ? criterionStays : null,
    backing === null ? null : backingSentence(backing.kind, backing.by === null ? null : context.short(backing.by)),
    kind === 'removed' && ticked !== null ? (ticked ? 'Its box was ticked.' : 'Its box was open.') : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(' ')
}

function verdict(context: ReportContext, label: string, found: RuleVerdict | null): ChangeView['verdicts'] {
  if (found === null) return []
  const { rule, run } = found
  return [
    {
      label,
      rule,
      mark: verdictMark(found.verdict, ''),
      run: run === null ? null : context.short(run),
      runHref: run === null || context.run(run) === undefined ? null : context.href.run(run),
    },
  ]
}

/** A link into the document as it stood: with the moment from which that snapshot held. */
function pencil(context: ReportContext, { words, place }: Side, snapshot: ComparedPair['before']): PencilMark {
  const then = hrefs({ ...context.input.link, asOf: snapshot.effectiveAt })
  return {
    words,
    done: null,
    source: {
      text: placeText(place),
      href: then.document(snapshot.document, place.line),
      title: `${place.file}, line ${place.line}`,
    },
  }
}

/** Hours and money come as minutes and cents. */
function wordsOf(field: string | null, words: string): string {
  const value = Number(words)
  if (field === null || Number.isNaN(value) || words.trim() === '') return words
  if (field.endsWith('Minutes')) return formatHours(value)
  if (field.endsWith('Cents') || field === 'rateCentsPerHour') return formatMoney(value)
  return words
}

function whereOf(context: ReportContext, { subject, itemId, weekId, tierId }: Change): string | null {
  if (subject === 'target') return stepText(itemId.split(' ').at(-1) as string)
  if (subject === 'week' || subject === 'tier') return itemId.replace('-', ' ')
  if (weekId !== null) return context.weekTitle(weekId).split(':')[0] as string
  return tierId === null ? null : tierId.replace(/-(?=\d)/, ' ')
}
