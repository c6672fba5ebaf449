import type { TroubleCode } from '~/domain/acts/trouble-codes'
import { moment } from './dates'
import { countOf } from './format'
import { type WitnessState, witnessWords } from './messages/settings'
import { troubleSentence } from './messages/verify'

export interface LogFacts {
  checkedAt: string
  verification: {
    entries: number
    rows: number
    head: { seq: number; hash: string } | null
    witness: { file: string | null; lines: number; unwitnessed: number }
    troubles: { code: TroubleCode; where: string; detail: string | null }[]
  }
  witness: WitnessState
  troubles: string[]
}

interface DeliveryFacts {
  id: number
  eventId: number
  attempts: number
  nextAt: string | null
  deliveredAt: string | null
  lastError: string | null
}

/** What the settings and audit pages say of the log and its witness. */
export function logReport({ checkedAt, verification, witness, troubles }: LogFacts) {
  const { entries, rows, head, troubles: found } = verification
  const { file, lines, unwitnessed } = verification.witness
  const missing = unwitnessed === 0 ? '' : `, ${unwitnessed} not`
  return {
    head,
    witness,
    sound: found.length === 0 && troubles.length === 0,
    witnessText: witnessWords[witness],
    checkedText: `Checked ${moment(checkedAt, 'UTC').text}: ${countOf(entries, 'entry')}, ${countOf(rows, 'row')} held against them, ${countOf(lines, 'entry')} witnessed${missing}. Received files are hashed anew by assay verify.`,
    fileText: file,
    troubles: [...troubles, ...found.slice(0, 20).map((one) => troubleSentence(one))],
  }
}

export function serverReport(input: {
  log: LogFacts
  webhook: { url: string; by: string; at: string; allowPrivate: boolean } | null
  deliveries: DeliveryFacts[]
}) {
  const { log, webhook, deliveries } = input
  return {
    log: logReport(log),
    webhook:
      webhook === null
        ? null
        : { text: `Sent to ${new URL(webhook.url).host}, set by ${webhook.by}, ${moment(webhook.at, 'UTC').text}.` },
    deliveries: deliveries.map((one) => ({
      id: one.id,
      failed: one.deliveredAt === null && one.lastError !== null,
      text: deliveryText(one),
    })),
  }
}

function deliveryText({ eventId, attempts, nextAt, deliveredAt, lastError }: DeliveryFacts): string {
  const tried = countOf(attempts, 'attempt')
  if (deliveredAt !== null) return `Event ${eventId}: arrived ${moment(deliveredAt, 'UTC').text}, ${tried}.`
  const why = lastError === null ? '' : ` ${lastError}`
  if (nextAt === null) return `Event ${eventId}: given up after ${tried}.${why}`
  return `Event ${eventId}: ${attempts === 0 ? 'waits' : `failed, ${tried}`}; next ${moment(nextAt, 'UTC').text}.${why}`
}

export type ServerSettings = ReturnType<typeof serverReport>
