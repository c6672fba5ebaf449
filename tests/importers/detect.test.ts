import { expect, test } from 'vitest'
import { detect } from '~importers/detect'
import { exceptionsText, failuresText, historyText, statsText } from '../support/locust-text'
import { received } from '../support/read-evidence'

function kindOf(path: string, content: string | Uint8Array): string {
  const found = detect(received(path, content))
  return found.kind === 'locust' ? found.locust : found.kind
}

test.each([
  ['stats', statsText()],
  ['history', historyText([[1700000000, 1, 1]])],
  ['failures', failuresText],
  ['exceptions', exceptionsText],
  [
    'requests',
    '"Method","Name","# requests","# failures","Median response time","Average response time","Min response time","Max response time","Average Content Size","Requests/s"\n',
  ],
  ['distribution', '"Name","# requests","50%","66%","100%"\n'],
])('a %s file is told by its header, whatever its name', (kind, text) => {
  expect(kindOf('notes.md', text)).toBe(kind)
  expect(kindOf('x_failures.csv', text)).toBe(kind)
})

test('Markdown is a document, by its name or by its shape', () => {
  expect(kindOf('plan.md', 'Some words')).toBe('document')
  expect(kindOf('PLAN', '# Plan\n\n- [ ] one\n')).toBe('document')
  expect(kindOf('plan.txt', 'Title\n\n- [x] one\n')).toBe('document')
  expect(kindOf('plan.txt', 'only words')).toBe('unknown')
  expect(kindOf('run.py', '# a comment\n')).toBe('unknown')
})

test('program.md and run notes are told by their front matter, then by their name', () => {
  expect(kindOf('program.md', '# Words\n')).toBe('program')
  expect(kindOf('other.md', '---\ntimezone: UTC\ngroups:\n  login: ["POST *"]\n---\n')).toBe('program')
  expect(kindOf('run.md', 'Words')).toBe('run_note')
  expect(kindOf('v4.run.md', '---\nusers: 5\n---\n')).toBe('run_note')
  expect(kindOf('note.md', '---\nprovenance: transcribed\nspawnRate: 3\n---\n')).toBe('run_note')
  expect(kindOf('tracker.md', '---\ntitle: Plan\ntags: [a]\nscope: all\n---\n# Plan\n')).toBe('document')
})

test('what is none of these is refused with what was tried and how it begins', () => {
  const found = detect(received('data.csv', 'date,price\n2026-01-01,5\n'))
  expect(found).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('it begins "date,price"') })
  expect(kindOf('a.csv', '')).toBe('empty')
  expect(kindOf('a.csv', ' \r\n \n')).toBe('empty')
  expect(kindOf('a.csv', new Uint8Array([0, 1, 2]))).toBe('unknown')
  expect(kindOf('a.csv', '"unclosed')).toBe('unknown')
  expect(kindOf('a.json', '{"name": "x"}')).toBe('unknown')
})
