/** Edit distance with transpositions (optimal string alignment), case-insensitive. */
export function editDistance(left: string, right: string): number {
  const a = left.toLowerCase()
  const b = right.toLowerCase()
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      current.push(best)
    }
    before = previous
    previous = current
  }
  return previous[b.length]!
}

/**
 * The known word nearest to `word`, or null where none is near enough to be meant: at most
 * two edits, or a third of a longer word. Ties go to the first.
 */
export function nearestWord(word: string, known: readonly string[]): string | null {
  if (word === '' || word.length > 60) return null
  const reach = Math.max(2, Math.floor(word.length / 3))
  let best: string | null = null
  let bestDistance = reach + 1
  for (const candidate of known) {
    const distance = editDistance(word, candidate)
    if (distance < bestDistance && distance < Math.max(word.length, candidate.length)) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}
