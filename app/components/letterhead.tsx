import { useLocation } from '@remix-run/react'
import type { ShellReport } from '~/reports/types-shell'
import { MomentChooser } from './moment-chooser'

/** Program, moment, and a form to ask for another moment; every other query parameter is dropped on purpose. */
export function Letterhead({ shell }: { shell: ShellReport | null }) {
  const { pathname, search } = useLocation()
  if (shell === null) return null
  const parameters = new URLSearchParams(search)
  const program = parameters.get('program')
  const latest = program === null ? pathname : `${pathname}?program=${encodeURIComponent(program)}`
  return (
    <>
      <header className="letterhead">
        <span>
          <strong>{shell.programTitle}</strong> · {shell.phaseText}
          <span className="print-only">
            As of {shell.asOf.text}
            {shell.chainHead === null ? '' : ` · chain head ${shell.chainHead}`}
          </span>
        </span>
        <div className="moment-tools">
          <form method="get" action={pathname}>
            {program === null ? null : <input type="hidden" name="program" value={program} />}
            <label htmlFor="as-of">As of</label>
            <input
              key={search}
              id="as-of"
              name="as-of"
              type="date"
              required
              defaultValue={shell.timeTravel ? shell.asOfDay : undefined}
            />
            <button className="button" type="submit">
              Show
            </button>
          </form>
          <MomentChooser moments={shell.moments} day={shell.timeTravel ? shell.asOfDay : null} />
        </div>
      </header>
      {shell.timeTravel ? (
        <p className="banner">
          <span>
            What was known, claimed and signed as of <strong>{shell.asOf.text}</strong>.
          </span>
          <a href={latest}>Back to now</a>
        </p>
      ) : null}
    </>
  )
}
