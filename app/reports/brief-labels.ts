const enough = 10
const legible = 20

/**
 * Names short enough for the head of a narrow column: long short names give up the words that all
 * names with the same first word share. `v19_100u_nolimit_pool100` beside `v19_100u_nolimit_pool140`
 * is `v19…pool100`. A very long
 * name without such kin keeps its first and last word. A name that would not stay its own keeps all.
 */
export function briefLabels(shorts: readonly string[]): Map<string, string> {
  const brief = new Map(shorts.map((short) => [short, short.length <= enough ? short : shorten(short, shorts)]))
  const uses = (name: string) => [...brief.values()].filter((other) => other === name).length
  return new Map([...brief].map(([short, name]) => [short, uses(name) > 1 ? short : name]))
}

function shorten(short: string, shorts: readonly string[]): string {
  const [first = '', ...rest] = short.split('_')
  const kin = shorts.filter((other) => other !== short && other.split('_')[0] === first)
  if (kin.length === 0) return short.length <= legible ? short : `${first}…${rest.at(-1)}`
  const own = rest.filter((token) => !kin.every((other) => other.split('_').includes(token)))
  const telling = own.length > 0 ? own : rest.slice(-1)
  return telling.length === 0 ? short : `${first}…${telling.join('_')}`
}
