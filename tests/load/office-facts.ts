import type { Client } from './client'

/** What the addresses and forms of a program are made of. */
export interface ProgramFacts {
  slug: string
  title: string
  tiers: string[]
  criteria: string[]
  runs: string[]
  weeks: string[]
  risks: string[]
  /** Bonds that nobody has made, and those that were made: each is one member's at a time. */
  freeBonds: { risk: string; criterion: string }[]
  madeBonds: { risk: string; criterion: string }[]
}

/** Asked once, before the run, of the server itself. */
export async function factsOf(client: Client, program: { slug: string; title: string }): Promise<ProgramFacts> {
  const read = async (path: string) => {
    const { status, text } = await client.ask({ method: 'GET', path })
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`)
    return JSON.parse(text)
  }
  const base = `/api/v1/programs/${program.slug}`
  const status = (await read(`${base}/status`)) as { tiers: { id: string; criteria: { id: string }[] }[] }
  const runs = (await read(`${base}/runs`)) as { label: string }[]
  const rows = async (name: string) => ((await read(`${base}/tables/${name}`)) as { rows: { id: string }[] }).rows
  const ids = async (name: string) => (await rows(name)).map(({ id }) => id)
  const [weeks, risks] = [await ids('weeks'), await ids('risks')]
  const criteria = status.tiers.flatMap((tier) => tier.criteria.map(({ id }) => id))
  return {
    ...program,
    tiers: status.tiers.map(({ id }) => id),
    criteria,
    runs: runs.map(({ label }) => label),
    weeks,
    risks,
    freeBonds: risks.flatMap((risk) => criteria.map((criterion) => ({ risk, criterion }))),
    madeBonds: [],
  }
}
