/**
 * How long sign-in takes for a name that somebody has and for one that nobody has, interleaved so
 * that whatever else the machine does falls on both alike.
 *
 *     npx tsx tests/bench/sign-in-timing.ts [pairs=300]
 */

import { createIdentity, identityContext } from '~/server/identity/identity'
import { argon2Hasher } from '~/server/identity/password'
import { openDatabase } from '~db/client.server'
import { findCredential } from '~db/queries/people'
import { replaceHash } from '~db/writes/record-credentials'
import { makeMember, makeRequest } from '../support/people'

const pairs = Number(process.argv[2] ?? 300)
const db = openDatabase(':memory:')
const hasher = argon2Hasher()
const identity = createIdentity({ db, hasher })
const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }

/** Each attempt has a name and an address of its own, so that no limit is reached. */
async function attempt(kind: 'known' | 'unknown', at: number): Promise<void> {
  const name = `${kind}-${at}`
  const address = `10.${at % 250}.${Math.floor(at / 250)}.${kind === 'known' ? 1 : 2}`
  const { identity: door } = identityContext(identity, address)
  const started = performance.now()
  const result = await door.signIn(makeRequest('/sign-in'), { name, password: 'certainly not this one', code: '' })
  times[kind].push(performance.now() - started)
  if (result.ok || result.code !== 'wrong') throw new Error(`${name}: ${JSON.stringify(result)}`)
}

const passwordHash = await hasher.hash('the real password of all of them')
for (let at = 0; at < pairs; at += 1) {
  const memberId = makeMember(db, `known-${at}`, 'viewer')
  const old = findCredential(db, { memberId })?.passwordHash as string
  replaceHash(db, { memberId, old, passwordHash })
}
for (let at = -5; at < 0; at += 1) await attempt('unknown', -at + pairs)
times.unknown = []
for (let at = 0; at < pairs; at += 1)
  for (const kind of at % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
    await attempt(kind, at)

const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] as number
for (const kind of ['known', 'unknown'] as const) {
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => quantile(times[kind], share).toFixed(2))
  console.log(`${kind.padEnd(8)} ${pairs} attempts: p10 ${p10} ms, median ${p50} ms, p90 ${p90} ms`)
}
const differences = times.known.map((ms, at) => ms - (times.unknown[at] as number))
console.log(`median of the differences, pair by pair: ${quantile(differences, 0.5).toFixed(3)} ms`)
db.close()
