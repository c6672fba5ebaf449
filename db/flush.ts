import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk has a file. */
export function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The same for the names in a folder; not every platform lets a folder be opened for that. */
export function flushFolder(folder: string): void {
  if (process.platform !== 'win32') flush(folder)
}
