import { asc, eq, inArray } from 'drizzle-orm'
import type { SignOffPack } from '~/domain/acts/pack'
import type { RecordedActs } from '~/domain/acts/records'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '../client.server'
import {
  notApplicable,
  notApplicableDecision,
  removalAcceptance,
  signOff,
  waiver,
  waiverDecision,
} from '../schema/acts'
import { rememberRows } from './program-memory'

/** Waivers, sign-offs and their kin as recorded at or before a moment, oldest first. */
export function loadActs(db: AssayDatabase, input: { programId: number; asOf: Instant }): RecordedActs {
  const { programId } = input
  const until = Date.parse(input.asOf)
  const done = (row: { at: string }) => Date.parse(row.at) <= until
  const { waivers, ofWaivers, declared, ofDeclared, signOffs, acceptances } = rememberRows(db, programId, 'acts', () =>
    readRows(db, programId),
  )
  return {
    waivers: waivers.filter(done).map(({ programId: _program, ...row }) => ({
      ...row,
      decisions: ofWaivers.filter((one) => one.waiverId === row.id && done(one)).map(asDecision),
    })),
    notApplicable: declared.filter(done).map(({ programId: _program, ...row }) => ({
      ...row,
      decisions: ofDeclared.filter((one) => one.declarationId === row.id && done(one)).map(asDecision),
    })),
    signOffs: signOffs.filter(done),
    acceptances: acceptances
      .filter(done)
      .map(({ criterionId, snapshot, by, at, reason }) => ({ criterionId, snapshot, by, at, reason })),
  }
}

function readRows(db: AssayDatabase, programId: number) {
  const { orm } = db
  const waivers = orm.select().from(waiver).where(eq(waiver.programId, programId)).orderBy(asc(waiver.id)).all()
  const ofWaivers = orm
    .select()
    .from(waiverDecision)
    .where(
      inArray(
        waiverDecision.waiverId,
        waivers.map(({ id }) => id),
      ),
    )
    .orderBy(asc(waiverDecision.id))
    .all()
  const declared = orm
    .select()
    .from(notApplicable)
    .where(eq(notApplicable.programId, programId))
    .orderBy(asc(notApplicable.id))
    .all()
  const ofDeclared = orm
    .select()
    .from(notApplicableDecision)
    .where(
      inArray(
        notApplicableDecision.declarationId,
        declared.map(({ id }) => id),
      ),
    )
    .orderBy(asc(notApplicableDecision.id))
    .all()
  const signOffs = orm
    .select()
    .from(signOff)
    .where(eq(signOff.programId, programId))
    .orderBy(asc(signOff.id))
    .all()
    .map(({ programId: _program, pack, ...row }) => ({ ...row, pack: JSON.parse(pack) as SignOffPack }))
  const acceptances = orm
    .select()
    .from(removalAcceptance)
    .where(eq(removalAcceptance.programId, programId))
    .orderBy(asc(removalAcceptance.id))
    .all()
  return { waivers, ofWaivers, declared, ofDeclared, signOffs, acceptances }
}

function asDecision<Kind extends string>({ kind, by, at, note }: { kind: Kind; by: string; at: string; note: string }) {
  return { kind, by, at, note }
}
