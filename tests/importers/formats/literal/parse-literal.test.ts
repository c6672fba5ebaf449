import { describe, expect, it } from 'vitest'
import { parseLiteral } from '~importers/formats/literal/parse-literal'

describe('literals of scripts', () => {
  it('are read with keys and texts in either quotes or none, comments and trailing commas', () => {
    const text = `{ a: 'x\\'y', "b": [1, -2.5e3, .5,], /* note */ $c_1: { d: true, e: null, }, // end\n }`
    expect(parseLiteral(text).value).toEqual({ a: "x'y", b: [1, -2500, 0.5], $c_1: { d: true, e: null } })
  })

  it('of JSON are what JSON says', () => {
    const value = { text: 'a"\\\n\u20ac\ud83d\ude00\u003c', list: [[], {}, [0, -0.25]], no: false }
    expect(parseLiteral(JSON.stringify(value, null, 2)).value).toEqual(value)
  })

  it('know the line of every object', () => {
    const { value, lineOf } = parseLiteral('{\n "a": {\n },\n\n "b": [\n {}]}')
    const { a, b } = value as { a: object; b: object[] }
    expect([lineOf(a), lineOf(b), lineOf(b[0]!)]).toEqual([2, 5, 6])
  })

  it('keep what stands before the place where they break off', () => {
    const { value, broken } = parseLiteral('{ a: 1,\n b: { c: [1, 2')
    expect(value).toEqual({ a: 1, b: { c: [1, 2] } })
    expect(broken).toMatchObject({ line: 2 })
  })

  it.each(['{ a: f() }', '{ a: `x` }', '{ a: 1 + 1 }', '{ get a() {} }', '', '{a:"\\'])(
    'that are none stop: %s',
    (text) => {
      expect(parseLiteral(text).broken).not.toBeNull()
    },
  )

  it('neither nest without end nor touch prototypes', () => {
    expect(parseLiteral('['.repeat(100_000)).broken?.reason).toMatch(/deep/)
    parseLiteral('{ "__proto__": { polluted: 1 } }')
    expect('polluted' in {}).toBe(false)
  })
})
