/** What a row is called: the natural key and its parts. */
export interface RowName {
  key: string
  method: string | null
  name: string
}

const verb = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(\S.*)$/s

/** A tool that has labels only: a label that begins with a method is split, any other has none. */
export function nameOfLabel(label: string, method: string | null = null): RowName {
  const clean = label.trim() === '' ? '(no name)' : label
  const found = verb.exec(clean)
  if (found !== null) return { key: `${found[1]} ${found[2]}`, method: found[1]!, name: found[2]! }
  return method === null ? { key: clean, method, name: clean } : { key: `${method} ${clean}`, method, name: clean }
}

/** Gives each name once: `GET /a`, `GET /a (2)`; never `*`, which is the aggregate. */
export function keySettler(): (key: string) => string {
  const taken = new Set(['*'])
  /** The last number given to a name, so that a label on ten thousand rows is not counted up anew each time. */
  const counted = new Map<string, number>()
  return (key) => {
    let settled = key
    let count = counted.get(key) ?? 1
    while (taken.has(settled)) {
      count += 1
      settled = `${key} (${count})`
    }
    counted.set(key, count)
    taken.add(settled)
    return settled
  }
}
