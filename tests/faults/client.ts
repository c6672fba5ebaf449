import { statsOf } from './made-evidence'
import type { PreparedOffice } from './office'

/** What became of a write, as the client saw it. `lost`: no whole answer came. */
export interface Answer {
  status: number | 'lost'
  text: string
  headers: Headers
  ms: number
}

const none = new Headers()

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const began = performance.now()
  try {
    const response = await fetch(url, { redirect: 'manual', ...init })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, ms: performance.now() - began }
  } catch {
    return { status: 'lost', text: '', headers: none, ms: performance.now() - began }
  }
}

export function formPost(url: string, path: string, fields: Record<string, string>, cookie?: string): Promise<Answer> {
  const headers: Record<string, string> = { Origin: url, ...(cookie === undefined ? {} : { Cookie: cookie }) }
  return ask(url + path, { method: 'POST', headers, body: new URLSearchParams(fields) })
}

/** One run as a pipeline brings it. */
export function upload(url: string, office: PreparedOffice, label: string): Promise<Answer> {
  const body = new FormData()
  body.append('file', new File([statsOf(label)], `${label}_stats.csv`))
  return ask(`${url}/api/v1/evidence`, { method: 'POST', headers: { Authorization: office.bearer }, body })
}

/** With the form, also where a version is published. */
const reviewPath = '/review/1?write=1'
const signPath = '/tiers/tier-1/sign'

/** Saves words on the draft that is there. */
export async function saveReview(url: string, office: PreparedOffice, words: string): Promise<Answer> {
  const page = await ask(url + reviewPath, { headers: { Cookie: office.cookie } })
  const revision = hidden(page.text, 'revision')
  if (revision === null) return { ...page, status: page.status === 200 ? 'lost' : page.status }
  const fields = { intent: 'sheet_save', revision, colour: 'amber', 'words.lessons': words }
  return formPost(url, reviewPath, fields, office.cookie)
}

/** Signs the tier anew, in the place of the signature that stands. */
export async function signOff(url: string, office: PreparedOffice, note: string): Promise<Answer> {
  const page = await ask(url + signPath, { headers: { Cookie: office.cookie } })
  const pack = hidden(page.text, 'pack')
  if (pack === null) return { ...page, status: page.status === 200 ? 'lost' : page.status }
  const replaces = hidden(page.text, 'replaces')
  const fields = { intent: 'sign', pack, role: 'stakeholder', meaning: 'reject', note }
  return formPost(url, signPath, replaces === null ? fields : { ...fields, replaces }, office.cookie)
}

function hidden(page: string, name: string): string | null {
  return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ?? null
}

/** The answer of a form that was taken leads on to the page that shows what it did. */
export function wasTaken({ status }: Answer): boolean {
  return status === 201 || status === 303
}

/** Publishes the review with these words; a second time as a correction. */
export async function publishReview(url: string, office: PreparedOffice, words: string): Promise<Answer> {
  const page = await ask(url + reviewPath, { headers: { Cookie: office.cookie } })
  const revision = hidden(page.text, 'revision')
  if (revision === null) return { ...page, status: page.status === 200 ? 'lost' : page.status }
  const fields = { revision, colour: 'amber', 'words.lessons': words, 'words.correction': words }
  return formPost(url, reviewPath, { intent: 'sheet_publish', ...fields }, office.cookie)
}
