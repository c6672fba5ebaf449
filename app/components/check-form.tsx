import { Form, useLocation } from '@remix-run/react'
import { firstSteps } from '~/reports/messages/first-steps'
import { FormRefusal } from './form-parts'

/** A file or its text; the answer comes back on the same page, and what was pasted stays. */
export function CheckForm({ text, message }: { text: string; message: string | null }) {
  const { search } = useLocation()
  return (
    <Form
      method="post"
      action={`/help/first-steps${search}#check`}
      encType="multipart/form-data"
      className="form check-form"
      reloadDocument
    >
      <FormRefusal text={message} />
      <p className="field">
        <label>
          <span>{firstSteps.fileLabel}</span>
          <input type="file" name="file" accept=".md,.markdown,.mdown,.mkd,.txt,text/markdown,text/plain" />
        </label>
      </p>
      <p className="field">
        <label>
          <span>{firstSteps.textLabel}</span>
          <textarea name="text" rows={10} className="mono" spellCheck={false} defaultValue={text} key={text} />
        </label>
      </p>
      <p>
        <button type="submit" className="button primary">
          {firstSteps.button}
        </button>
      </p>
    </Form>
  )
}
