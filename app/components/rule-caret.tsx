import { FormRefusal } from './form-parts'

/** Why a text is no rule, with a caret under the place where it stops being one. */
export function RuleCaret({ typed, sentence, position }: { typed: string; sentence: string; position: number }) {
  return (
    <>
      <FormRefusal text={sentence} />
      {position < 0 ? null : (
        <pre className="rule-caret" aria-hidden="true">
          {typed}
          {'\n'}
          {' '.repeat(position)}^
        </pre>
      )}
    </>
  )
}
