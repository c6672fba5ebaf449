import type { Operator } from '../vocabulary'
import type { Condition } from './rule'
import type { Scanner } from './scanner'

const conditionFields = ['users', 'requests', 'label', 'tag'] as const

/** Reads `users >= 100 and tag = final`, after the word `where`. */
export function parseConditions(scanner: Scanner): Condition[] {
  const conditions = [readCondition(scanner)]
  while (scanner.take(/and\b|,/i) !== null) conditions.push(readCondition(scanner))
  return conditions
}

function readCondition(scanner: Scanner): Condition {
  scanner.skipSpace()
  const start = scanner.position
  const word = scanner.takeHere(/[A-Za-z_]+/)
  const field = word === null ? undefined : conditionFields.find((one) => one === word.toLowerCase())
  if (field === undefined) scanner.fail('unknown_condition', start, conditionFields)
  return field === 'users' || field === 'requests' ? readCount(scanner, field) : readText(scanner, field)
}

function readCount(scanner: Scanner, field: 'users' | 'requests'): Condition {
  const sign = scanner.take(/<=|>=|==|[<>=≤≥]/)
  if (sign === null) scanner.failHere('operator_expected')
  const digits = scanner.take(/\d{1,3}(?:,\d{3})+|\d{1,9}(?!\d)/)
  if (digits === null) scanner.failHere('condition_value_expected')
  const op = sign === '=' ? '==' : sign === '≤' ? '<=' : sign === '≥' ? '>=' : (sign as Operator)
  return { field, op, value: Number(digits.replaceAll(',', '')) }
}

function readText(scanner: Scanner, field: 'label' | 'tag'): Condition {
  if (scanner.take(/==?/) === null) scanner.failHere('operator_expected')
  const quoted = scanner.takeQuoted()
  if (quoted !== null) return { field, value: quoted }
  const word = scanner.take(/[\p{L}\p{N}_.*-]+/u)
  if (word === null) scanner.failHere('condition_value_expected')
  return { field, value: word }
}
