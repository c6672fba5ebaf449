import { asc, eq, inArray, sql } from 'drizzle-orm'
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
import { askAll, preparedOnce } from '../statement'
import { rememberRows } from './program-memory'

/** Waivers, sign-offs and their kin as recorded at or before a moment, oldest first. */
export function loadActs(db: AssayDatabase, input: { programId: number; asOf: Instant }): RecordedActs {
  const { programId } = input
  const until = Date.parse(input.asOf)
  const done = (row: { at: string }) => Date.parse(row.at) <= until
  const { waivers, ofWaivers, declared, ofDeclared, signOffs, acceptances } = rememberRows(
    db,
    { programId, part: 'acts', name: 'rows' },
    () => readRows(db, programId),
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
  const { signOffs, ...rows } = askAll(rowsOf(db), { programId })
  return {
    ...rows,
    signOffs: signOffs.map(({ programId: _program, pack, ...row }) => ({
      ...row,
      pack: JSON.parse(pack) as SignOffPack,
    })),
  }
}

/** Asked anew after every write of this part of the program. */
const rowsOf = preparedOnce(({ orm }) => {
  const own = sql.placeholder('programId')
  const waivers = orm.select({ id: waiver.id }).from(waiver).where(eq(waiver.programId, own))
  const declared = orm.select({ id: notApplicable.id }).from(notApplicable).where(eq(notApplicable.programId, own))
  return {
    waivers: orm.select().from(waiver).where(eq(waiver.programId, own)).orderBy(asc(waiver.id)).prepare(),
    ofWaivers: orm
      .select()
      .from(waiverDecision)
      .where(inArray(waiverDecision.waiverId, waivers))
      .orderBy(asc(waiverDecision.id))
      .prepare(),
    declared: orm
      .select()
      .from(notApplicable)
      .where(eq(notApplicable.programId, own))
      .orderBy(asc(notApplicable.id))
      .prepare(),
    ofDeclared: orm
      .select()
      .from(notApplicableDecision)
      .where(inArray(notApplicableDecision.declarationId, declared))
      .orderBy(asc(notApplicableDecision.id))
      .prepare(),
    signOffs: orm.select().from(signOff).where(eq(signOff.programId, own)).orderBy(asc(signOff.id)).prepare(),
    acceptances: orm
      .select()
      .from(removalAcceptance)
      .where(eq(removalAcceptance.programId, own))
      .orderBy(asc(removalAcceptance.id))
      .prepare(),
  }
})

function asDecision<Kind extends string>({ kind, by, at, note }: { kind: Kind; by: string; at: string; note: string }) {
  return { kind, by, at, note }
}
