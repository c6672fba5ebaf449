import { describe, expect, it } from 'vitest'
import { refusedBinary } from '~importers/formats/find-format'
import { runOf } from '../../../support/read-format'

const at = (ms: number) => String(1_700_000_000_000 + ms)
const lines = (...rows: string[][]) => rows.map((cells) => `${cells.join('\t')}\n`).join('')

describe("Gatling's simulation.log", () => {
  const versions: [string, string][] = [
    [
      '3.4 and later',
      lines(
        ['RUN', 'a.Sim', 'sim', at(0), ' ', '3.9.5'],
        ['USER', 'S', 'START', at(0)],
        ['REQUEST', 'Shop,Cart', 'GET /c', at(0), at(40), 'OK', ' '],
        ['REQUEST', '', 'GET /', at(1000), at(2000), 'KO', 'status.find.is(200), but actually found 500'],
      ),
    ],
    [
      '3.0 to 3.3',
      lines(
        ['RUN', 'a.Sim', 'sim', at(0), ' ', '3.3.1'],
        ['REQUEST', '1', 'Shop,Cart', 'GET /c', at(0), at(40), 'OK', ' '],
        ['REQUEST', '2', '', 'GET /', at(1000), at(2000), 'KO', 'status.find.is(200), but actually found 500'],
      ),
    ],
    [
      '2.2 and 2.3',
      lines(
        ['RUN', 'a.Sim', '', 'sim', at(0), ' ', '2.0'],
        ['REQUEST', 'S', '1', 'Shop,Cart', 'GET /c', at(0), at(40), 'OK', ' '],
        ['REQUEST', 'S', '2', '', 'GET /', at(1000), at(2000), 'KO', 'status.find.is(200), but actually found 500'],
      ),
    ],
    [
      '2.1',
      lines(
        ['a.Sim', 'sim', 'RUN', at(0), ' ', '2.0'],
        ['S', '1', 'REQUEST', 'Shop,Cart', 'GET /c', at(0), at(1), at(39), at(40), 'OK', ''],
        [
          'S',
          '2',
          'REQUEST',
          '',
          'GET /',
          at(1000),
          at(1001),
          at(1999),
          at(2000),
          'KO',
          'status.find.is(200), but actually found 500',
        ],
      ),
    ],
  ]

  it.each(versions)('is read in the columns of %s', (_, text) => {
    const { run, format } = runOf(text)
    expect(format).toBe('gatling-simulation-log')
    expect(run.aggregate).toMatchObject({ requests: 2, failures: 1, minMs: 40, maxMs: 1000, rps: 1 })
    expect(run.endpoints.map(({ key }) => key)).toEqual(['Shop / Cart / GET /c', 'GET /'])
    expect(run.failures).toMatchObject([{ error: 'status.find.is(200), but actually found 500' }])
    expect([run.startedAt?.value, run.truncated]).toEqual(['2023-11-14T22:13:20.000Z', false])
  })

  it('leaves out a cut record and decides nothing', () => {
    const { run, rules } = runOf(`${versions[0]![1]}REQUEST\t\tGET /x\t17000`)
    expect([run.aggregate?.requests, run.truncated, rules]).toEqual([2, true, ['gatling-record']])
  })

  it('is refused by name where it is binary', () => {
    const version = new TextEncoder().encode('3.14.3')
    const bytes = new Uint8Array([0, 0, 0, 0, version.length, ...version, 0, 0, 0, 0, 5, 1, 2, 3])
    expect(refusedBinary(bytes)).toMatch(/simulation\.log.*binary.*Gatling 3\.14\.3.*stats\.js/)
    expect(refusedBinary(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toBeNull()
  })
})
