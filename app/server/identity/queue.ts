/** Too many wait already; the caller answers 503. */
export class Busy extends Error {
  override name = 'Busy'
}

/** Runs so many at once, lets so many wait, and refuses the rest at once: sign-in cannot eat the server. */
export function limitedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0
  const queue: (() => void)[] = []
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new Busy('too many are signing in')
      await new Promise<void>((go) => queue.push(go))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on to the next in line; it stays taken.
      const next = queue.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
