import type { Random } from '../forensics/random'
import type { Answer, Asked } from './client'
import type { ProgramFacts } from './office-facts'
import { type Member, password } from './prepare'
import { uploadBody } from './upload-body'

/** One thing that a member does, and how its answer is known to be the right one. */
export interface Task {
  /** As its row is called. */
  name: string
  ask: Asked
  /** Why the answer is not the one that was due; null where it is. Every answer is looked into. */
  wrong(answer: Answer): string | null
  /** What the answer changes for the member. */
  learn?(answer: Answer): void
}

export interface Person {
  member: Member
  facts: ProgramFacts
  /** Its place among those who write reviews of the program; null for others. */
  desk: number | null
  /** Revision of the draft that was read last; null before it was read, or once it was saved. */
  revision: number | null
  /** Unix ms of the last proof of who they are, as the server counts it. */
  provenAt: number
  seq: number
}

/** Adds the program, since there are several. */
const at = (path: string, { slug }: ProgramFacts) => `${path}${path.includes('?') ? '&' : '?'}program=${slug}`

/** What the page's script is given comes last; where it is closed, nothing is missing before it. */
export function isWhole(text: string): boolean {
  return text.includes('<html') && text.slice(-200).includes('streamController.close()')
}

function page(name: string, path: string, person: Person, words: readonly string[]): Task {
  const { member, facts } = person
  return {
    name,
    ask: { method: 'GET', path: at(path, facts), headers: { Cookie: member.cookie } },
    wrong: ({ status, text }) => {
      if (status !== 200) return `answered ${status}`
      if (!isWhole(text)) return 'not the whole page'
      // The page of this member and this program, and nobody else's.
      const missing = [member.displayName, ...words].find((word) => !text.includes(word))
      return missing === undefined
        ? null
        : `the page does not say ${missing === member.displayName ? 'who reads it' : missing}`
    },
  }
}

function data(name: string, path: string, person: Person, key: string | null): Task {
  return {
    name,
    ask: { method: 'GET', path, headers: { Authorization: person.member.bearer, Accept: 'application/json' } },
    wrong: ({ status, text }) => {
      if (status !== 200) return `answered ${status}`
      try {
        const value = JSON.parse(text) as Record<string, unknown> | unknown[]
        if (key === null) return Array.isArray(value) && value.length > 0 ? null : 'no list'
        return !Array.isArray(value) && value[key] === person.facts.slug ? null : 'of another program'
      } catch {
        return 'no JSON'
      }
    },
  }
}

const words = ['login', 'timeout', 'cache', 'P99', 'export', 'users']

/** What is read, with how often it is among a hundred. */
export const reads: readonly { share: number; task: (person: Person, random: Random) => Task }[] = [
  { share: 10, task: (p) => page('/', '/', p, [`<title>${p.facts.title}`]) },
  {
    share: 10,
    task: (p, { pick }) => page('/tiers/[tier]', `/tiers/${pick(p.facts.tiers)}`, p, [p.facts.title, 'Criteria']),
  },
  {
    share: 10,
    task: (p, { pick }) => page('/criteria/[id]', `/criteria/${pick(p.facts.criteria)}`, p, [p.facts.title]),
  },
  { share: 7, task: (p) => page('/evidence', '/evidence', p, [`Evidence · ${p.facts.title}`]) },
  {
    share: 7,
    task: (p, { pick }) =>
      page('/evidence/[run]', `/evidence/${pick(p.facts.runs)}`, p, [`Evidence · ${p.facts.title}`]),
  },
  { share: 6, task: (p) => page('/claims', '/claims', p, [`Claims · ${p.facts.title}`]) },
  { share: 7, task: (p, { pick }) => page('/weeks/[week]', `/weeks/${pick(p.facts.weeks)}`, p, [p.facts.title]) },
  { share: 5, task: (p) => page('/targets', '/targets', p, [`Targets · ${p.facts.title}`]) },
  { share: 5, task: (p, { pick }) => searchFor(p, pick(words)) },
  { share: 3, task: (p) => page('/risks', '/risks', p, [`Risks · ${p.facts.title}`]) },
  {
    share: 12,
    task: (p) => data('/api/v1/programs/[slug]/status', `/api/v1/programs/${p.facts.slug}/status`, p, 'program'),
  },
  { share: 8, task: (p) => data('/api/v1/programs/[slug]/runs', `/api/v1/programs/${p.facts.slug}/runs`, p, null) },
  {
    share: 10,
    task: (p, { pick }) =>
      data('/api/v1/tiers/[tier]/gate', at(`/api/v1/tiers/${pick(p.facts.tiers)}/gate`, p.facts), p, 'program'),
  },
]

function searchFor(person: Person, word: string): Task {
  return page('/search', `/search?q=${word}`, person, [`<title>${word} · Search`])
}

