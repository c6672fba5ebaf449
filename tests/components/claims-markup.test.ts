import { expect, test } from 'vitest'
import { claimsMarkup } from '~/components/claims-markup.server'
import { claimsFilter, claimsReport } from '~/reports/claims'
import { sampleContext } from '../support/sample-context'

test('the claims that were found are markup with their own addresses, and those of another filter another', () => {
  const { context } = sampleContext()
  const found = (query: string) =>
    claimsReport(context.assessment, context.input, claimsFilter(new URLSearchParams(query)))
  const report = found('')
  const markup = claimsMarkup(report, '')
  expect(markup.match(/class="said"/g)).toHaveLength(report.items.length)
  for (const { id, href } of report.items) expect(markup, id).toContain(`id="${href.split('#')[1]}"`)
  for (const { href } of report.unsupported)
    expect(markup).toContain(`data-discover="true" href="${href.replaceAll('&', '&amp;')}"`)
  expect(claimsMarkup(found('q=nowhere-said'), '')).toContain('No claim fits these filters.')
})
