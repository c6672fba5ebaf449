import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { wait } from './trial'

export const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'build/node/cli.js')
const living = new Set<ChildProcess>()

/** Ends every process that is still there: a trial may have failed, or its time may be over. */
export function endAll(): void {
  for (const child of living) child.kill('SIGKILL')
}

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
  living.add(child)
  child.once('close', () => living.delete(child))
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
  /** Processor time until then; null where the system does not tell. */
  processorMs: number | null
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
      return { ...process, url, readyMs: performance.now() - began, processorMs: processorMsOf(process.child) }
    }
    if (code !== undefined) throw new Error(`the server ended with ${code}\n${process.output()}`)
    if (performance.now() - began > 60_000) throw new Error(`the server does not answer\n${process.output()}`)
    await wait(10)
  }
}

/** Linux tells it in hundredths of a second. */
function processorMsOf({ pid }: ChildProcess): number | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
