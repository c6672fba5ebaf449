import ts from 'typescript'
import { diagnosticSeverities } from '~/domain/vocabulary'
import { nodesOf, type SourceFile, sourceTrees } from './source-tree'

export interface DeclaredDiagnostic {
  rule: string
  severities: string[]
  /** As the code words it, what is filled in as …; several places may word it differently. */
  messages: string[]
  /** Folders or files that say it. */
  sources: string[]
}

/** Folders whose code gives diagnostics. */
const speaking = ['importers', 'app/server/upload', 'app/cli', 'app/domain']
let trees: SourceFile[] | null = null
/** What the functions are called that take severity, rule and message. */
const reporting = /(?:^|\.)(?:report|note|about)$/
const severityWords: readonly string[] = diagnosticSeverities
const ruleId = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/

/**
 * Every diagnostic that the importers can give, from their sources: calls with a severity or a rule
 * id beside a message, and objects with a property `rule`. Sorted by rule.
 */
export function diagnosticsOfCode(): DeclaredDiagnostic[] {
  const found = new Map<string, DeclaredDiagnostic>()
  for (const { path, tree } of speakingTrees()) {
    const general = severityOfFile(tree)
    for (const node of nodesOf(tree)) {
      for (const one of said(node)) {
        const known = found.get(one.rule) ?? { rule: one.rule, severities: [], messages: [], sources: [] }
        found.set(one.rule, known)
        add(known.severities, one.severity ?? general)
        add(known.messages, one.message)
        add(known.sources, partOf(path))
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}

function speakingTrees(): SourceFile[] {
  trees ??= sourceTrees(speaking)
  return trees
}

/** Calls of a reporting function whose rule cannot be read from the source: `file.ts:line`. */
export function unreadDiagnostics(): string[] {
  return speakingTrees().flatMap(({ path, tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      if (!ts.isCallExpression(node) || said(node).length > 0) return []
      const severe = node.arguments.some(
        (one) => one.getText() === 'severity' || literals(one).some((text) => severityWords.includes(text)),
      )
      return severe && reporting.test(node.expression.getText())
        ? [`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`]
        : []
    }),
  )
}

interface Said {
  rule: string
  severity: string | null
  message: string | null
}

function said(node: ts.Node): Said[] {
  if (ts.isCallExpression(node)) return saidByCall(node)
  if (!ts.isObjectLiteralExpression(node)) return []
  const value = (name: string) =>
    node.properties.find(
      (one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === name,
    )?.initializer
  const rule = value('rule')
  const [severity, message] = [value('severity'), value('message')]
  if (rule === undefined || (message === undefined && severity === undefined)) return []
  return literals(rule)
    .filter((text) => ruleId.test(text))
    .map((text) => ({
      rule: text,
      severity: severity === undefined ? null : (literals(severity)[0] ?? null),
      message: wording(message),
    }))
}

/** `report('warning', 'cut-row', place, 'message')`, `fail('front-matter-engine', 'message')` and their like. */
function saidByCall({ arguments: given }: ts.CallExpression): Said[] {
  const at = given.findIndex((argument) => literals(argument).some((text) => ruleId.test(text)))
  if (at === -1) return []
  const before = given
    .slice(0, at)
    .flatMap(literals)
    .filter((text) => severityWords.includes(text))
  const message =
    given
      .slice(at + 1)
      .map(wording)
      .find((text) => text !== null && / /.test(text)) ?? null
  if (message === null && before.length === 0) return []
  return literals(given[at] as ts.Expression)
    .filter((text) => ruleId.test(text))
    .map((rule) => ({ rule, severity: before[0] ?? null, message }))
}

/** Texts that an expression may stand for: a literal, either side of a choice, or a constant that is one. */
function literals(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  const constant = ts.isIdentifier(node) ? constantOf(node) : null
  return constant === null ? [] : literals(constant)
}

function wording(node: ts.Node | undefined): string | null {
  if (node === undefined) return null
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  }
  if (ts.isBinaryExpression(node)) return `${wording(node.left) ?? '…'}${wording(node.right) ?? '…'}`
  if (ts.isIdentifier(node)) return wording(constantOf(node) ?? undefined)
  return ts.isConditionalExpression(node) ? wording(node.whenTrue) : null
}

/** What the nearest constant of that name is declared as; null where it is a parameter or from elsewhere. */
function constantOf(name: ts.Identifier): ts.Expression | null {
  for (let around: ts.Node = name.parent; around !== undefined; around = around.parent) {
    if (ts.isFunctionLike(around) && around.parameters.some((one) => one.name.getText() === name.text)) return null
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue
    for (const statement of around.statements.filter(ts.isVariableStatement))
      for (const { name: declared, initializer } of statement.declarationList.declarations)
        if (initializer !== undefined && declared.getText() === name.text) return initializer
  }
  return null
}

/** A file whose helper makes diagnostics of one severity: `{ severity: 'error', rule, message }`. */
function severityOfFile(tree: ts.SourceFile): string | null {
  for (const node of nodesOf(tree)) {
    if (!ts.isObjectLiteralExpression(node)) continue
    const shorthand = node.properties.some((one) => ts.isShorthandPropertyAssignment(one) && one.name.text === 'rule')
    const severity = node.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === 'severity')
    if (shorthand && severity !== undefined) return literals((severity as ts.PropertyAssignment).initializer)[0] ?? null
  }
  return null
}

function add(list: string[], text: string | null): void {
  if (text !== null && !list.includes(text)) list.push(text)
}

/** `importers/formats/k6` of all files in it, else the folder of the file. */
function partOf(path: string): SourceFile['path'] {
  return path.split('/').slice(0, -1).join('/')
}
