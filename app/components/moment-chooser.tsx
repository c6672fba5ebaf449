import { useLocation, useNavigate } from '@remix-run/react'
import { useState } from 'react'
import type { MomentChoice } from '~/reports/moments'
import { ClientOnly } from './client-only'
import { Kept } from './kept'
import { MomentLink } from './moment-link'

interface MomentChooserProps {
  moments: MomentChoice[]
  /** The day shown, where the page is of a past moment. */
  day: string | null
}

/** The days at which something changed: a list to choose from, and with script a slider through them. */
export function MomentChooser({ moments, day }: MomentChooserProps) {
  const { pathname, search } = useLocation()
  const program = new URLSearchParams(search).get('program')
  if (moments.length === 0) return null
  const known = moments.some((one) => one.day === day)
  return (
    <details className="moment-chooser">
      <summary>Moments</summary>
      <div>
        <form method="get" action={pathname}>
          {program === null ? null : <input type="hidden" name="program" value={program} />}
          <label>
            As of the end of
            <Kept of="moments" on={[moments, day]}>
              <select name="as-of" key={day} defaultValue={known && day !== null ? day : moments.at(-1)?.day}>
                {moments.toReversed().map((one) => (
                  <option key={one.day} value={one.day}>
                    {one.text}
                  </option>
                ))}
              </select>
            </Kept>
          </label>
          <button className="button" type="submit">
            Show
          </button>
        </form>
        {moments.length < 2 ? null : (
          <ClientOnly fallback={null}>{() => <MomentSlider key={day} moments={moments} day={day} />}</ClientOnly>
        )}
        <p className="secondary">
          <MomentLink to="/moments">All moments</MomentLink>
        </p>
      </div>
    </details>
  )
}

/** Shows the day under the thumb at once, and goes there when it is let go. */
function MomentSlider({ moments, day }: MomentChooserProps) {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const last = moments.length - 1
  const found = moments.findIndex((one) => one.day === day)
  const start = found < 0 ? last : found
  const [at, setAt] = useState(start)
  const chosen = moments[at]
  function go() {
    // The Tab that led to the slider is let go on it too: only a thumb that has moved goes anywhere.
    if (chosen === undefined || at === start) return
    const query = new URLSearchParams(search)
    const program = query.get('program')
    const kept = new URLSearchParams({ 'as-of': chosen.day, ...(program === null ? {} : { program }) })
    navigate(`${pathname}?${kept}`, { preventScrollReset: true })
  }
  return (
    <label className="moment-slider">
      <span className="visually-hidden">Moment</span>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={chosen?.text}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
        onPointerUp={go}
        onKeyUp={go}
      />
      <output>{chosen?.text}</output>
    </label>
  )
}
