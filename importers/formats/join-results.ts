import { splitPath } from '../locust/file-names'
import { labelOfFile } from './label-of-file'
import type { ResultInput } from './received-content'

/**
 * Formats of which one run writes several files with fixed names into one folder, the one with the
 * best figures first: that one is read, the others are kept beside it as files of the same run.
 */
export const companionFormats: string[][] = [['gatling-stats-json', 'gatling-stats-js', 'gatling-global-stats']]

/** The results of one run each; the first of a list is the one whose figures count. */
export function joinResults(inputs: ResultInput[], companions: string[][] = companionFormats): ResultInput[][] {
  const joined = new Map<string, ResultInput[]>()
  for (const input of inputs) {
    const family = companions.findIndex((formats) => formats.includes(input.format))
    const { path } = input.file
    const own = family === -1 || labelOfFile(path).prefix !== '' ? path : splitPath(path).folder
    const id = JSON.stringify([family, own])
    const known = joined.get(id)
    if (known === undefined) joined.set(id, [input])
    else known.push(input)
  }
  const rankOf = ({ format }: ResultInput) =>
    companions.flatMap((formats) => (formats.includes(format) ? [formats.indexOf(format)] : []))[0] ?? -1
  return [...joined.values()].map((inputs) => inputs.sort((a, b) => rankOf(a) - rankOf(b)))
}
