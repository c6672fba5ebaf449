import { ratioCountsFrom, type UploadLimits } from './limits'
import type { Counter } from './stage-stream'
import { FileRefused } from './upload-refused'

/**
 * Watches an entry while it is unpacked: what an archive says of its own sizes is not believed.
 * Throws a `FileRefused` at the first byte too many.
 */
export function unpackGuard(packedBytes: number, limits: UploadLimits, unpacked: Counter) {
  return (fileBytes: number, chunkBytes: number) => {
    unpacked.bytes += chunkBytes
    if (fileBytes > limits.fileBytes)
      throw new FileRefused(`a file in it is larger than ${inMegabytes(limits.fileBytes)} unpacked`)
    if (unpacked.bytes > limits.totalBytes)
      throw new FileRefused(`more than ${inMegabytes(limits.totalBytes)} would be unpacked`)
    if (fileBytes > ratioCountsFrom && fileBytes > packedBytes * limits.ratio)
      throw new FileRefused(`a file in it unpacks to more than ${limits.ratio} times its size`)
  }
}

export function countFile(limits: UploadLimits, unpacked: Counter): void {
  unpacked.files += 1
  if (unpacked.files > limits.files) throw new FileRefused(`it holds more than ${limits.files} files`)
}

export function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1024 / 1024
  return megabytes >= 1 ? `${Number(megabytes.toFixed(1))} MB` : `${Number((bytes / 1024).toFixed(1))} KB`
}
