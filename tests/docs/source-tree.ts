import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

export const root = resolve(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root, with slashes. */
  path: string
  tree: ts.SourceFile
}

/** The sources of some folders as syntax trees, by path; without what is no TypeScript. */
export function sourceTrees(folders: readonly string[]): SourceFile[] {
  return folders.flatMap(filesBelow).map((path) => ({
    path,
    tree: ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true),
  }))
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(path)
      return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : []
    })
}

/** Every node of a tree, from the top. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => void children.push(child))
  return children
}

/** The text of the doc comment before a statement, in one line; null where there is none. */
export function docComment(node: ts.Node): string | null {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)
  if (comment === undefined) return null
  const text = typeof comment.comment === 'string' ? comment.comment : ts.getTextOfJSDocComment(comment.comment)
  return text === undefined ? null : text.replace(/\s+/g, ' ').trim()
}
