import { createHash } from 'node:crypto'
import { isSafePattern } from 'redos-detector'
import ts from 'typescript'
import { nodesOf, sourceTrees } from '../docs/source-tree'

export interface FoundPattern {
  /** With its slashes and flags, as it stands. */
  text: string
  /** Where it stands first. */
  file: string
  line: number
}

/** Every regular expression that is written in the sources, each text once. */
export function patternsOfCode(): FoundPattern[] {
  const found = new Map<string, FoundPattern>()
  for (const { path, tree } of sourceTrees(['app', 'db', 'importers'])) {
    for (const node of nodesOf(tree)) {
      if (!ts.isRegularExpressionLiteral(node) || found.has(node.text)) continue
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.set(node.text, { text: node.text, file: path, line })
    }
  }
  return [...found.values()]
}

/**
 * Whether backtracking is bounded, by an analysis of the expression and not by a clock: from one place
 * to start at there are at most a hundred ways to go back, found within a fixed number of steps. That
 * an expression may start anew at every place is left to the bounds on what it is given. Word
 * boundaries and letters of either case change nothing about that and only cost steps.
 */
export function isBounded(text: string): boolean {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) as unknown as [string, string, string]
  if (!/[*+{]/.test(source)) return true
  const { safe } = isSafePattern(`^(?:${source.replace(/\\b/g, '')})`, {
    unicode: flags.includes('u'),
    dotAll: flags.includes('s'),
    maxSteps: 2000,
    maxScore: 100,
    timeout: Number.POSITIVE_INFINITY,
  })
  return safe
}

/** A short name of an expression that was found bounded. */
export function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8)
}
