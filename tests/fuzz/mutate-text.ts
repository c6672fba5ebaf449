import fc from 'fast-check'
import type { Random } from '../forensics/random'
import { largestInput, type Mutation } from './mutate-bytes'

function onText(change: (text: string, random: Random) => string): Mutation {
  return (bytes, { random }) => Buffer.from(change(bytes.toString('utf8'), random))
}

/** Replaces one match, or up to `most` of them, each by what `by` makes of it. */
function replaceSome(text: string, pattern: RegExp, random: Random, by: (match: string) => string): string {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return text
  const chosen = new Set(Array.from({ length: 1 + random.below(5) }, () => random.below(matches.length)))
  let result = ''
  let from = 0
  matches.forEach((match, index) => {
    if (!chosen.has(index)) return
    result += text.slice(from, match.index) + by(match[0])
    from = match.index + match[0].length
  })
  return result + text.slice(from)
}

const numbers = [
  ...['0', '-0', '-1', '1e308', '1e999', '-1e308', '5e-324', '9007199254740993', '99999999999999999999', '1e-7'],
  ...['NaN', 'Infinity', '-Infinity', 'null', '""', '', '0x10', '1,234.5', '1.234,5', '٣', '1_000', '+5', '5.', '.5'],
  ...['1e', '--1', '=1+1', 'N/A', '-', '∞', '1e21', '2147483648', '-2147483649', '253402300800', '8640000000000001'],
]

/** A value of any shape, always the same for the same draw. */
function anyJson(random: Random): string {
  const [value] = fc.sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 1, seed: random.below(2 ** 31) })
  return JSON.stringify(value)
}

const nests: ((depth: number) => string)[] = [
  (depth) => '['.repeat(depth) + ']'.repeat(depth),
  (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  (depth) => '['.repeat(depth),
  (depth) => '<a>'.repeat(depth) + '</a>'.repeat(depth),
  (depth) => '<testsuite>'.repeat(depth) + '</testsuite>'.repeat(depth),
  (depth) => `${'> '.repeat(depth)}x`,
  (depth) => `${'- '.repeat(depth)}[ ] x`,
  (depth) => '*a **b '.repeat(depth),
  (depth) => `${'`'.repeat(depth)}x`,
  (depth) => '[a]('.repeat(depth),
  (depth) => `${'|'.repeat(depth)}\n${'|-'.repeat(depth)}|\n`,
  (depth) => '('.repeat(depth) + ')'.repeat(depth),
  (depth) => Array.from({ length: Math.min(depth, 1500) }, (_, i) => `${' '.repeat(i % 700)}- x`).join('\n'),
]

/** Mutations of what is text, whatever its grammar. */
export const textMutations: Record<string, Mutation> = {
  'numbers blown up': onText((text, random) =>
    replaceSome(text, /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, random, () => random.pick(numbers)),
  ),
  'digits repeated': onText((text, random) =>
    replaceSome(text, /\d+/g, random, (digits) => digits.repeat(random.pick([2, 5, 40, 400]))),
  ),
  'words exchanged': onText((text, random) => {
    const words = [...new Set(text.match(/[\p{L}_$#%./-]{2,}/gu))]
    if (words.length === 0) return text
    return replaceSome(text, /[\p{L}_$#%./-]{2,}/gu, random, () => random.pick(words))
  }),
  'words of objects': onText((text, random) =>
    replaceSome(text, /[\p{L}_][\p{L}\d_ ]+/gu, random, () =>
      random.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'prototype', 'then']),
    ),
  ),
  'line ends': onText((text, random) => {
    const end = random.pick(['\r\n', '\r', '\r\r\n', '\n\r', '\u2028', '\n\n', ' ', '\v', '\u0085'])
    return random.below(3) === 0 ? replaceSome(text, /\n/g, random, () => end) : text.replaceAll('\n', end)
  }),
  'lines moved': onText((text, random) => {
    const lines = text.split('\n')
    for (let i = 0; i < 1 + random.below(4); i++) {
      const [moved] = lines.splice(random.below(lines.length), 1)
      const copies = Array<string>(random.pick([0, 1, 1, 2])).fill(moved === undefined ? '' : moved)
      lines.splice(random.below(lines.length + 1), 0, ...copies)
    }
    return lines.join('\n')
  }),
  'lines by the thousand': onText((text, random) => {
    const lines = text.split('\n')
    const at = random.below(lines.length)
    const line = `${lines[at]}\n`
    const times = Math.min(random.pick([100, 2000, 20_000]), Math.floor(largestInput / 4 / line.length))
    return [...lines.slice(0, at), line.repeat(times), ...lines.slice(at)].join('\n')
  }),
  'huge cell': onText((text, random) => {
    const at = random.below(text.length + 1)
    const fill = random.pick(['a', '"', ',', ' ', '\t', '\\', '😀', '9', '&amp;', '**', '%', '\u0301', '=', '-', '$1'])
    const cell = fill.repeat(Math.floor(random.pick([1000, 50_000, 400_000]) / fill.length))
    return text.slice(0, at) + cell + text.slice(at)
  }),
  separators: onText((text, random) => {
    const [from, to] = random.pick([
      [',', ';'],
      [',', '\t'],
      [',', ',,'],
      ['"', "'"],
      ['"', '""'],
      ['\t', ','],
      [':', '='],
      ['.', ','],
      ['|', '||'],
    ])
    return random.below(2) === 0 ? text.replaceAll(from!, to!) : replaceSome(text, /[,;"\t:.|]/g, random, () => to!)
  }),
  'deep nesting': onText((text, random) => {
    const nest = random.pick(nests)(random.pick([10, 600, 5000, 40_000]))
    const at = random.pick([0, text.length, random.below(text.length + 1)])
    return random.below(6) === 0 ? nest : text.slice(0, at) + nest + text.slice(at)
  }),
  'values of another type': onText((text, random) =>
    replaceSome(text, /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g, random, () => anyJson(random)),
  ),
  'objects and lists emptied': onText((text, random) =>
    replaceSome(text, /\{[^{}]*\}|\[[^[\]]*\]/g, random, () => random.pick(['{}', '[]', 'null', '0', anyJson(random)])),
  ),
  'keys and attributes left out': onText((text, random) =>
    replaceSome(text, /"[^"\n]*"\s*:\s*[^,{}[\]\n]+,?|\s[\w-]+="[^"]*"/g, random, () => ''),
  ),
  'tags turned': onText((text, random) =>
    replaceSome(text, /<\/?[\w]+/g, random, (tag) =>
      random.pick([
        tag.startsWith('</') ? tag.replace('</', '<') : tag.replace('<', '</'),
        '<x',
        '<!--',
        '<![CDATA[',
        '<?',
      ]),
    ),
  ),
  'strange letters': onText((text, random) => {
    const at = random.below(text.length + 1)
    const strange = random.pick([
      '\ufffd',
      '\u202e',
      '\u0000',
      '\ud83d',
      'ﬀ',
      'İ',
      '\u2029',
      '\ufeff',
      '​',
      'Â£',
      'âœ…',
      '=cmd()',
    ])
    return text.slice(0, at) + strange + text.slice(at)
  }),
}
