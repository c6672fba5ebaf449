import { costTexts } from '~/reports/messages/money'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { CostEntryView, CostsReport } from '~/reports/types-money'
import { ActForm, isAbout, RoleMayNot, TextArea, typedIn } from './act-form'
import { EmptyState } from './empty-state'
import { Field } from './form-parts'

interface Recording {
  report: CostsReport
  acting: Acting
  answer: ActAnswer | undefined
}

function mayRecord({ nowHref, deeds }: Acting): boolean {
  return nowHref === null && deeds.includes('record_actuals')
}

/** The form for hours and cost of a week; nobody else's role sees a button that does nothing. */
export function CostForm({ report, acting, answer }: Recording) {
  if (acting.name === null || acting.nowHref !== null) return null
  if (!mayRecord(acting)) return <RoleMayNot deed="record_actuals" />
  if (report.weekOptions.length === 0) return null
  return (
    <ActForm acting={acting} answer={answer} intent="cost_record" button="Record" primary className="form cost-form">
      <Fields
        report={report}
        typed={(name) => typedIn(answer, 'cost_record', name)}
        start={{ week: report.chosenWeek ?? report.weekOptions[0]?.value ?? '', day: '', hours: '', cost: '' }}
        noteLabel="Note"
        noteHint={costTexts.noteHint}
      />
    </ActForm>
  )
}

interface FieldsProps {
  report: CostsReport
  typed: (name: string) => string | undefined
  start: CostEntryView['typed']
  noteLabel: string
  noteHint?: string
  noteRequired?: boolean
}

function Fields({ report, typed, start, noteLabel, noteHint, noteRequired = false }: FieldsProps) {
  const { weekOptions, rateText } = report
  const chosen = typed('week') ?? start.week
  // An entry outlives its week; it is corrected where it is.
  const options = weekOptions.some(({ value }) => value === chosen)
    ? weekOptions
    : [...weekOptions, { value: chosen, label: chosen }]
  return (
    <div className="cost-fields">
      <p className="field">
        <label>
          <span>Week</span>
          <select name="week" defaultValue={chosen}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Field
        label="Day"
        name="day"
        defaultValue={typed('day') ?? start.day}
        hint={costTexts.dayHint}
        placeholder="2026-01-31"
        autoComplete="off"
      />
      <Field
        label="Hours"
        name="hours"
        defaultValue={typed('hours') ?? start.hours}
        hint={costTexts.hoursHint}
        autoComplete="off"
      />
      <Field
        label="Cost"
        name="cost"
        defaultValue={typed('cost') ?? start.cost}
        hint={rateText === null ? costTexts.costHintNoRate : `${costTexts.costHint} (${rateText})`}
        autoComplete="off"
      />
      <TextArea
        label={noteLabel}
        name="note"
        rows={2}
        required={noteRequired}
        defaultValue={typed('note')}
        {...(noteHint === undefined ? {} : { hint: noteHint })}
      />
    </div>
  )
}

/** Everything that was recorded, newest first, with what corrects or takes it back. */
export function CostEntries({ report, acting, answer }: Recording) {
  if (report.entries.length === 0) return <EmptyState title={costTexts.noEntries} />
  return (
    <ol className="entries plain cost-entries">
      {report.entries.map((entry) => (
        <li key={entry.id} id={`entry-${entry.id}`} className={entry.counts ? undefined : 'past'}>
          <p className="cost-entry">
            <strong>Entry {entry.id}</strong> <span>· {entry.weekTitle} ·</span>{' '}
            <span className="figure">
              {entry.hoursText} · {entry.costText}
            </span>
            {entry.dayText === null ? null : <span className="secondary"> on {entry.dayText}</span>}
          </p>
          <p className="secondary fine">
            by {entry.by}, <time dateTime={entry.at.iso}>{entry.at.text}</time>
            {entry.replacesText === null ? null : ` · ${entry.replacesText}`}
            {entry.standing === null ? null : ` · ${entry.standing}`}
            {entry.note === '' ? null : <>: “{entry.note}”</>}
          </p>
          {entry.counts && mayRecord(acting) ? (
            <div className="offers">
              <Corrections report={report} acting={acting} answer={answer} entry={entry} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Corrections({ report, acting, answer, entry }: Recording & { entry: CostEntryView }) {
  const typed = (intent: string) => (name: string) => typedIn(answer, intent, name, entry.id)
  return (
    <>
      <details className="offer" open={isAbout(answer, 'cost_correct', entry.id)}>
        <summary>Correct entry {entry.id}</summary>
        <ActForm
          acting={acting}
          answer={answer}
          intent="cost_correct"
          record={entry.id}
          button="Record the correction"
          className="form cost-form"
        >
          <Fields
            report={report}
            typed={typed('cost_correct')}
            start={entry.typed}
            noteLabel={costTexts.correctNote}
            noteRequired
          />
        </ActForm>
      </details>
      <details className="offer" open={isAbout(answer, 'cost_withdraw', entry.id)}>
        <summary>Take entry {entry.id} back</summary>
        <ActForm acting={acting} answer={answer} intent="cost_withdraw" record={entry.id} button="Take it back">
          <TextArea
            label={costTexts.withdrawNote}
            name="note"
            rows={2}
            required
            defaultValue={typed('cost_withdraw')('note')}
          />
        </ActForm>
      </details>
    </>
  )
}
