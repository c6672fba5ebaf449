import { expect, test } from 'vitest'
import type { Happening } from '~/domain/moments'
import { shellReport } from '~/reports/shell'
import { sampleContext } from '../support/sample-context'

test('the frame of a page is made once for a moment and what has happened, and anew for either', () => {
  const { context } = sampleContext()
  const { assessment, input } = context
  const happened: Happening[] = [{ at: '2026-01-12T10:00:00.000Z', kind: 'run', id: 'v1', text: 'v1' }]
  const shell = shellReport(assessment, input, happened)
  expect(shell.moments).toHaveLength(1)
  expect(shellReport(assessment, input, happened)).toBe(shell)
  const more: Happening[] = [...happened, { at: '2026-01-13T10:00:00.000Z', kind: 'run', id: 'v2', text: 'v2' }]
  expect(shellReport(assessment, input, more).moments).toHaveLength(2)
  expect(shellReport(assessment, input, happened)).toEqual(shell)
  const past = { ...input, link: { asOf: '2026-01-20', program: null } }
  expect(shellReport(assessment, past, happened)).toMatchObject({ timeTravel: true })
  expect(shellReport(assessment, input, happened)).toMatchObject({ timeTravel: false })
  expect(shellReport(assessment, { ...input, chainHead: 'abcd' }, happened).chainHead).toBe('abcd')
})
