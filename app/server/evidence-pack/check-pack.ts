import { createHash } from 'node:crypto'
import { canonicalJson } from '~/domain/acts/canonical-json'
import type { SignOffPack } from '~/domain/acts/pack'
import { type Envelope, payloadType, unseal } from './envelope'
import { pathInZip } from './export-pack'
import type { PackFile } from './read-pack'
import { rejudgePack } from './rejudge-pack'
import { filesOfPack, predicateType, type Statement, statementType } from './statement'

export const packCheckNames = [
  'envelope',
  'signature',
  'statement',
  'pack_hash',
  'subjects',
  'files',
  'verdicts',
] as const

export interface PackCheck {
  name: (typeof packCheckNames)[number]
  /** null where it could not be checked, and `detail` says why. */
  ok: boolean | null
  detail: string
}

export interface PackVerification {
  keyId: string | null
  packHash: string | null
  signOff: Statement['predicate']['signOff'] | null
  checks: PackCheck[]
}

/**
 * Checks a pack without any database: the seal, the hash of what was signed, that the subjects are
 * the evidence it names, and, where the files are at hand, their hashes and what they prove today.
 * The seal shows who exported it only to somebody who knows the key's id.
 */
export function checkPack({ text, files }: PackFile): PackVerification {
  const checks: PackCheck[] = []
  const check = (name: PackCheck['name'], ok: boolean | null, detail: string) => checks.push({ name, ok, detail })
  const opened = open(text)
  if (opened === null) {
    check('envelope', false, 'it is no sealed pack')
    return { keyId: null, packHash: null, signOff: null, checks }
  }
  check('envelope', true, payloadType)
  check('signature', opened.valid, opened.valid ? `sealed with key ${opened.keyId}` : 'the seal does not fit')
  const { statement } = opened
  const { pack, signOff, keyId } = statement.predicate
  const isStatement = statement._type === statementType && statement.predicateType === predicateType
  check('statement', isStatement && keyId === opened.keyId, statement.predicateType)
  const hash = sha256(canonicalJson(pack))
  check('pack_hash', hash === signOff.packHash, `signed ${signOff.packHash}, computed ${hash}`)
  check('subjects', subjectsAgree(statement), `${statement.subject.length} evidence files named`)
  checkFiles(pack, files, check)
  return { keyId: opened.keyId, packHash: hash, signOff, checks }
}

function open(text: string): { valid: boolean; keyId: string; statement: Statement } | null {
  try {
    const envelope = JSON.parse(text) as Envelope
    if (envelope.payloadType !== payloadType) return null
    const { valid, keyId, payload } = unseal(envelope)
    const statement = JSON.parse(payload.toString('utf8')) as Statement
    const { signOff, pack } = statement.predicate
    return typeof signOff.packHash === 'string' && Array.isArray(pack.criteria) ? { valid, keyId, statement } : null
  } catch {
    return null
  }
}

function subjectsAgree({ subject, predicate }: Statement): boolean {
  const named = subject.map(({ name, digest }) => `${digest.sha256} ${name}`)
  const used = filesOfPack(predicate.pack).map(({ name, sha256: hash }) => `${hash} ${name}`)
  return canonicalJson(named.toSorted()) === canonicalJson(used.toSorted())
}

function checkFiles(
  pack: SignOffPack,
  files: Map<string, Buffer> | null,
  check: (name: PackCheck['name'], ok: boolean | null, detail: string) => void,
): void {
  const named = filesOfPack(pack)
  if (files === null) {
    check('files', named.length === 0 ? true : null, 'the evidence files are not in it; only their hashes are')
    check('verdicts', null, 'without the files nothing can be judged again')
    return
  }
  const wrong = named.filter(({ name, sha256: hash }) => {
    const bytes = files.get(pathInZip(name, hash))
    return bytes === undefined || sha256(bytes) !== hash
  })
  const detail = `${named.length - wrong.length} of ${named.length} evidence files have the hash that was signed`
  check('files', wrong.length === 0, wrong.length === 0 ? detail : `${detail}; not ${wrong[0]!.name}`)
  const judged = rejudgePack(pack, files)
  const { agreed, differing, unjudged } = judged
  const told = `${agreed.length} criteria judged again alike, ${differing.length} otherwise, ${unjudged.length} not judged again`
  check('verdicts', agreed.length + differing.length === 0 ? null : differing.length === 0, told)
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
