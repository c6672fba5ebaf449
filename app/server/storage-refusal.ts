import { storageSentences } from '~/reports/messages/storage'
import { type StorageTrouble, storageTrouble } from '~db/open-failure'

const statuses = { locked: 503, disk_full: 507, unwritable: 503 } satisfies Record<StorageTrouble, number>

export interface StorageRefusal {
  code: StorageTrouble
  status: number
  text: string
}

/** How a request is answered that the database did not take; null where the error tells of something else. */
export function storageRefusal(error: unknown): StorageRefusal | null {
  const code = storageTrouble(error)
  return code === null ? null : { code, status: statuses[code], text: storageSentences[code] }
}
