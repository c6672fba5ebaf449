import type { ComputedColour } from '~/domain/review/facts'
import type { SheetColour } from '~/domain/work/records'
import { colourRuleSentences, colourWords } from '../messages/review'
import type { ColourToken, Hallmark } from '../types-common'
import type { ColourView } from './types'

const signs: Readonly<Record<SheetColour | 'unknown', { glyph: string; token: ColourToken }>> = {
  green: { glyph: '◆', token: 'met' },
  amber: { glyph: '≈', token: 'inconclusive' },
  red: { glyph: '✕', token: 'not-met' },
  unknown: { glyph: '○', token: 'no-evidence' },
}

/** Solid for what was computed, outlined for what a person chose. */
export function colourMark(colour: SheetColour | 'unknown', title: string, computed: boolean): Hallmark {
  const word = colourWords[colour]
  return { ...signs[colour], word, hatched: false, solid: computed, title: title === '' ? word : `${word}: ${title}` }
}

export function colourView(computed: ComputedColour, chosen: SheetColour | null): ColourView {
  const rules = computed.fired.map(({ rule, colour, numbers }) => {
    const sentence = ruleSentence(rule, numbers.count)
    return { rule, mark: colourMark(colour, sentence, true), sentence }
  })
  const [first] = rules
  const sentence = first === undefined ? ruleSentence('none', 0) : first.sentence
  return {
    chosen,
    chosenMark: chosen === null ? null : colourMark(chosen, '', false),
    computed: computed.colour,
    computedMark: colourMark(computed.colour, sentence, true),
    disagrees: chosen !== null && chosen !== computed.colour,
    rules: first === undefined ? [{ rule: 'none', mark: colourMark('green', sentence, true), sentence }] : rules,
  }
}

function ruleSentence(rule: string, count: number | undefined): string {
  const say = Object.hasOwn(colourRuleSentences, rule) ? colourRuleSentences[rule] : undefined
  return say === undefined || count === undefined ? rule : say(count)
}
