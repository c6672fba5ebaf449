import { diffWordsWithSpace } from 'diff'

export interface WordsPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Two texts longer than this in edits are shown one after the other. */
const mostEdits = 800

/** What differs between two texts, word by word. */
export function wordsDiff(before: string, after: string): WordsPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  if (found === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
