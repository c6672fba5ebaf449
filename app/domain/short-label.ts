import { sharedMemory } from './memory'

/**
 * Shortest `_`-token form of every run label that names one run only: `v45` of
 * `load_v45_200u_r5`. A form that stands in several labels names none of them; then neighbouring
 * tokens are joined, up to the whole label. Every form resolves back to its run by the rule of
 * the command line (exact label, whole token, substring). Worked out once for a list of labels.
 */
export function shortLabels(labels: readonly string[]): ReadonlyMap<string, string> {
  const key = JSON.stringify(labels)
  const forms = known.get(key) ?? formsOfAll(labels)
  // Moved to the end: the map's order is the order of last use.
  known.delete(key)
  known.set(key, forms)
  if (known.size > kept) known.delete(known.keys().next().value as string)
  return forms
}

/** Programs at some moments each: an act leaves the labels as they were. */
const kept = 100
const known = sharedMemory('short-labels', () => new Map<string, ReadonlyMap<string, string>>())

function formsOfAll(labels: readonly string[]): ReadonlyMap<string, string> {
  const index = indexOf(labels)
  return new Map(labels.map((label) => [label, shortest(label, index)]))
}

/** Labels and how many of them hold a token: a thousand labels must not be read a thousand times. */
interface LabelIndex {
  labels: readonly string[]
  whole: ReadonlySet<string>
  withToken: ReadonlyMap<string, number>
}

function indexOf(labels: readonly string[]): LabelIndex {
  const withToken = new Map<string, number>()
  for (const label of labels) {
    for (const token of new Set(label.split('_'))) withToken.set(token, (withToken.get(token) ?? 0) + 1)
  }
  return { labels, whole: new Set(labels), withToken }
}

function shortest(label: string, index: LabelIndex): string {
  const forms = formsOf(label).map((form) => ({ form, rank: rank(form) }))
  forms.sort((a, b) => a.rank - b.rank || a.form.length - b.form.length)
  const best = forms.find(({ form }) => resolvesTo(form, label, index))
  return best === undefined ? label : best.form
}

function formsOf(label: string): string[] {
  const tokens = label.split('_')
  return tokens.flatMap((_, start) =>
    tokens.slice(start).map((_, length) => tokens.slice(start, start + length + 1).join('_')),
  )
}

function resolvesTo(form: string, label: string, { labels, whole, withToken }: LabelIndex): boolean {
  if (form === label) return true
  if (form === '' || whole.has(form)) return false
  const byToken = withToken.get(form)
  if (byToken !== undefined) return byToken === 1
  let matches = 0
  for (const other of labels) if (other.includes(form)) matches += 1
  return matches === 1
}

/** A version names a run better than a number, a number better than a word of its description. */
function rank(form: string): number {
  const tokens = form.split('_')
  if (tokens.some((token) => /^v\d+[a-z]?$/i.test(token))) return 0
  return /\d/.test(form) ? 1 : 2
}
