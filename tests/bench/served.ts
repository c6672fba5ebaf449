import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface Served {
  url: string
  /** A bare Express in the same process that answers 304. */
  bareUrl: string
  stop(): Promise<void>
}

/** The page that the bench adds: empty, and made anew each time. */
export const emptyPath = 'bench-empty'

/** The app of server.ts on a database, in a process of its own, with these flags of Node. */
export async function serve(database: string, flags: readonly string[] = []): Promise<Served> {
  const program = join(import.meta.dirname, 'server.ts')
  const child = spawn(process.execPath, [...flags, '--import', 'tsx', program, database], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
  const addresses = await new Promise<{ url: string; bareUrl: string }>((done, fail) => {
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const line = output.split('\n').find((one) => one.startsWith('{'))
      if (line !== undefined && output.includes('\n')) done(JSON.parse(line) as { url: string; bareUrl: string })
    })
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) => fail(new Error(`the server ended with ${code}\n${errors}`)))
  })
  return {
    ...addresses,
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null) return done()
        child.on('close', () => done())
        child.kill('SIGTERM')
      }),
  }
}
