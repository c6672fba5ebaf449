import type { EndpointGroup } from '~/domain/program'
import { parseRule, type Rule } from '~/domain/rules'
import { UsageError } from './exit-codes'

/** The rule, or an error that points at the word where it stops being one. */
export function readRule(text: string, groups: readonly EndpointGroup[]): Rule {
  const parsed = parseRule(text, { groups: groups.map(({ name }) => name) })
  if (parsed.ok) return parsed.rule
  const { code, position, word, suggestion } = parsed.error
  const hint = suggestion === null ? '' : `. Did you mean "${suggestion}"?`
  const at = word !== '' ? `at "${word}"` : position >= text.trimEnd().length ? 'at its end' : 'here'
  throw new UsageError(`The rule cannot be read (${code.replaceAll('_', ' ')}) ${at}${hint}
  ${text}
  ${' '.repeat(position)}^`)
}
