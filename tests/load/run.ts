/**
 * A full office at work on the built server: 200 members for ten minutes, nine reads to one write.
 *
 *     npm run load [-- --users 200 --minutes 10 --programs 10 --think 2-5 --seed 1 --out FOLDER --write]
 *
 * Every answer is looked into: a page must be whole, of the program asked for, and name the member who
 * asked. Latencies count from the first byte sent to the last received. Writes the four files that
 * Locust would write, imports them with the program of content/assay/load into a database of its own,
 * and ends with the answer of its gate. `--write` keeps the files as that program's evidence, in the place
 * of those before, and writes the figures into README.md.
 *
 * A member thinks from two to five seconds between two requests: the load test of the sample program had
 * 200 users make 56 requests a second at 48 ms each, so each of them waited 3.5 s on average.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runLoad } from './run-load'

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
    programs: { type: 'string', default: '10' },
    think: { type: 'string', default: '2-5' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

const asked = { users: 400, minutes: 30, programs: 50, seed: 4_294_967_295 }

function number(name: keyof typeof asked): number {
  const value = Number(values[name])
  if (!(value > 0 && value <= asked[name])) throw new Error(`--${name} takes a number up to ${asked[name]}`)
  return value
}

/** `2-5`: seconds. */
function think(): { from: number; to: number } {
  const [from, to] = (/^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(values.think) ?? []).slice(1).map(Number)
  if (from === undefined || to === undefined || to < from || to > 60)
    throw new Error('--think takes seconds, the least and the most: 2-5')
  return { from, to }
}

if (values.write && (number('users') < 200 || number('minutes') < 10 || values.think !== '2-5'))
  throw new Error('--write keeps a full run: 200 users for ten minutes, who think from two to five seconds')

const folder = mkdtempSync(join(tmpdir(), 'assay-load-'))
try {
  const { text, code } = await runLoad({
    folder,
    ...{ users: number('users'), minutes: number('minutes'), programs: number('programs') },
    ...{ think: think(), seed: number('seed') },
    keepIn: values.out === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), values.out),
    write: values.write,
    say: (line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`${text}\n`)
  process.exitCode = code
} finally {
  rmSync(folder, { recursive: true, force: true })
}
