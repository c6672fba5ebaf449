import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { wait } from './trial'

export const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'build/node/cli.js')
/** For `--import`: kills the process at a statement (kill-at.mjs). */
export const killAt = pathToFileURL(join(import.meta.dirname, 'kill-at.mjs')).href

/** The trials run what is shipped: the built command line. */
export function isBuilt(): boolean {
  return existsSync(bundle) && existsSync(join(root, 'build/server/index.js'))
}

export interface ProcessOptions {
  env?: Record<string, string>
  /** Before the bundle: `--import …`. */
  nodeArgs?: string[]
  /** In place of plain node: `['strace', …]`, `['prlimit', …]`. */
  under?: string[]
}

export interface Ended {
  code: number | null
  out: string
  err: string
}

export interface AssayProcess {
  child: ChildProcess
  output(): string
  ended: Promise<Ended>
  /** SIGKILL, and gone when this answers. */
  kill(): Promise<void>
}

/** Starts the built command line. */
export function start(args: string[], options: ProcessOptions = {}): AssayProcess {
  const { env, nodeArgs = [], under = [] } = options
  const [command, ...rest] = [...under, process.execPath, ...nodeArgs, bundle, ...args]
  const child = spawn(command as string, rest, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => (said.out += chunk))
  child.stderr?.on('data', (chunk) => (said.err += chunk))
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, ...said }))
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { child, output: () => said.out + said.err, ended, kill }
}

/** A command to its end. */
export function run(args: string[], options: ProcessOptions = {}): Promise<Ended> {
  return start(args, options).ended
}

export interface ServerProcess extends AssayProcess {
  url: string
  /** From the start of the process to its first good answer. */
  readyMs: number
}

/** A server of its own process, once it answers. */
export async function serve(database: string, options: ProcessOptions = {}): Promise<ServerProcess> {
  const began = performance.now()
  const process = start(['serve', '--port', '0', '--db', database], options)
  let code: number | null | undefined
  void process.ended.then((end) => {
    code = end.code
  })
  for (;;) {
    const url = /http:\/\/[\w.:[\]]+/.exec(process.output())?.[0]
    const answer = url === undefined ? null : await fetch(`${url}/healthz`).catch(() => null)
    if (url !== undefined && answer?.ok === true) {
      await answer.text()
      return { ...process, url, readyMs: performance.now() - began }
    }
    if (code !== undefined) throw new Error(`the server ended with ${code}\n${process.output()}`)
    if (performance.now() - began > 60_000) throw new Error(`the server does not answer\n${process.output()}`)
    await wait(10)
  }
}
