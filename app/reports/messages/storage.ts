/** A write that the database did not take, by what kept it from that. */
export const storageSentences = {
  locked: 'Another program is writing to the database. Nothing was changed; send it again in a moment.',
  disk_full: 'The disk of the server is full. Nothing was changed; send it again once there is room.',
  unwritable:
    'The server cannot write to its database. Nothing was changed; whoever looks after the server finds more in its log.',
} as const

/** Title of the page that says so. */
export const storageTitle = 'This could not be written down'

/** A received file that is named and cannot be given out. */
export function bytesGone(name: string): string {
  return `The bytes of ${name} are not those that were received: they were changed or removed in the database. “assay verify” names them; a backup still has them.`
}
