import { ofText } from '../memory'
import { parseRule, type Rule } from '../rules'

/** The rule that a judged criterion is written with; null where the text is none. */
export const ruleOfText = ofText('rules', (text): Rule | null => {
  const parsed = parseRule(text)
  return parsed.ok ? parsed.rule : null
})
