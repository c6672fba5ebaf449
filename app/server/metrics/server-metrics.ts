import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds; the goals of the load (content/assay/load) lie on bounds. */
const durations = [0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.3, 0.5, 1, 2.5, 5, 10, 30]

export type CacheAnswer = 'hit' | 'miss' | 'not_modified'

/**
 * What a server counts of itself, as Prometheus reads it. Labels are bounded: route patterns of
 * route-rules.ts, methods and statuses; never an address as it was asked for, a program or a member.
 */
export class ServerMetrics {
  readonly registry = new Registry()
  private readonly registers = [this.registry]
  readonly requests = new Counter({
    name: 'assay_http_requests_total',
    help: 'Answers given, by route pattern, method and status (499: the client went first).',
    labelNames: ['route', 'method', 'status'],
    registers: this.registers,
  })
  readonly durations = new Histogram({
    name: 'assay_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer, by route pattern and method.',
    labelNames: ['route', 'method'],
    buckets: durations,
    registers: this.registers,
  })
  readonly underWay = new Gauge({
    name: 'assay_http_requests_under_way',
    help: 'Requests that are being answered.',
    registers: this.registers,
  })
  private readonly pages = new Counter({
    name: 'assay_page_cache_total',
    help: 'Pages by where they came from: hit (kept by the server), miss (made anew), not_modified (kept by the browser).',
    labelNames: ['answer'],
    registers: this.registers,
  })
  readonly uploads = new Counter({
    name: 'assay_uploads_total',
    help: 'Uploads by the way they came in and by what became of them.',
    labelNames: ['via', 'outcome'],
    registers: this.registers,
  })
  readonly signIns = new Counter({
    name: 'assay_sign_ins_total',
    help: 'Attempts to sign in, by outcome: done, wrong, too_many, busy.',
    labelNames: ['outcome'],
    registers: this.registers,
  })

  constructor() {
    for (const answer of ['hit', 'miss', 'not_modified'] as const) this.pages.inc({ answer }, 0)
    for (const outcome of ['done', 'wrong', 'too_many', 'busy']) this.signIns.inc({ outcome }, 0)
  }

  page(answer: CacheAnswer): void {
    this.pages.inc({ answer })
  }

  /** A figure that is looked up when it is asked for; NaN where it cannot be. */
  gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      collect() {
        this.set(value())
      },
    })
  }

  /** The same with one label. */
  gauges<Name extends string>(name: string, help: string, label: Name, values: () => Record<string, number>): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: this.registers,
      collect() {
        for (const [key, value] of Object.entries(values()))
          this.set({ [label]: key } as Partial<Record<Name, string>>, value)
      },
    })
  }

  /** Event loop, heap, processor of this process: once for a process that serves. */
  ofProcess(): this {
    collectDefaultMetrics({ register: this.registry })
    return this
  }
}
