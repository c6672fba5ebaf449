import { expect, test } from 'vitest'
import { neutralise } from '~/cli/neutralise'
import { speaking } from '~/cli/terminal'

function recording(coloured: boolean) {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({ write: (text: string) => (written[name] += text) })
  return { written, terminal: speaking({ stdout: stream('stdout'), stderr: stream('stderr') }, coloured) }
}

test('what a terminal would obey is written out', () => {
  expect(neutralise('a\u001b[2Jb\u0007\r\u009b31m\u202ec')).toBe('a\\u001b[2Jb\\u0007\\u000d\\u009b31m\\u202ec')
  expect(neutralise('tab\tline\nTäst 😀')).toBe('tab\tline\nTäst 😀')
})

test('JSON with such characters reads as what was there', () => {
  const said = { name: 'a\u001b]0;title\u0007\u009b\u2028\u202e\u007f' }
  const text = neutralise(JSON.stringify(said))
  expect(text).not.toMatch(/[\p{Cc}\u202e\u2028]/u)
  expect(JSON.parse(text)).toEqual(said)
})

test('escape sequences of a document stay text, those of the command line stay colours', () => {
  const { written, terminal } = recording(true)
  const hostile = '\u001b[32mmet\u001b[39m'
  terminal.out(`${terminal.colours.red('not met')} ${hostile} ${terminal.colours.bold(terminal.colours.red(hostile))}`)
  const text = '\\u001b[32mmet\\u001b[39m'
  expect(written.stdout).toContain('\u001b[31mnot met\u001b[39m')
  expect(written.stdout).toContain(text)
  expect(written.stdout).not.toContain('\u001b[32m')
  terminal.err(hostile)
  expect(written.stderr).toBe(`${text}\n`)
})

test('without colours nothing but text is written', () => {
  const { written, terminal } = recording(false)
  terminal.out(terminal.colours.red('\u001b[31mx'))
  expect(written.stdout).toBe('\\u001b[31mx\n')
})
