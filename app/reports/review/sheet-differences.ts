import { type Fact, factDifferences, type SheetFacts } from '~/domain/review/facts'
import { correctionKey } from '~/domain/review/sheet-law'
import type { SheetColour } from '~/domain/work/records'
import { groupTitles, sectionTitles } from '../messages/review'
import { factWords } from '../messages/review-facts'
import { type WordsPart, wordsDiff } from './words-diff'

/** One statement that reads differently; null on the side that does not make it. */
export interface DifferenceLine {
  id: string
  group: string
  label: string
  before: string | null
  after: string | null
}

/** Statements that differ between two sets of figures, each once, as they read on either side. */
export function figureDifferences(before: SheetFacts, after: SheetFacts): DifferenceLine[] {
  const ids = [...new Set(factDifferences(before, after).map(({ id }) => id))].filter((id) => id !== 'colour')
  return ids.map((id) => {
    const [old, now] = [before, after].map(({ facts }) => facts.find((fact) => fact.id === id))
    const shown = (now ?? old) as Fact
    return {
      id,
      group: groupTitles[shown.group],
      label: factWords(shown, after.timezone).label,
      before: old === undefined ? null : statementOf(old, before.timezone),
      after: now === undefined ? null : statementOf(now, after.timezone),
    }
  })
}

function statementOf(fact: Fact, timezone: string): string {
  const { value, note } = factWords(fact, timezone)
  const verdict = fact.words.to ?? null
  const said = [value, verdict === null ? null : verdict.replaceAll('_', ' ')].filter((part) => part !== null)
  return said.length > 0 ? said.join(', ') : (note ?? 'stated')
}

/** One section's words, as another version or draft has them. */
export interface WordsChange {
  key: string
  title: string
  parts: WordsPart[]
}

export interface Written {
  words: Record<string, string>
  colour: SheetColour | null
}

/** Sections whose words differ; the colour counts as one. `titles` are those of the sheet. */
export function wordsChanges(before: Written, after: Written, titles: ReadonlyMap<string, string>): WordsChange[] {
  const keys = [...new Set([...titles.keys(), ...Object.keys(before.words), ...Object.keys(after.words)])]
  const found = keys
    .filter((key) => key !== correctionKey)
    .flatMap((key): WordsChange[] => {
      const [old, now] = [before.words[key] ?? '', after.words[key] ?? '']
      if (old === now) return []
      return [{ key, title: titles.get(key) ?? sectionTitles[key] ?? key, parts: wordsDiff(old, now) }]
    })
  if (before.colour === after.colour) return found
  const parts = wordsDiff(before.colour ?? 'none', after.colour ?? 'none')
  return [...found, { key: 'colour', title: 'Colour', parts }]
}
