import type { SignOffPack } from '~/domain/acts/pack'
import type { SignOff } from '~/domain/acts/records'

export const statementType = 'https://in-toto.io/Statement/v1'
export const predicateType = 'urn:assay:sign-off:v1'

/** Everything that a sign-off rests on, in the shape of an in-toto statement. */
export interface Statement {
  _type: string
  /** Every evidence file by name and hash. */
  subject: { name: string; digest: { sha256: string } }[]
  predicateType: string
  predicate: {
    signOff: Omit<SignOff, 'pack'>
    pack: SignOffPack
    /** End of the audit chain when the pack was exported. */
    auditHead: string | null
    exportedAt: string
    keyId: string
  }
}

/** Evidence files of a pack by hash, each once, in the pack's order. */
export function filesOfPack(pack: SignOffPack): { name: string; sha256: string }[] {
  const files = pack.criteria.flatMap(({ evidence }) => [
    ...[...evidence.runs, ...evidence.reports].flatMap((one) => one.files),
    ...evidence.attestations.flatMap(({ subject, sha256 }) => (sha256 === null ? [] : [{ name: subject, sha256 }])),
  ])
  return [...new Map(files.map((file) => [`${file.sha256} ${file.name}`, file])).values()]
}

export function statementOf(
  signOff: SignOff,
  more: Pick<Statement['predicate'], 'auditHead' | 'exportedAt' | 'keyId'>,
): Statement {
  const { pack, ...record } = signOff
  return {
    _type: statementType,
    subject: filesOfPack(pack).map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: { signOff: record, pack, ...more },
  }
}
