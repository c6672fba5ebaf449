import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { listening } from '../support/listening'

const root = resolve(import.meta.dirname, '../..')

export interface LoadedServer {
  url: string
  port: number
  pid: number
  /** What it printed. */
  output(): string
  stop(): Promise<void>
}

/** The built server as `npm start` runs it, on loopback, on any free port. */
export async function startServerOn(database: string): Promise<LoadedServer> {
  const profile = process.env.ASSAY_LOAD_PROFILE
  const inspect = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  // As the launcher starts it (app/cli/launch.mjs).
  const helpers = Math.max(1, Math.min(4, availableParallelism() - 1))
  const flags = ['--max-semi-space-size=32', `--v8-pool-size=${helpers}`, ...inspect]
  const args = [...flags, join(root, 'build/node/cli.js'), 'serve', '--port', '0', '--db', database]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' },
  })
  const said = listening(child)
  const url = await said.url
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid as number,
    output: said.output,
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done()
        child.on('close', () => done())
        child.kill('SIGTERM')
      }),
  }
}
