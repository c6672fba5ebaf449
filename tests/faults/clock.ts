import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateSync } from 'otplib'
import { argon2Hasher } from '~/server/identity/password'
import { secretBox } from '~/server/identity/secret-box'
import { makeTotpSecret } from '~/server/identity/totp'
import { openDatabase } from '~db/client.server'
import { proposeTotp, recordTotp } from '~db/writes/record-credentials'
import { makeMember } from '../support/people'
import { nothingYet, wrongAfter } from './acknowledged'
import { type Answer, ask, formPost, publishReview, saveReview, signOff, upload, wasTaken } from './client'
import { type PreparedOffice, password, prepareOffice } from './office'
import { root, run, type ServerProcess, serve } from './processes'
import { type Finding, finding, type TrialInput, wait } from './trial'

const hour = 3_600_000
const preload = pathToFileURL(join(root, 'tests/faults/shifted-clock.mjs')).href

/** A server whose clock is set back by hours and by days while it runs, with sessions and a second factor from before. */
export async function clockTrial({ folder }: TrialInput): Promise<Finding[]> {
  const hash = await argon2Hasher().hash(password)
  const office = prepareOffice(join(folder, 'clock.sqlite'), hash)
  const secret = withSecondFactor(office, hash)
  const clock = join(folder, 'offset')
  // Ahead of the real clock, which made the sessions, and back from there: first within the day.
  const noon = Math.floor(Date.now() / (24 * hour)) * 24 * hour + 25 * hour + 12 * hour
  const ahead = noon - Date.now()
  writeFileSync(clock, String(ahead))
  const server = await serve(office.database, {
    env: { ASSAY_FAULTS_CLOCK: clock },
    nodeArgs: ['--import', preload],
  })
  try {
    const own = await signIn(server, office, 'mara')
    const before = [
      ...(await acts(server, own, 'before')),
      ...(await codes(server, secret, [
        [noon, 303],
        [noon, 403],
      ])),
    ]
    await setClock(server, clock, ahead - 3 * hour)
    const back = [
      ...(await stillThere(server, own)),
      ...(await codes(server, secret, [[noon - 3 * hour, 403]])),
      ...(await acts(server, await signIn(server, office, 'mara'), 'three hours back')),
      ...(await showsAtOnce(server, office)),
    ]
    await setClock(server, clock, ahead - 60 * hour)
    const days = [
      ...(await stillThere(server, await signIn(server, office, 'mara'))),
      ...(await acts(server, await signIn(server, office, 'mara'), 'days back', isSignedAlready)),
    ]
    await setClock(server, clock, ahead)
    const again = await stillThere(server, own)
    const sound = await run(['verify', '--db', office.database])
    const chain = sound.code === 0 ? [] : [`verify ended with ${sound.code}: ${sound.out}`]
    chain.push(...wrongAfter(office.database, nothingYet(), []))
    return [
      finding(
        'clock set back by hours',
        1,
        [...before, ...back],
        'acts taken, pages anew at once, no code works twice',
      ),
      finding('clock set back by days, and forth', 1, [...days, ...again, ...chain], 'acts taken, chain valid'),
    ]
  } finally {
    await server.kill()
  }
}

function withSecondFactor(office: PreparedOffice, hash: string): string {
  const db = openDatabase(office.database)
  try {
    const memberId = makeMember(db, 'tom', 'viewer')
    db.sqlite.prepare('UPDATE credential SET password_hash = ? WHERE member_id = ?').run(hash, memberId)
    const secret = makeTotpSecret()
    const at = new Date().toISOString()
    proposeTotp(db, { memberId, secret: secretBox(db).seal(memberId, secret) })
    recordTotp(db, { memberId, name: 'tom', recoveryHashes: [], by: 'tom', at })
    return secret
  } finally {
    db.close()
  }
}

async function setClock(server: ServerProcess, file: string, offset: number): Promise<void> {
  writeFileSync(file, String(offset))
  server.child.kill('SIGUSR2')
  while (!server.output().endsWith(`clock ${offset}\n`)) await wait(5)
}

async function signIn({ url }: ServerProcess, office: PreparedOffice, name: string): Promise<PreparedOffice> {
  const answer = await formPost(url, '/sign-in', { name, password, code: '', to: '/' })
  const cookie = /assay-session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0]
  if (cookie === undefined) throw new Error(`signing in was answered ${answer.status}: ${answer.text.slice(0, 300)}`)
  return { ...office, cookie }
}

/** Every way to record something, each twice, the second on top of the first. */
async function acts(
  { url }: ServerProcess,
  office: PreparedOffice,
  words: string,
  mayBeRefused: (answer: Answer) => boolean = () => false,
): Promise<string[]> {
  const answers: Record<string, Answer> = {}
  for (const turn of ['first', 'second']) {
    const said = `${words} ${turn}`
    answers[`${said} signature`] = await signOff(url, office, said)
    answers[`${said} review`] = await saveReview(url, office, said)
    answers[`${said} published review`] = await publishReview(url, office, said)
    answers[`${said} upload`] = await upload(url, office, `made_${said.replaceAll(' ', '-')}_100u`)
  }
  return Object.entries(answers)
    .filter(([, answer]) => !wasTaken(answer) && !mayBeRefused(answer))
    .map(([name, { status, text }]) => `${name} was answered ${status}: ${refusalOf(text)}`)
}

/** The signature that stands is of a day to come, which no page of today shows: a second one is refused in words. */
function isSignedAlready({ status, text }: Answer): boolean {
  return status === 400 && text.includes('You have signed this tier in this role already')
}

function refusalOf(page: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}

/** Codes of the second factor at these moments, each with the answer that it has to get. */
async function codes({ url }: ServerProcess, secret: string, tries: [number, number][]): Promise<string[]> {
  const wrong: string[] = []
  for (const [at, expected] of tries) {
    const code = generateSync({ secret, epoch: Math.floor(at / 1000) })
    const { status } = await formPost(url, '/sign-in', { name: 'tom', password, code, to: '/' })
    if (status !== expected) wrong.push(`a code of the second factor was answered ${status} in place of ${expected}`)
  }
  return wrong
}

/** Pages are answered, and who was signed in still is. */
async function stillThere({ url }: ServerProcess, office: PreparedOffice): Promise<string[]> {
  const headers = { Cookie: office.cookie }
  const pages = ['/', '/evidence', '/tiers/tier-1', '/reviews', '/sign-offs', '/account']
  const answers = await Promise.all(pages.map((page) => ask(url + page, { headers })))
  return answers.flatMap(({ status }, index) => (status === 200 ? [] : [`${pages[index]} was answered ${status}`]))
}

/** What comes in stands on the page that was kept before it, also where the browser holds that page. */
async function showsAtOnce({ url }: ServerProcess, office: PreparedOffice): Promise<string[]> {
  const page = `${url}/evidence`
  const kept = await ask(page)
  const tag = kept.headers.get('etag') ?? ''
  const unchanged = await ask(page, { headers: { 'If-None-Match': tag } })
  await upload(url, office, 'made_shown_100u')
  const after = await ask(page, { headers: { 'If-None-Match': tag } })
  return [
    ...(unchanged.status === 304 ? [] : [`an unchanged page was answered ${unchanged.status}`]),
    ...(after.status === 200 && after.text.includes('made_shown') ? [] : ['a new run is not on the page']),
  ]
}
