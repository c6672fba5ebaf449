import { type Actor, done, type Outcome, refused } from '../acts/refusals'
import { resolveRunLabel } from '../labels'
import { may } from '../people'
import type { DocumentPlan } from '../plan'
import type { AttachedProof, ProofKind, ProofSubject } from './records'
import { itemsOf } from './standing-subject'
import { isWebAddress } from './web-address'

/** What a form of attaching holds: every filled field becomes a record; the note alone is one too. */
export interface AskedProof {
  subject: ProofSubject
  subjectId: string
  run: string
  file: { name: string; sha256: string; bytes: number } | null
  commit: string
  url: string
  note: string
}

export type NewProof = Pick<
  AttachedProof,
  'subject' | 'subjectId' | 'subjectText' | 'kind' | 'value' | 'sha256' | 'note'
>

/** What the law has to know of the program. */
export interface AttachingTo {
  plan: DocumentPlan | null
  /** Labels of runs and reports at hand. */
  labels: readonly string[]
  /** What is attached already. */
  proofs: readonly AttachedProof[]
}

/** Longer texts are refused, never cut: what is recorded stays for good. */
export const longestNote = 4000
export const longestAddress = 1000

/** The records that a form makes, all of them or none, or why not. */
export function newProofs(actor: Actor, asked: AskedProof, program: AttachingTo): Outcome<NewProof[]> {
  if (!may(actor.role, 'attach_proof')) return refused('not_allowed')
  const item = program.plan === null ? undefined : subjectOf(program.plan, asked)
  if (item === undefined) return refused('unknown_subject', { subject: asked.subjectId.slice(0, 200) })
  const values = valuesOf(asked, program.labels)
  if (!values.ok) return values
  const note = asked.note.trim()
  const found = values.value.map(({ kind, value, sha256 }): NewProof => {
    const { subject, subjectId } = asked
    return { subject, subjectId, subjectText: item.text, kind, value, sha256, note: kind === 'note' ? '' : note }
  })
  const double = found.find((one) => program.proofs.some((other) => isSame(one, other)))
  return double === undefined ? done(found) : refused('already_attached', { value: double.value.slice(0, 200) })
}

/** Who may take a record back: whoever attached it, and those who manage the program. */
export function mayWithdrawProof(
  actor: Actor,
  proof: AttachedProof | undefined,
  reason: string,
): Outcome<AttachedProof> {
  if (proof === undefined) return refused('unknown_record')
  if (proof.by !== actor.name && !may(actor.role, 'manage_settings')) return refused('not_allowed')
  if (proof.withdrawnAt !== null) return refused('already_withdrawn')
  if (reason.trim() === '') return refused('reason_missing')
  return done(proof)
}

function subjectOf(plan: DocumentPlan, { subject, subjectId }: AskedProof) {
  return itemsOf(plan, subject).find(({ id }) => id === subjectId)
}

type Value = Pick<NewProof, 'kind' | 'value' | 'sha256'>

function valuesOf(asked: AskedProof, labels: readonly string[]): Outcome<Value[]> {
  const [run, commit, url, note] = [asked.run, asked.commit, asked.url, asked.note].map((text) => text.trim()) as [
    string,
    string,
    string,
    string,
  ]
  if (note.replace(/\r\n?/g, '\n').length > longestNote) return refused('text_too_long', { most: String(longestNote) })
  const values: Value[] = []
  const add = (kind: ProofKind, value: string, sha256: string | null = null) => values.push({ kind, value, sha256 })
  if (run !== '') {
    const resolved = resolveRunLabel(run, [...labels])
    if (!('label' in resolved)) {
      const several = resolved.candidates.slice(0, 6).join(', ')
      return refused('unknown_run', { run: run.slice(0, 200), ...(several === '' ? {} : { several }) })
    }
    add('run', resolved.label)
  }
  if (asked.file !== null) {
    if (asked.file.bytes === 0) return refused('file_empty', { file: asked.file.name })
    add('file', asked.file.name, asked.file.sha256)
  }
  if (commit !== '') {
    if (!/^[0-9a-f]{7,64}$/i.test(commit)) return refused('commit_unreadable', { commit: commit.slice(0, 80) })
    add('commit', commit.toLowerCase())
  }
  if (url !== '') {
    if (url.length > longestAddress || !isWebAddress(url)) return refused('address_unreadable')
    add('url', new URL(url).href)
  }
  if (values.length === 0) {
    if (note === '') return refused('proof_missing')
    add('note', note)
  }
  return done(values)
}

/** The same bytes are the same file, whatever they are called. */
function isSame(one: NewProof, other: AttachedProof): boolean {
  if (other.withdrawnAt !== null || one.subject !== other.subject || one.subjectId !== other.subjectId) return false
  if (one.kind !== other.kind) return false
  return one.kind === 'file' ? one.sha256 === other.sha256 : one.value === other.value
}
