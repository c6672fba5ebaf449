import { parseAsOf } from '~/domain/calendar'
import type { Given } from '~/domain/given'
import { isWebAddress } from '~/domain/work/web-address'

/** What can be said of evidence, with the name that forms, HTTP and the command line share. */
export const givenFields = ['label', 'commit', 'branch', 'ci-url', 'environment', 'tag', 'as-of'] as const
export type GivenField = (typeof givenFields)[number]
/** As typed: tags several times, or in one line with commas. */
export type GivenWords = Partial<Record<GivenField, string[]>>

const longest: Record<GivenField, number> = {
  label: 200,
  commit: 64,
  branch: 200,
  'ci-url': 1000,
  environment: 120,
  tag: 60,
  'as-of': 40,
}

/** Words to what is given; else the fields that refuse it, each with the reason. Empty fields count as absent. */
export function readGiven(
  words: GivenWords,
  timezone: string,
): { given: Given } | { errors: Partial<Record<GivenField, string>> } {
  const errors: Partial<Record<GivenField, string>> = {}
  const one = (field: GivenField) => {
    const values = valuesOf(words, field)
    if (values.length > 1 && field !== 'tag') errors[field] = 'is given more than once'
    for (const value of values) {
      if (value.length > longest[field]) errors[field] = `is longer than ${longest[field]} characters`
      if (/\p{Cc}/u.test(value)) errors[field] = 'must not hold control characters'
    }
    return values[0]
  }
  const label = one('label')
  if (label !== undefined && /[/\\]/.test(label)) errors.label = 'must not hold slashes'
  const ciUrl = one('ci-url')
  if (ciUrl !== undefined && !isWebAddress(ciUrl))
    errors['ci-url'] = 'must be an address that begins with https:// or http://'
  const asOf = one('as-of')
  const measuredAt = asOf === undefined ? undefined : parseAsOf(asOf, timezone)
  if (measuredAt === null) errors['as-of'] = 'must be a day (2026-01-31) or a timestamp (2026-01-31T18:00:00Z)'
  one('tag')
  const tags = [...new Set(valuesOf(words, 'tag'))]
  if (tags.length > 20) errors.tag = 'names more than 20 tags'
  const rest = {
    label,
    commit: one('commit'),
    branch: one('branch'),
    ciUrl,
    environment: one('environment'),
    measuredAt,
  }
  if (Object.keys(errors).length > 0) return { errors }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== null))
  return { given: tags.length === 0 ? given : { ...given, tags } }
}

function valuesOf(words: GivenWords, field: GivenField): string[] {
  const values = words[field] === undefined ? [] : words[field]
  const split = field === 'tag' ? values.flatMap((value) => value.split(',')) : values
  return split.map((value) => value.trim()).filter((value) => value !== '')
}
