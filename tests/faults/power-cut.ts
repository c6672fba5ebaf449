import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saveReview, signOff, upload, wasTaken } from './client'
import { writeRuns } from './made-evidence'
import { prepareOffice } from './office'
import { run, serve } from './processes'
import { readTrace } from './traced-writes'
import { type Finding, finding, skipped, type TrialInput, wait } from './trial'

const fault = 'power cut: on the disk before the answer'
const calls = 'write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync'

/** Whether a process may be traced here. */
function canTrace(): boolean {
  return spawnSync('strace', ['-e', 'trace=fsync', 'true']).status === 0
}

/** Traces what a server and an import write and wait for: nothing may be acknowledged that a power cut would take away. */
export async function powerCutTrial({ folder }: TrialInput): Promise<Finding[]> {
  if (!canTrace()) return [skipped(fault, 'no strace here, or it may not trace')]
  return [await ofServer(folder), await ofImport(folder)]
}

function tracedWith(file: string): string[] {
  // -D: the process stays our own child, and the tracer stands behind it.
  return ['strace', '-D', '-f', '-y', '-q', '-s', '24', '-e', `trace=${calls}`, '-o', file]
}

/** The tracer writes its last lines when the process is gone. */
async function wholeTrace(file: string): Promise<string> {
  const until = performance.now() + 20_000
  for (;;) {
    const text = readFileSync(file, 'utf8')
    if (/\+\+\+ (exited|killed)[^\n]*\n$/.test(text) || performance.now() > until) return text
    await wait(20)
  }
}

async function ofServer(folder: string): Promise<Finding> {
  const office = prepareOffice(join(folder, 'traced.sqlite'))
  const trace = join(folder, 'server.trace')
  const server = await serve(office.database, { under: tracedWith(trace) })
  const wrong: string[] = []
  try {
    for (let index = 0; index < 3; index += 1) {
      const answers = [
        await upload(server.url, office, `made_traced${index}_100u`),
        await saveReview(server.url, office, `traced ${index}`),
        await signOff(server.url, office, `traced ${index}`),
      ]
      wrong.push(...answers.filter((answer) => !wasTaken(answer)).map(({ status }) => `answered ${status}`))
    }
  } finally {
    await server.kill()
  }
  const found = readTrace(await wholeTrace(trace), {
    isOurs: (path) => path.startsWith(office.database) && !path.endsWith('-shm'),
    loggedFile: office.database,
    isAnswer: (path, rest) => /socket|TCP/i.test(path) && /"HTTP\/1\.1 (201|303)/.test(rest),
  })
  if (found.answers < 9) wrong.push(`${found.answers} of 9 answers were found in the trace`)
  for (const file of [`${office.database}-wal`, `${office.database}.witness`])
    if (!found.synced.has(file)) wrong.push(`${file} was never waited for`)
  return finding(
    `${fault}, server`,
    found.answers,
    [...wrong, ...found.early],
    'log and witness synced before every 201 and 303',
  )
}

/** Into a database that is not there yet: its folder has to be on the disk as well. */
async function ofImport(folder: string): Promise<Finding> {
  const place = join(folder, 'fresh')
  mkdirSync(place)
  const database = join(place, 'assay.sqlite')
  const runs = writeRuns(join(folder, 'runs'), ['made_fresh_100u'])
  const trace = join(folder, 'import.trace')
  const { code, err } = await run(['import', runs, '--db', database, '--json'], { under: tracedWith(trace) })
  const wrong = code === 0 ? [] : [`the import ended with ${code}: ${err}`]
  const found = readTrace(await wholeTrace(trace), {
    isOurs: (path) => path.startsWith(database) && !path.endsWith('-shm') && !path.endsWith('-journal'),
    isAnswer: (_path, rest) => /"\{\\n {2}\\"schema/.test(rest),
  })
  if (found.answers === 0) wrong.push('its answer was not found in the trace')
  if (!found.synced.has(place)) wrong.push('the folder of the new database was never waited for')
  return finding(
    `${fault}, import into a new database`,
    found.answers,
    [...wrong, ...found.early],
    'database, log, witness and their folder synced before it says so',
  )
}
