import type { NamedRun } from '~/reports/runs'
import { notFound } from './not-found'

/** Where no run has the label of the address: on to the one run that the words mean, or a list of those they may mean. */
export function otherRun(named: NamedRun[], url: string, asked: string | undefined): Response {
  const [only, ...others] = named
  if (only === undefined) return notFound('run', asked)
  if (others.length > 0) {
    const text = 'Several runs go by this name:'
    return Response.json({ text, links: named.map(({ href, label }) => ({ href, text: label })) }, { status: 404 })
  }
  const { search } = new URL(url)
  const path = only.href.split('?')[0] as string
  return new Response(null, { status: 302, headers: { Location: `${path}${search}` } })
}
