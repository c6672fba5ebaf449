import { reviewTexts } from '~/reports/messages/review'
import type { ColourView } from '~/reports/review/types'
import { Hallmark } from './hallmark'

/** The colour that a member chose beside the one that the figures give, with every rule that fits. */
export function ColourPanel({ colour }: { colour: ColourView }) {
  const [decides, ...others] = colour.rules
  return (
    <div className="sheet-colour">
      {colour.disagrees && colour.chosenMark !== null ? (
        <p className="banner">
          <Hallmark mark={colour.chosenMark} /> {reviewTexts.disagrees}
        </p>
      ) : null}
      <p>
        <Hallmark mark={colour.computedMark} /> {decides === undefined ? null : decides.sentence}
      </p>
      {others.length === 0 ? null : (
        <ul className="plain-list fine secondary">
          {others.map(({ rule, mark, sentence }) => (
            <li key={rule}>
              <Hallmark mark={mark} bare /> {sentence}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const choices = [
  { value: 'green', label: 'Green' },
  { value: 'amber', label: 'Amber' },
  { value: 'red', label: 'Red' },
] as const

export function ColourChoice({ colour, chosen }: { colour: ColourView; chosen: string | null }) {
  return (
    <fieldset className="choices">
      <legend>Your colour (computed: {colour.computedMark.word})</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="colour" value={value} defaultChecked={chosen === value} /> {label}
        </label>
      ))}
    </fieldset>
  )
}
