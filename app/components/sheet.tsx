import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { reviewTexts } from '~/reports/messages/review'
import type { SheetAround } from '~/reports/review/reviews'
import type { SheetPage } from '~/reports/review/sheet-page'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActingNotice } from './act-form'
import { FormRefusal } from './form-parts'
import { Hallmark } from './hallmark'
import { PageHead } from './page-head'
import { Section } from './section'
import { ColourChoice, ColourPanel } from './sheet-colour'
import { SheetSection } from './sheet-section'
import { TodayDiffers, Versions, WordsChanges } from './sheet-versions'

interface SheetProps {
  page: SheetPage
  around: SheetAround
  acting: Acting
  answer: ActAnswer | undefined
}

/** A weekly review or daily stand-up: figures that stay figures, and words that a member writes. */
export function Sheet({ page, around, acting, answer }: SheetProps) {
  const { view, form } = page
  const sections = view.sections.map((section) => (
    <SheetSection key={section.key} section={section} form={form} typed={answer?.typed} />
  ))
  return (
    <>
      <PageHead
        title={view.title}
        crumbs={[around.crumb]}
        standing={<Standing page={page} around={around} />}
        lede={view.goal}
      />
      <p className="pager">
        {around.previous === null ? <span /> : <Link to={around.previous.href}>← {around.previous.label}</Link>}
        {around.next === null ? null : <Link to={around.next.href}>{around.next.label} →</Link>}
      </p>
      <div id="acts">
        <ActingNotice acting={acting} who={reviewTexts.signIn} />
      </div>
      <SheetFacts page={page} around={around} />
      <TodayDiffers page={page} />
      <ColourPanel colour={view.colour} />
      {form === null ? (
        sections
      ) : (
        <Writing form={form} acting={acting} answer={answer} sections={sections} page={page} />
      )}
      <Versions page={page} />
    </>
  )
}

function Standing({ page: { view, version, form }, around }: Pick<SheetProps, 'page' | 'around'>) {
  const { colour } = view
  return (
    <>
      {colour.chosenMark === null ? null : <Hallmark mark={colour.chosenMark} />}
      <span className="secondary">
        computed <Hallmark mark={colour.computedMark} />
      </span>
      <span className="secondary">
        {version === null
          ? (form?.savedText ?? around.stateText ?? 'not published')
          : `version ${version.version} by ${version.by}, ${version.at.text}`}
      </span>
    </>
  )
}

/** What the figures are of, and where the sheet can be taken. */
function SheetFacts({
  page: { view, version, correctHref, latestHref, form },
  around,
}: Pick<SheetProps, 'page' | 'around'>) {
  return (
    <dl className="manifest facts">
      <div>
        <dt>Figures</dt>
        <dd>
          {view.datesText === null ? '' : `${view.datesText} · `}as of {view.asOfText} · {view.comparedText}
        </dd>
      </div>
      {view.exitCriteria === null ? null : (
        <div>
          <dt>Exit criteria</dt>
          <dd className="pencil">{view.exitCriteria}</dd>
        </div>
      )}
      {version === null ? null : (
        <div>
          <dt>Frozen</dt>
          <dd>
            {reviewTexts.frozen} SHA-256 <code className="break">{version.hash}</code>
            {version.correction === null ? null : (
              <>
                <br />
                Corrected because: {version.correction}
              </>
            )}
          </dd>
        </div>
      )}
      <div className="sheet-take">
        <dt>Take along</dt>
        <dd className="sheet-links">
          {around.files.map(({ label, href }) => (
            <a key={label} href={href}>
              {label}
            </a>
          ))}
          {around.also === null ? null : <Link to={around.also.href}>{around.also.label}</Link>}
          {correctHref === null ? null : <Link to={correctHref}>Write a correction</Link>}
          {form?.correction === true ? <Link to={latestHref}>The published version</Link> : null}
        </dd>
      </div>
    </dl>
  )
}

interface WritingProps extends Pick<SheetProps, 'acting' | 'answer' | 'page'> {
  form: NonNullable<SheetPage['form']>
  sections: ReactNode
}

/** One form for all sections: what is typed is saved, or published, as a whole. */
function Writing({ form, acting, answer, sections, page }: WritingProps) {
  const changes = answer?.words.changes
  return (
    <Form method="post" action={acting.action} className="sheet-form" reloadDocument>
      <input type="hidden" name="revision" value={form.revision} />
      <FormRefusal text={answer?.refusal} />
      {changes === undefined ? null : (
        <WordsChanges title="Saved by another while you wrote" changes={JSON.parse(changes)} />
      )}
      {sections}
      <Section title={form.correction ? 'Publish a correction' : 'Save and publish'}>
        <ColourChoice colour={page.view.colour} chosen={answer?.typed.colour ?? form.colour} />
        {form.correction ? (
          <p className="field">
            <label>
              <span>Why this corrects what was published</span>
              <textarea
                name="words.correction"
                rows={2}
                maxLength={4000}
                defaultValue={answer?.typed['words.correction'] ?? ''}
              />
            </label>
          </p>
        ) : null}
        <p className="sheet-buttons">
          <button type="submit" name="intent" value="sheet_save" className="button">
            Save draft
          </button>
          <button type="submit" name="intent" value="sheet_publish" className="button primary">
            {form.correction ? 'Publish the correction' : 'Publish'}
          </button>
          <small className="secondary">Publishing freezes the figures above with your words.</small>
        </p>
      </Section>
    </Form>
  )
}
