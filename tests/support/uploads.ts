import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { UploadLimits } from '~/server/upload/limits'
import { openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from './cli'
import { makeBearer, makeMember, makeSession } from './people'

const root = resolve(import.meta.dirname, '../..')

export interface UploadServer {
  port: number
  database: string
  /** `Authorization` of a token that may bring evidence, one that may only read, and a viewer's. */
  bearer: string
  readingBearer: string
  viewerBearer: string
  cookie: string
  /** Names of what lies in the folder of uploads that wait. */
  waiting(): string[]
  stop(): Promise<void>
}

/** A real server process on a database that holds the tracker of the small program and a developer. */
export async function startUploadServer(
  limits: Partial<UploadLimits> = {},
  { keepsThread = false } = {},
): Promise<UploadServer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-upload-'))
  const database = join(folder, 'a.sqlite')
  const db = openDatabase(database)
  const files = discover([join(smallProgram, 'tracker.md')]).files
  ingest(db, buildImport(files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const developer = makeMember(db, 'dora', 'developer')
  const viewer = makeMember(db, 'vera', 'viewer')
  const identities = {
    bearer: makeBearer(db, developer, ['evidence:write', 'read']),
    readingBearer: makeBearer(db, developer, ['read']),
    viewerBearer: makeBearer(db, viewer, ['evidence:write']),
    cookie: makeSession(db, developer),
  }
  db.close()
  const bundle = await bundleServer()
  const child = spawn(
    process.execPath,
    [join(bundle, 'server.js'), JSON.stringify({ database, limits, keepsThread })],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'test' },
    },
  )
  const port = await portOf(child)
  const staging = join(folder, '.a.sqlite-uploads')
  return {
    port,
    database,
    ...identities,
    waiting: () => (existsSync(staging) ? readdirSync(staging, { recursive: true }).map(String) : []),
    stop: () =>
      new Promise((done) => {
        child.on('close', () => {
          for (const made of [folder, bundle]) rmSync(made, { recursive: true, force: true })
          done()
        })
        child.kill('SIGKILL')
      }),
  }
}

/** As the build does it: from sources every worker thread would compile everything anew. */
async function bundleServer(): Promise<string> {
  const caches = join(root, 'node_modules/.cache')
  mkdirSync(caches, { recursive: true })
  const outdir = mkdtempSync(join(caches, 'upload-server-'))
  await build({
    absWorkingDir: root,
    entryPoints: {
      server: 'tests/support/upload-server.ts',
      'import-worker': 'importers/import-worker.ts',
      'upload-worker': 'app/server/upload/upload-worker.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  return outdir
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = ''
    child.stderr?.on('data', (chunk) => (said += chunk))
    child.stdout?.on('data', (chunk) => done(Number(String(chunk))))
    child.on('close', (code) => fail(new Error(`the server ended with ${code}\n${said}`)))
  })
}

export const boundary = 'a-boundary-of-the-tests'

/** One part; `name` null is a form field. */
export function part(field: string, name: string | null, bytes: Uint8Array | string): Buffer {
  const file = name === null ? '' : `; filename="${name}"\r\nContent-Type: application/octet-stream`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(bytes as string), Buffer.from('\r\n')])
}

export function form(...parts: Buffer[]): Buffer {
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  json: () => any
}

/** Posts a body, or what `write` sends piece by piece; answers as soon as the server has. */
export function post(
  server: UploadServer,
  options: {
    path?: string
    headers?: Record<string, string>
    body?: Buffer
    write?: (send: (chunk: Buffer) => boolean, stopped: () => boolean) => void
  },
): Promise<Answer> {
  const { path = '/api/v1/evidence', headers = {}, body, write } = options
  const head = { 'Content-Type': `multipart/form-data; boundary=${boundary}`, Authorization: server.bearer, ...headers }
  const kept = Object.entries(head).filter(([, value]) => value !== '')
  return new Promise((done, fail) => {
    let answered = false
    const sent = request(
      { port: server.port, host: '127.0.0.1', path, method: 'POST', headers: Object.fromEntries(kept) },
      (response) => {
        answered = true
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        const finish = () => {
          sent.destroy()
          done({
            status: response.statusCode as number,
            headers: response.headers,
            text,
            json: () => JSON.parse(text),
          })
        }
        response.on('end', finish)
      },
    )
    sent.on('error', (error) => (answered ? undefined : fail(error)))
    if (write === undefined) sent.end(body)
    else
      write(
        (chunk) => sent.write(chunk),
        () => answered,
      )
  })
}
