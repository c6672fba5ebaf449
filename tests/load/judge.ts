import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { command } from '../e2e/built-server'

const root = resolve(import.meta.dirname, '../..')
export const loadProgram = join(root, 'content/assay/load')

export interface RunNote {
  prefix: string
  users: number
  commit?: string | null
  seed?: number
  /** Processor and Node. */
  machine?: string
}

/** What the files cannot say themselves. */
function noteOf({ prefix, users, commit = null, seed, machine }: RunNote): string {
  const lines = ['kind: run', `label: ${prefix}`, 'provenance: measured', `users: ${users}`]
  if (commit !== null) lines.push(`commit: ${commit}`)
  const where = machine === undefined ? '' : ` on ${machine}`
  const words = seed === undefined ? '' : `\nMeasured by \`npm run load -- --seed ${seed}\`${where}.\n`
  return `---\n${lines.join('\n')}\n---\n${words}`
}

/** The run takes the place of the one that stood in the program's evidence. */
export function keepAsEvidence(files: readonly string[], note: RunNote): void {
  const evidence = join(loadProgram, 'evidence')
  rmSync(evidence, { recursive: true, force: true })
  bring(evidence, files, note)
}

function bring(evidence: string, files: readonly string[], note: RunNote): void {
  const folder = join(evidence, note.prefix)
  mkdirSync(folder, { recursive: true })
  for (const file of files) cpSync(file, join(folder, file.split(/[/\\]/).at(-1) as string))
  writeFileSync(join(folder, 'run.md'), noteOf(note))
}

export interface GateAnswer {
  code: number
  text: string
}

/** Imports the program with this run alone into a database of its own, and asks its gate as CI would. */
export async function judge(folder: string, files: readonly string[], note: RunNote): Promise<GateAnswer> {
  const program = join(folder, 'judged')
  mkdirSync(program)
  for (const name of readdirSync(loadProgram).filter((file) => file.endsWith('.md')))
    cpSync(join(loadProgram, name), join(program, name))
  bring(join(program, 'evidence'), files, note)
  const database = join(folder, 'judged.sqlite')
  await command(['import', program, '--db', database])
  return askGate(database)
}

function askGate(database: string): Promise<GateAnswer> {
  const args = [join(root, 'build/node/cli.js'), 'gate', 'tier-1', '--db', database]
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) => done({ code: code === null ? 2 : code, text: text.trimEnd() }))
  })
}
