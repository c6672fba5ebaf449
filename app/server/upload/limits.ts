/** What one upload may hold. Sizes in bytes, times in milliseconds. */
export interface UploadLimits {
  fileBytes: number
  /** The body, and what its archives hold unpacked, each. */
  totalBytes: number
  /** Files, those inside archives counted. */
  files: number
  /** Bytes of a name with its folders. */
  nameBytes: number
  /** Unpacked over packed; load-test histories reach some 40, deflate at most 1,032. */
  ratio: number
  /** A client that sends nothing for so long is let go. */
  idleMs: number
  fields: number
  fieldBytes: number
}

const megabyte = 1024 * 1024

export const uploadLimits: UploadLimits = {
  fileBytes: 50 * megabyte,
  totalBytes: 256 * megabyte,
  files: 1000,
  nameBytes: 400,
  ratio: 200,
  idleMs: 30_000,
  fields: 40,
  fieldBytes: 4000,
}

/** Below this size a ratio says nothing: 100 KB of blanks are no bomb. */
export const ratioCountsFrom = megabyte
