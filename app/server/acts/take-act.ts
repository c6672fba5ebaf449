import { json, type TypedResponse } from '@remix-run/node'
import type { Outcome } from '~/domain/acts/refusals'
import { type Deed, may, type Viewer } from '~/domain/people'
import { longestNote } from '~/domain/work/attaching'
import { refusalSentence } from '~/reports/messages/acts'
import { refusalSentences } from '~/reports/messages/people'
import type { ActAnswer } from '~/reports/types-acting'
import type { AssayDatabase } from '~db/client.server'
import { archivedPrograms, findProgram } from '~db/queries/programs'
import type { AssayContext } from '../context'
import { goWith } from '../identity/forms'
import { pageOf } from '../identity/require-deed'
import { type Asks, ruleOf } from '../route-rules'
import { type StorageRefusal, storageRefusal } from '../storage-refusal'
import { whenWritable } from '../write-gate'
import { askProof, asReading } from './ask-proof'
import { type ActFile, readActForm } from './read-act-form'

/** What a form asks for, with everything that the law wants to know. */
export interface AskedAct {
  db: AssayDatabase
  /** Slug of the program that the address names. */
  program: string
  actor: Viewer
  at: string
  field: (name: string) => string
  /** What came along with a form that has a field for a file; null where nothing was chosen. */
  file: ActFile | null
}

export interface PageAct {
  /** null where the law itself says whose it is, among those whom the page's rule lets in: one's own record. */
  deed: Deed | null
  /** Fields that stay in the form where it is refused. */
  keeps: string[]
  act(asked: AskedAct): Outcome<unknown>
  /** May be done in an archived program too. */
  archived?: true
  /** Address of the page that tells of it, where the page of the form is gone once it is done. */
  leadsTo?: string
  /** What was asked of the page for its form to show, and is over once the act is done. */
  ends?: string
}

interface Taking {
  request: Request
  context: AssayContext
  /** The page's forms by intent. */
  acts: Readonly<Record<string, PageAct>>
}

/**
 * Does what a form of a page asks for and leads on to the page that shows it (`?did=`), or answers
 * why not. The proof of who it is may come with the form itself, so that nothing typed is lost.
 */
export async function takeAct({ request, context, acts }: Taking): Promise<TypedResponse<ActAnswer>> {
  const viewer = context.requireMember(request)
  const reading = asReading(request)
  refuseOthers(viewer, ruleOf(new URL(request.url).pathname).post, (deed) => context.requireDeed(reading, deed))
  const slug = context.programAsked(reading)
  const { field, file, refused } = await readActForm(request, context.db)
  const intent = field('intent')
  const act = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (act === undefined) throw new Response('There is no such form.', { status: 400 })
  if (act.deed !== null) context.requireDeed(reading, act.deed)
  const typed = Object.fromEntries(act.keeps.map((name) => [name, field(name)]))
  const answer = { intent, record: field('record'), words: {}, typed }
  if (refused !== null)
    return json({ ...answer, code: 'file_refused', refusal: refused.message }, { status: refused.status })
  if (act.keeps.some((name) => isNote(name) && asRead(field(name)).length > longestNote)) {
    const refusal = { code: 'text_too_long', words: { most: String(longestNote) } } as const
    return json({ ...answer, code: refusal.code, refusal: refusalSentence(refusal) }, { status: 400 })
  }
  const proof = await askProof({ request, context, viewer, field })
  if (proof !== null)
    return json({ ...answer, code: 'proof', refusal: refusalSentences[proof.code] }, { status: proof.status })
  await whenWritable(context.db)
  // As it is now, whatever moment the page was of, and with nothing awaited between this and the act.
  if (act.archived !== true && isArchived(context.db, slug)) {
    const refusal = { code: 'program_archived', words: {} } as const
    return json({ ...answer, code: refusal.code, refusal: refusalSentence(refusal) }, { status: 409 })
  }
  // Asked again: while the form came in and the proof was looked at, the role may have been taken away.
  const actor = act.deed === null ? context.requireMember(reading) : context.requireDeed(reading, act.deed)
  const done = attempt(() =>
    act.act({ db: context.db, program: slug, actor, at: context.identity.office.now(), field, file }),
  )
  if ('storage' in done) {
    const { code, text, status } = done.storage
    context.reportError(done.error, request.url)
    return json({ ...answer, code, refusal: text }, { status })
  }
  if (done.ok) return goWith(pageAfter(request, intent, act), [])
  const { refusal } = done
  return json(
    { ...answer, words: refusal.words, code: refusal.code, refusal: refusalSentence(refusal) },
    { status: refusal.code === 'stale_pack' || refusal.code === 'stale_draft' ? 409 : 400 },
  )
}

/** An act, or what kept the database from taking it: the form then stays as it was typed. */
function attempt<T>(act: () => T): T | { storage: StorageRefusal; error: unknown } {
  try {
    return act()
  } catch (error) {
    const storage = storageRefusal(error)
    if (storage === null) throw error
    return { storage, error }
  }
}

/** What a person writes of their own, in every form: recorded for good, shown on pages and in the log. */
function isNote(name: string): boolean {
  return name === 'note' || name === 'reason'
}

/** Browsers count a line break as one character and send two. */
function asRead(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

function isArchived(db: AssayDatabase, slug: string): boolean {
  const program = findProgram(db, { slug })
  return program !== null && archivedPrograms(db).has(program.id)
}

/** A page none of whose deeds is for this role says so at once, before anything is read (route-rules.ts lists them). */
function refuseOthers(viewer: Viewer, asks: Asks | null, refuse: (deed: Deed) => unknown): void {
  if (asks === null || typeof asks === 'string') return
  const [first] = asks
  if (first !== undefined && !asks.some((deed) => may(viewer.role, deed))) refuse(first)
}

/** The same page without what was only asked of it, telling what was done. */
function pageAfter(request: Request, intent: string, { leadsTo, ends }: Pick<PageAct, 'leadsTo' | 'ends'>): string {
  const url = new URL(pageOf(request), request.url)
  if (leadsTo !== undefined) url.pathname = leadsTo
  url.searchParams.delete('rule')
  url.searchParams.delete('read')
  url.searchParams.delete('as-of')
  if (ends !== undefined) url.searchParams.delete(ends)
  url.searchParams.set('did', intent)
  return `${url.pathname}${url.search}#acts`
}
