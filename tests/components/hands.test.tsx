import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Figure, NoFigure } from '~/components/figure'
import { Glyph } from '~/components/glyph'
import { Hallmark } from '~/components/hallmark'
import { IntervalBar } from '~/components/interval-bar'
import { linesMarkup } from '~/components/lines-markup'
import { Pencil } from '~/components/pencil'
import { ProgressRuler } from '~/components/progress-ruler'
import { Sparkline } from '~/components/sparkline'
import { tierSigns, verdictMark, verdictSigns } from '~/reports/glyphs'

test('every glyph of verdicts and tiers is drawn, none left to the fonts of the system', () => {
  for (const { glyph } of [...Object.values(verdictSigns), ...Object.values(tierSigns)])
    expect(renderToStaticMarkup(<Glyph glyph={glyph} />)).not.toContain('class="char"')
})

test('a hallmark has its word, and its reason for those who do not see it', () => {
  const html = renderToStaticMarkup(<Hallmark mark={verdictMark('not_met', '0 of 200 logins')} bare />)
  expect(html).toContain('not met')
  expect(html).toContain(': 0 of 200 logins')
  expect(html).toContain('t-not-met')
})

test('what a document says is in pencil, escaped, and links to its line', () => {
  const source = { text: 'tracker.md:412', href: '/documents/tracker#L412', title: 'tracker.md, line 412' }
  const html = renderToStaticMarkup(<Pencil mark={{ words: 'P99 <2s - ✅ 2.1s', done: true, source }} />)
  expect(html).toContain('class="pencil"')
  expect(html).toContain('href="/documents/tracker#L412"')
  expect(html).toContain('P99 &lt;2s')
})

test('a figure keeps its unit apart, and a missing one says that it is missing', () => {
  const figure = { text: '2,100 ms', number: '2,100', unitText: 'ms', value: 2100, unit: 'ms' as const }
  expect(renderToStaticMarkup(<Figure figure={figure} />)).toContain('<span class="unit">')
  expect(renderToStaticMarkup(<NoFigure />)).toContain('not measured')
})

test('graphics carry their words and no inline style, which the content policy would refuse', () => {
  const bar = {
    width: 140,
    height: 20,
    axisY: 10,
    satisfied: { x: 0, width: 70 },
    limitX: 70,
    band: { x: 90, width: 4 },
    diamondX: 120,
    token: 'not-met' as const,
    words: '2.1 s, over the limit of 2 s',
  }
  const dot = { x: 5, y: 5, run: 'r', tainted: true, deciding: true }
  const spark = {
    width: 120,
    height: 22,
    limitY: 8,
    dots: [{ ...dot, token: 'not-met' as const }],
    points: '5,5',
    words: 'one run',
  }
  const html = renderToStaticMarkup(
    <>
      <IntervalBar bar={bar} />
      <Sparkline spark={spark} />
    </>,
  )
  expect(html).toContain('aria-label="2.1 s, over the limit of 2 s"')
  expect(html).not.toContain('style=')
})

test('the ruler says claimed, ticked and proven in words, with the gap', () => {
  const html = renderToStaticMarkup(
    <ProgressRuler
      progress={{
        claimed: { percent: 100, text: '100 %', source: { text: 't.md:13', href: null, title: '' } },
        claimedText: '100 %',
        ticked: { percent: 73, text: '138 of 189 boxes' },
        tasks: { percent: 92, text: '121 of 132 tasks' },
        hours: null,
        proven: { percent: 38, text: '50 of 132 tasks' },
        ruler: {
          width: 100,
          height: 60,
          bars: [],
          gap: { x1: 38, x2: 100, y: 50, points: 62, label: '62 points behind the claim' },
          words: 'claimed 100 %, ticked 73 %, proven 38 %',
        },
      }}
    />,
  )
  expect(html).toContain('claimed 100 %, ticked 73 %, proven 38 %')
  expect(html).toContain('62 points behind the claim')
})

test('a document is shown line by line with addresses, its markup never run', () => {
  const html = linesMarkup(['# A', '<script>alert(1)</script>'], [])
  expect(html).toContain('id="L2"')
  expect(html).not.toContain('<script>')
})
