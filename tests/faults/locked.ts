import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { argon2Hasher } from '~/server/identity/password'
import { type Answer, ask, formPost, saveReview, signOff, upload, wasTaken } from './client'
import { writeRuns } from './made-evidence'
import { type PreparedOffice, password, prepareOffice } from './office'
import { root, run, type ServerProcess, serve } from './processes'
import { type Finding, finding, type TrialInput, wait } from './trial'

const holder = `
import Database from 'better-sqlite3'
const db = new Database(process.argv[1])
db.exec('BEGIN IMMEDIATE')
process.stdout.write('held')
process.stdin.on('end', () => { db.exec('ROLLBACK'); db.close() }).resume()
`

/** Another process takes the write lock; answers once it has it, with what makes it let go. */
async function holdLock(file: string): Promise<() => Promise<void>> {
  const args = ['--input-type=module', '-e', holder, '--', file]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = new Promise<void>((done) => child.once('close', () => done()))
  await new Promise((held) => child.stdout.once('data', held))
  return () => {
    child.stdin.end()
    return gone
  }
}

/**
 * Another process holds the database: pages are answered as ever, a write waits or is told to come
 * again, nothing is ever an unexpected error, and afterwards all goes on without a restart.
 */
export async function lockedTrial({ folder, lockedSeconds }: TrialInput): Promise<Finding[]> {
  const office = prepareOffice(join(folder, 'locked.sqlite'), await argon2Hasher().hash(password))
  const server = await serve(office.database)
  try {
    await warm(server, office)
    const before = await readFor(server, office, 20)
    const began = performance.now()
    const letGo = await holdLock(office.database)
    const state = { over: false }
    const reading = readUntil(server, office, () => state.over)
    const writes = await Promise.all(writesDuring(server, office, folder))
    // Every write has been answered while it was locked: on a slow machine that may take longer.
    await wait(lockedSeconds * 1000 - (performance.now() - began))
    state.over = true
    const during = await reading
    await letGo()
    const after = await Promise.all([
      upload(server.url, office, 'made_after_100u'),
      saveReview(server.url, office, 'after the lock'),
      signOff(server.url, office, 'after the lock'),
    ])
    const waited = await waitOut(server, office)
    return [
      waited,
      finding(
        `database locked for ${lockedSeconds} s: reads`,
        during.length,
        during.filter(({ status }) => status !== 200).map(({ status }) => `a page was answered ${status}`),
        `all answered; slowest ${slowest(during)} ms (before: ${slowest(before)} ms)`,
      ),
      finding(
        'database locked: writes',
        writes.length,
        writes.flatMap(({ name, answer }) => wrongWrite(name, answer)),
        `${writes.map(({ name, answer }) => `${name} ${answer.status}`).join(', ')}: in words, with Retry-After`,
      ),
      finding(
        'after the lock, without a restart',
        after.length,
        after.filter((answer) => !wasTaken(answer)).map(({ status }) => `a write was answered ${status}`),
        'upload, review and signature taken',
      ),
    ]
  } finally {
    await server.kill()
  }
}

/** A lock that is given back within the patience of a write. */
async function waitOut(server: ServerProcess, office: PreparedOffice): Promise<Finding> {
  const letGo = await holdLock(office.database)
  const writes = Promise.all([
    saveReview(server.url, office, 'after a wait'),
    signOff(server.url, office, 'after a wait'),
    upload(server.url, office, 'made_waited_100u'),
  ])
  await wait(1500)
  await letGo()
  const wrong = (await writes).filter((answer) => !wasTaken(answer) && answer.status !== 503)
  const taken = (await writes).filter(wasTaken).length
  return finding(
    'database locked for 1.5 s: writes',
    3,
    wrong.map(({ status, text }) => `a write was answered ${status}: ${text.slice(0, 200)}`),
    `${taken} waited and were taken`,
  )
}

interface Write {
  name: string
  answer: Answer
}

function writesDuring({ url }: ServerProcess, office: PreparedOffice, folder: string): Promise<Write>[] {
  const named = async (name: string, answer: Promise<Answer>): Promise<Write> => ({ name, answer: await answer })
  return [
    named('upload', upload(url, office, 'made_locked_100u')),
    named('review', saveReview(url, office, 'while it was locked')),
    named('sign-off', signOff(url, office, 'while it was locked')),
    named('sign-in', formPost(url, '/sign-in', { name: 'mara', password, code: '', to: '/' })),
    named('import', importBeside(office, folder)),
  ]
}

/** The command line, as an answer: its exit code stands for the status. */
async function importBeside(office: PreparedOffice, folder: string): Promise<Answer> {
  const began = performance.now()
  const runs = writeRuns(join(folder, 'runs'), ['made_beside_100u'])
  const { code, err } = await run(['import', runs, '--program', office.program, '--db', office.database])
  return { status: code === null ? 'lost' : code, text: err, headers: new Headers(), ms: performance.now() - began }
}

/** Refused in words, with when to come again. */
function wrongWrite(name: string, answer: Answer): string[] {
  const { status, text, headers } = answer
  if (name === 'import')
    return status === 2 && text.includes('another program is writing') ? [] : [`import ended with ${status}: ${text}`]
  if (status !== 503) return [`${name} was answered ${status}: ${text.slice(0, 200)}`]
  const wrong = text.includes('Another program is writing') ? [] : [`${name}: 503 without words`]
  return headers.has('retry-after') ? wrong : [...wrong, `${name}: 503 without Retry-After`]
}

async function warm({ url }: ServerProcess, office: PreparedOffice): Promise<void> {
  await ask(url)
  await upload(url, office, 'made_warm_100u')
  await saveReview(url, office, 'warm')
  await signOff(url, office, 'warm')
}

async function readFor(server: ServerProcess, office: PreparedOffice, times: number): Promise<Answer[]> {
  let left = times
  return readUntil(server, office, () => left-- <= 0)
}

async function readUntil({ url }: ServerProcess, office: PreparedOffice, over: () => boolean): Promise<Answer[]> {
  const answers: Answer[] = []
  const pages = ['/', '/evidence', '/tiers/tier-1', '/claims']
  for (let index = 0; !over(); index += 1) {
    const headers: Record<string, string> = index % 2 === 0 ? {} : { Cookie: office.cookie }
    answers.push(await ask(`${url}${pages[index % pages.length]}?n=${index}`, { headers }))
    await wait(25)
  }
  return answers
}

function slowest(answers: readonly Answer[]): string {
  return Math.max(...answers.map(({ ms }) => ms)).toFixed(0)
}
