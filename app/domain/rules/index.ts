export { formatLimit, formatRule } from './format-rule'
export { parseRule, type RuleContext } from './parse-rule'
export {
  type Condition,
  isLoadMetric,
  type Limit,
  type ParsedRule,
  percentileOf,
  type Rule,
  type RuleError,
  type RuleErrorCode,
  type Selector,
} from './rule'
