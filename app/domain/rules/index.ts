export { formatLimit, formatRule } from './format-rule'
export { type InferenceContext, inferRule } from './infer/infer-rule'
export type { Inference } from './infer/other-phrases'
export { splitCriteria } from './infer/split-criteria'
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
