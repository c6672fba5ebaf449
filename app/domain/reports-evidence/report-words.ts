/** Words of a file's name that say what a report is, not what it is about. */
const noise = new Set(
  (
    'test tests testing tested coverage cov covered code report reports result results junit xml json info csv lcov cobertura clover ' +
    'jacoco istanbul vitest jest pytest mocha playwright out output summary final run ci build the of and all'
  ).split(' '),
)

/** Words of a label or a selector, lower case: `FrontendUnit-2026-01-11` has frontend, unit, frontendunit and the numbers. */
function wordsIn(text: string): string[] {
  const spelled = text.replace(/end[\s_-]?to[\s_-]?end/gi, 'e2e').replace(/(front|back)[\s_-]end/gi, '$1end')
  const parts = spelled.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
  return parts.flatMap((part) => {
    const camel = part.match(/\p{Lu}?\p{Ll}+\d*|\p{Lu}+(?!\p{Ll})\d*|\d+\p{Ll}+\d*|\p{L}+\d*|\d+/gu)
    return camel === null || camel.length === 1 ? [part.toLowerCase()] : camel.map((word) => word.toLowerCase())
  })
}

/** What a label is about: its words without dates, numbers and words that every report bears. */
export function subjectWords(text: string): string[] {
  return [
    ...new Set(wordsIn(text).filter((word) => !noise.has(word) && !/^(?:\d+|\d{8}t\d{6}z?|r\d+|v\d+)$/.test(word))),
  ].sort()
}

/** Whether a label speaks of every word of a selector, as whole words: `unit` is in `unit-frontend`, not in `community`. */
export function speaksOf(label: string, selector: string): boolean {
  const have = subjectWords(label)
  const joined = have.length > 1 ? [...have, wordsIn(label).join('')] : have
  const wanted = subjectWords(selector)
  const all = wanted.length === 0 ? wordsIn(selector) : wanted
  if (all.length > 0 && all.every((word) => joined.includes(word))) return true
  return wordsIn(selector).join('') === wordsIn(label).join('')
}

/** Whether a label is about exactly what a selector names. */
export function isAbout(label: string, selector: string): boolean {
  if (wordsIn(selector).join('') === wordsIn(label).join('')) return true
  const [have, wanted] = [subjectWords(label), subjectWords(selector)]
  return wanted.length > 0 && have.join(' ') === wanted.join(' ')
}

/** A metric's name without differences that mean nothing: `Cache-Hit-Rate` and `cache_hits_ratio` are one metric. */
export function metricId(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/(^|_)hits?(?:_rate|_ratio)?$/, '$1hit_ratio')
}
