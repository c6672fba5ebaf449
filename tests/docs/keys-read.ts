/** Names of more than so many kinds are data, not keys. */
const most = 40

/**
 * Wraps a parsed JSON so that what a reader looks at is noted: `latency.p99`, `errors.*` where it goes
 * through whatever is there, `points[].value` of a list.
 */
export function watched(json: unknown): { json: unknown; keys(): string[] } {
  const looked = new Set<string>()
  const walked = new Set<string>()
  const wrap = (value: unknown, path: string): unknown => {
    if (typeof value !== 'object' || value === null) return value
    return new Proxy(value, {
      get(target, key) {
        const own = typeof key === 'string' && Object.hasOwn(target, key) && key !== 'length'
        const found = Reflect.get(target, key)
        if (!own) return found
        const below = Array.isArray(target) ? `${path}[]` : path === '' ? key : `${path}.${key}`
        if (!Array.isArray(target)) looked.add(below)
        return wrap(found, below)
      },
      ownKeys(target) {
        if (!Array.isArray(target)) walked.add(path)
        return Reflect.ownKeys(target)
      },
    })
  }
  return { json: wrap(json, ''), keys: () => gathered(looked, walked) }
}

function gathered(looked: Set<string>, walked: Set<string>): string[] {
  const general = [...looked].map((path) => {
    const parts = path.split('.')
    return parts.map((part, at) => (walked.has(parts.slice(0, at).join('.')) ? starred(part) : part)).join('.')
  })
  const all = [...new Set(general)].sort()
  const leaves = all.filter(
    (path) => !all.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[]`)),
  )
  return leaves.slice(0, most)
}

function starred(part: string): string {
  return part.endsWith('[]') ? '*[]' : '*'
}