/** The last proof holds for so long; then any form brings the password along. */
const proofMs = 300_000
/** About the moment at which it runs out nobody here can tell whether the server still wants it: they read. */
const aboutMs = 2000

function form(
  name: string,
  path: string,
  person: Person,
  fields: Record<string, string>,
  after?: (done: boolean) => void,
): Task {
  const { facts, member } = person
  const proves = Date.now() - person.provenAt > proofMs
  return {
    name,
    ask: {
      method: 'POST',
      path: at(path, facts),
      headers: { Cookie: member.cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, ...(proves ? { password, code: '' } : {}) }).toString(),
    },
    wrong: ({ status, location, text }) => {
      if (status >= 300 && status < 400 && location?.includes(`did=${fields.intent}`) === true) return null
      return `answered ${status}${location === null ? '' : ' and led elsewhere'} ${/"refusal":"([^"]*)"/.exec(text)?.[1] ?? ''}`.trim()
    },
    learn: ({ location }) => {
      const done = location?.includes('did=') === true
      if (done && proves) person.provenAt = Date.now()
      after?.(done)
    },
  }
}

/** What a member of each role writes; a viewer writes nothing. */
export function writeOf(person: Person, random: Random): Task | null {
  const { role } = person.member
  if (role === 'viewer' || Math.abs(Date.now() - person.provenAt - proofMs) < aboutMs) return null
  if (role === 'stakeholder') return statement(person, random)
  if (role === 'developer') return ofDeveloper(person, random)
  return random.next() < 0.5 ? review(person) : bond(person)
}

function ofDeveloper(person: Person, random: Random): Task {
  const chance = random.next()
  return chance < 0.3 ? upload(person, random) : chance < 0.9 ? hours(person, random) : statement(person, random)
}

function hours(person: Person, { pick }: Random): Task {
  const hoursSpent = String(pick([0.5, 1, 1.5, 2, 3]))
  const note = `${person.member.name}, entry ${person.seq++}`
  return form('/costs (hours)', '/costs', person, {
    ...{ intent: 'cost_record', week: pick(person.facts.weeks), day: '2026-01-13', hours: hoursSpent, cost: '', note },
  })
}

function statement(person: Person, { pick }: Random): Task {
  const criterion = pick(person.facts.criteria)
  const note = `Seen by ${person.member.name}, ${person.seq++}`
  const fields = { intent: 'attest', subject: criterion, note }
  return form('/criteria/[id] (statement)', `/criteria/${criterion}`, person, fields)
}

function bond(person: Person): Task {
  const { freeBonds, madeBonds } = person.facts
  const link = madeBonds.length === 0 || (freeBonds.length > 0 && person.seq++ % 2 === 0)
  const one = (link ? freeBonds : madeBonds).shift()
  if (one === undefined) throw new Error('there is neither a bond to make nor one to take away')
  const note = `${person.member.name}, ${person.seq}`
  const fields = { intent: link ? 'risk_link' : 'risk_unlink', risk: one.risk, criterion: one.criterion, note }
  return form('/risks (bond)', '/risks', person, fields, (done) => {
    if (done) (link ? madeBonds : freeBonds).push(one)
  })
}

/** One sheet for each who writes reviews: nobody saves over another. It is read before it is written. */
function review(person: Person): Task {
  const { facts, desk, revision } = person
  const week = facts.weeks[(desk ?? 0) % facts.weeks.length] as string
  const path = `/review/${week}`
  if (revision === null)
    return {
      ...page('/review/[week]', path, person, ['name="revision"']),
      learn: ({ text }) => {
        const found = /name="revision" value="(\d+)"/.exec(text)?.[1]
        person.revision = found === undefined ? null : Number(found)
      },
    }
  const saved = { intent: 'sheet_save', revision: String(revision), 'words.correction': '', colour: '' }
  return form(
    '/review/[week] (draft)',
    path,
    person,
    { ...saved, 'words.blockers': `Nothing new, ${person.seq++}.` },
    () => {
      person.revision = null
    },
  )
}

function upload(person: Person, random: Random): Task {
  const { facts, member } = person
  const label = `load_${member.name}_${person.seq++}_200u`
  const { body, type } = uploadBody(label, facts.slug, random)
  return {
    name: '/api/v1/evidence',
    ask: {
      method: 'POST',
      path: '/api/v1/evidence',
      headers: { Authorization: member.bearer, 'Content-Type': type },
      body,
    },
    wrong: ({ status, text }) => {
      if (status !== 201) return `answered ${status} ${/"code":"([^"]*)"/.exec(text)?.[1] ?? ''}`.trim()
      return text.includes(label) ? null : 'a receipt without the run'
    },
    learn: ({ status }) => {
      if (status === 201 && facts.runs.length < 400) facts.runs.push(label)
    },
  }
}
