import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

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
  // The room for what is new as the launcher gives it (app/cli/launch.mjs).
  const flags = ['--max-semi-space-size=32', ...inspect]
  const args = [...flags, join(root, 'build/node/cli.js'), 'serve', '--port', '0', '--db', database]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' },
  })
  let output = ''
  const url = await new Promise<string>((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const match = output.match(/http:\/\/[\w.:[\]]+/)
      if (match !== null) done(match[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', fail)
    child.on('close', (code) => fail(new Error(`the server ended with ${code}\n${output}`)))
  })
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid as number,
    output: () => output,
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done()
        child.on('close', () => done())
        child.kill('SIGTERM')
      }),
  }
}
