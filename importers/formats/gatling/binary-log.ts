/**
 * Gatling's version out of a binary `simulation.log` (3.13 and later); null where the bytes are none.
 * It begins with the header byte 0 of the run record and the version as a text: four bytes of
 * length, big-endian, and its letters.
 */
export function binaryVersion(bytes: Uint8Array): string | null {
  if (bytes.length < 8 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 0 || bytes[3] !== 0) return null
  const length = bytes[4]!
  if (length < 3 || length > 40 || bytes.length < 5 + length) return null
  const version = String.fromCharCode(...bytes.subarray(5, 5 + length))
  return /^\d+\.\d+(?:\.\d+)?[\w.-]*$/.test(version) ? version : null
}
