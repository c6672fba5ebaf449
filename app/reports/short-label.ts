/**
 * Shortest `_`-token form of every run label that names one run only: `v45` of
 * `load_v45_200u_r5`. A form that stands in several labels names none of them; then neighbouring
 * tokens are joined, up to the whole label. Every form resolves back to its run by the rule of
 * the command line (exact label, whole token, substring).
 */
export function shortLabels(labels: readonly string[]): Map<string, string> {
  return new Map(labels.map((label) => [label, shortest(label, labels)]))
}

function shortest(label: string, labels: readonly string[]): string {
  const forms = formsOf(label).filter((form) => resolvesTo(form, label, labels))
  const best = forms.sort((a, b) => rank(a) - rank(b) || a.length - b.length)[0]
  return best === undefined ? label : best
}

function formsOf(label: string): string[] {
  const tokens = label.split('_')
  return tokens.flatMap((_, start) =>
    tokens.slice(start).map((_, length) => tokens.slice(start, start + length + 1).join('_')),
  )
}

function resolvesTo(form: string, label: string, labels: readonly string[]): boolean {
  if (form === label) return true
  if (form === '' || labels.includes(form)) return false
  const byToken = labels.filter((other) => other.split('_').includes(form))
  const matches = byToken.length > 0 ? byToken : labels.filter((other) => other.includes(form))
  return matches.length === 1
}

/** A version names a run better than a number, a number better than a word of its description. */
function rank(form: string): number {
  const tokens = form.split('_')
  if (tokens.some((token) => /^v\d+[a-z]?$/i.test(token))) return 0
  return /\d/.test(form) ? 1 : 2
}
