import { Figures, placeOf, reported } from './figures'

/** One answer, or what came in its place. */
export interface Sample {
  method: string
  /** As the row is called: the address with its open parts in brackets. */
  name: string
  ms: number
  bytes: number
  /** Why the answer is not the one that was due; null where it is. */
  error: string | null
}

export interface Entry {
  method: string
  name: string
  figures: Figures
}

/** A second of the run, as Locust's history has it. */
export interface Second {
  /** Unix seconds. */
  at: number
  users: number
  rps: number
  failuresPerSecond: number
  /** Of the last ten seconds; null where nothing was answered. */
  window: (number | null)[]
  total: {
    requests: number
    failures: number
    medianMs: number | null
    avgMs: number
    minMs: number | null
    maxMs: number
    avgBytes: number
  }
}

/** Collects what a run measured. */
export class Recorder {
  readonly all = new Figures()
  readonly entries = new Map<string, Entry>()
  readonly failures = new Map<string, { method: string; name: string; error: string; count: number }>()
  private readonly seconds = new Map<number, Sample[]>()
  firstAt: number | null = null
  lastAt: number | null = null

  /** `at`: Unix ms when the answer was complete. */
  add(sample: Sample, at: number): void {
    const { method, name, ms, bytes, error } = sample
    const key = `${method} ${name}`
    const entry = this.entries.get(key) ?? { method, name, figures: new Figures() }
    this.entries.set(key, entry)
    for (const figures of [entry.figures, this.all]) figures.add(ms, bytes, error !== null)
    if (this.firstAt === null) this.firstAt = at - ms
    this.lastAt = at
    const second = Math.floor(at / 1000)
    const kept = this.seconds.get(second)
    if (kept === undefined) this.seconds.set(second, [sample])
    else kept.push(sample)
    if (error !== null) this.countFailure(method, name, error)
  }

  private countFailure(method: string, name: string, error: string): void {
    const key = JSON.stringify([method, name, error])
    const known = this.failures.get(key)
    if (known === undefined) this.failures.set(key, { method, name, error, count: 1 })
    else known.count += 1
  }

  /** Requests per second over the whole run, from the first request to the last answer. */
  durationS(): number {
    if (this.firstAt === null || this.lastAt === null) return 0
    return Math.max(0.001, (this.lastAt - this.firstAt) / 1000)
  }

  /** What the history says at this second; seconds that can no longer be asked for are forgotten. */
  second(at: number, users: number): Second {
    const last = Array.from({ length: 10 }, (_, back) => this.seconds.get(at - back - 1) ?? []).flat()
    for (const known of this.seconds.keys()) if (known < at - 12) this.seconds.delete(known)
    const failed = last.filter(({ error }) => error !== null).length
    const { requests, failures, totalMs, totalBytes, minMs, maxMs } = this.all
    const per = (sum: number) => (requests === 0 ? 0 : sum / requests)
    return {
      at,
      users,
      rps: last.length / 10,
      failuresPerSecond: failed / 10,
      window: sharesOf(last),
      total: {
        requests,
        failures,
        medianMs: this.all.medianMs(),
        avgMs: per(totalMs),
        minMs,
        maxMs,
        avgBytes: per(totalBytes),
      },
    }
  }
}

function sharesOf(samples: Sample[]): (number | null)[] {
  const times = samples.map(({ ms }) => ms).sort((a, b) => a - b)
  return reported.map((share) => times[placeOf(share, times.length)] ?? null)
}
