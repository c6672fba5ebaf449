import { existsSync, readFileSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { type AnnotatedDocument, chosenHunks, hunksOf } from '~/domain/annotate/annotated'
import { withHunks } from '~/domain/annotate/hunks'
import { type AnnotatedClass, annotatedClasses } from '~/domain/annotate/plan-edits'
import { unifiedDiff } from '~/domain/annotate/unified-diff'
import type { Snapshot } from '~/domain/plan'
import { summaryOf } from '~/reports/annotate'
import { annotateJson } from '~/reports/annotate-json'
import { leftSentences } from '~/reports/messages/annotate'
import { annotateDocument } from '~/server/annotate/annotate-document'
import { loadBytes } from '~db/queries/documents'
import { hashOf } from '~importers/content-hash'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import type { Terminal } from '../terminal'
import { writeAtomically } from '../write-atomically'

interface AnnotateOptions extends CommonOptions {
  write?: boolean
  only?: string
  hunk?: string[]
}

/** `assay annotate DOC` */
export function addAnnotate(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('annotate')
    .description('the patch that makes a document truthful: contradicted boxes unticked, refuted claims noted')
    .argument('<doc>', 'a document by its name, or its file')
    .option('--write', 'apply it to the file, whole or not at all; refused where the file has changed since')
    .option('--only <classes>', `only these classes, by commas: ${annotatedClasses.join(', ')}`)
    .option('--hunk <number...>', 'only these hunks of the patch')
    .action(async (doc: string, _local: AnnotateOptions, command: Command) => {
      const options = command.optsWithGlobals<AnnotateOptions>()
      const only = classesOf(options.only)
      await withAssessment(options, terminal, ({ db, report }) => {
        const { state } = report.input
        const snapshot = findDocument(state.snapshots, doc)
        const bytes = loadBytes(db, { sha256: snapshot.sha256 })
        if (bytes === null) throw new UsageError(`The bytes of ${snapshot.document} are not at hand.`)
        const annotated = annotateDocument({ state, assessment: report.assessment, snapshot, bytes, only })
        answer(annotated, pathOf(snapshot, doc), options, terminal)
      })
    })
}

function answer(annotated: AnnotatedDocument, path: string | null, options: AnnotateOptions, terminal: Terminal): void {
  const numbers = numbersOf(options.hunk, annotated)
  const both = hunksOf(annotated)
  const hunks = chosenHunks(both, numbers)
  const diff = unifiedDiff(shownPath(annotated, path), both.before, both.after, hunks)
  let written: string | null = null
  if (options.write === true && hunks.length > 0) {
    if (path === null) throw new UsageError(`${annotated.file} is not here. Name the file: assay annotate PATH --write`)
    written = writeAtomically(path, withHunks(both.before, both.after, hunks), annotated.sha256)
  }
  if (options.json === true) {
    terminal.out(JSON.stringify(annotateJson(annotated, { numbers, diff, written }), null, 2))
    return
  }
  if (written === null) printDiff(diff, terminal)
  if (path !== null && written === null && hashOf(readFileSync(path)) !== annotated.sha256)
    terminal.err(
      `${terminal.colours.yellow('warning')} ${path} has changed since it was imported: import it again first`,
    )
  for (const { line, reason } of annotated.left)
    terminal.err(`${annotated.file}:${line}:1 left alone: ${leftSentences[reason]}`)
  const summary = numbers === null ? summaryOf(annotated) : `${hunks.length} of ${both.hunks.length} hunks.`
  terminal.err(written === null ? summary : `${summary} Written to ${written}.`)
}

/** To a file or a pipe byte for byte, as `patch` and `git apply` need it; to a screen as text. */
function printDiff(diff: Uint8Array, terminal: Terminal): void {
  if (diff.length === 0) return
  if (terminal.bytes !== undefined) terminal.bytes(diff)
  else terminal.out(new TextDecoder('utf-8').decode(diff).replace(/\n$/, ''))
}

function classesOf(words: string | undefined): ReadonlySet<AnnotatedClass> {
  if (words === undefined) return new Set(annotatedClasses)
  return new Set(
    words.split(',').map((word) => {
      const found = annotatedClasses.find((name) => name === word.trim())
      if (found === undefined) throw unknownName('class to annotate', word.trim(), annotatedClasses)
      return found
    }),
  )
}

function numbersOf(words: string[] | undefined, annotated: AnnotatedDocument): number[] | null {
  if (words === undefined) return null
  const known = hunksOf(annotated).hunks.map(({ number }) => number)
  return words
    .flatMap((word) => word.split(','))
    .map((word) => {
      const number = Number(word)
      if (!known.includes(number)) throw new UsageError(`There is no hunk ${word}; there are ${known.length}.`)
      return number
    })
}

/** By its name, its whole path, or the name of its file; the tracker may be called by that word. */
function findDocument(snapshots: readonly Snapshot[], doc: string): Snapshot {
  const path = resolve(doc)
  const levels: ((snapshot: Snapshot) => boolean)[] = [
    ({ document }) => document === doc,
    ({ plan }) => resolve(plan.file) === path,
    ({ plan }) => basename(plan.file) === basename(doc),
    ({ plan }) => plan.role === doc,
  ]
  for (const matches of levels) {
    const found = snapshots.filter(matches)
    if (found.length === 1) return found[0]!
  }
  throw unknownName(
    'document',
    doc,
    snapshots.map(({ document }) => document),
  )
}

/** The file to read and write: the one named, else the one that was imported, where it still is. */
function pathOf({ plan }: Snapshot, doc: string): string | null {
  return [resolve(doc), resolve(plan.file)].find((path) => existsSync(path)) ?? null
}

/** Paths of a diff are relative to where the command was called, so that `git apply` finds them there. */
function shownPath({ file }: AnnotatedDocument, path: string | null): string {
  const shown = path === null ? basename(file) : relative(process.cwd(), path)
  return shown.startsWith('..') ? basename(file) : shown.replaceAll('\\', '/')
}
