import { Form, Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { proofWords, settingHints, settingNames, settingsTexts } from '~/reports/messages/settings'
import type { AskedSetting, SettingLine, settingsReport } from '~/reports/settings'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import { ActForm, TextArea } from './act-form'
import { Field, FormRefusal } from './form-parts'
import { Moves } from './receipt'
import { Section } from './section'

type Settings = ReturnType<typeof settingsReport>
type Key = keyof Settings['lines']

interface FormsProps {
  settings: Settings
  asked: AskedSetting | null
  acting: Acting
  answer: ActAnswer | undefined
}

/** The forms of a program's settings: each shows first what it would move, and is recorded only then. */
export function SettingForms(props: FormsProps) {
  const { settings, asked } = props
  const { qualifying } = settings
  const typed = (key: Key) => (asked?.key === key ? asked.typed : null)
  const group = typed('groups')
  return (
    <>
      <SettingSection {...props} name="groups">
        <dl className="glossary setting-groups">
          {settings.groups.map(({ name, globs, inferred }) => (
            <div key={name}>
              <dt>
                <code>{name}</code> {inferred ? <span className="secondary">inferred</span> : null}
              </dt>
              <dd>
                {globs.length === 0 ? <span className="secondary">no endpoint</span> : <code>{globs.join('\n')}</code>}
              </dd>
            </div>
          ))}
        </dl>
        <PreviewForm name="groups">
          <Field label="Group" name="name" required defaultValue={group?.name} list="group-names" />
          <datalist id="group-names">
            {settings.groups.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <TextArea label="Globs" name="globs" defaultValue={group?.globs} hint={settingHints.groups} />
        </PreviewForm>
      </SettingSection>
      <SettingSection {...props} name="qualifying">
        <PreviewForm name="qualifying">
          <Field
            label="Least users"
            name="minUsers"
            inputMode="numeric"
            defaultValue={typed('qualifying')?.minUsers ?? qualifying.minUsers ?? undefined}
          />
          <Field
            label="Least requests"
            name="minRequests"
            inputMode="numeric"
            defaultValue={typed('qualifying')?.minRequests ?? qualifying.minRequests ?? undefined}
          />
          <TextArea
            label="Labels, a glob a line"
            name="labels"
            rows={2}
            defaultValue={typed('qualifying')?.labels ?? qualifying.labels.join('\n')}
            hint="None: any label."
          />
          <TextArea
            label="Tags, one a line"
            name="tags"
            rows={2}
            defaultValue={typed('qualifying')?.tags ?? qualifying.tags.join('\n')}
          />
          <label className="check">
            <input
              type="checkbox"
              name="allowOnlyLogin"
              value="yes"
              defaultChecked={
                typed('qualifying') === null ? qualifying.allowOnlyLogin : typed('qualifying')?.allowOnlyLogin !== ''
              }
            />
            A run that asked for nothing but the login may decide too
          </label>
        </PreviewForm>
        {settings.byTier.map((line) => (
          <p className="secondary fine" key={line}>
            {line}
          </p>
        ))}
      </SettingSection>
      <SettingSection {...props} name="stalenessDays">
        <PreviewForm name="stalenessDays">
          <Field
            label="Days"
            name="days"
            required
            inputMode="numeric"
            defaultValue={typed('stalenessDays')?.days ?? settings.days}
          />
        </PreviewForm>
      </SettingSection>
      <SettingSection {...props} name="proof">
        <PreviewForm name="proof">
          {(['observed', 'shown'] as const).map((proof) => (
            <label className="check" key={proof}>
              <input
                type="radio"
                name="proof"
                value={proof}
                defaultChecked={(typed('proof')?.proof ?? settings.proof) === proof}
              />
              {proofWords[proof]}
            </label>
          ))}
        </PreviewForm>
      </SettingSection>
    </>
  )
}

function SettingSection({
  name,
  settings,
  asked,
  acting,
  answer,
  children,
}: FormsProps & { name: Key; children: ReactNode }) {
  const line = settings.lines[name]
  const own = asked !== null && asked.key === name ? asked : null
  return (
    <Section title={settingNames[name]} id={name}>
      {name === 'groups' ? null : <p className="secondary fine">{settingHints[name]}</p>}
      {line.changedText === null ? null : <Changed line={line} name={name} acting={acting} answer={answer} />}
      {children}
      {own === null ? null : <Preview asked={own} acting={acting} answer={answer} />}
    </Section>
  )
}

/** Both are shown: what holds was changed by a member, and what program.md says beneath. */
function Changed({
  line,
  name,
  acting,
  answer,
}: { line: SettingLine; name: Key } & Pick<FormsProps, 'acting' | 'answer'>) {
  return (
    <div className="setting-changed">
      <p className="fine">
        {line.changedText}. <span className="secondary">{line.statedText}</span>
      </p>
      <details>
        <summary>Give it back to program.md</summary>
        <ActForm acting={acting} answer={answer} intent="setting_back" button="Give it back">
          <input type="hidden" name="setting" value={name} />
        </ActForm>
      </details>
    </div>
  )
}

/** A question in the address: it changes nothing, and what was typed stays. */
function PreviewForm({ name, children }: { name: Key; children: ReactNode }) {
  const program = new URLSearchParams(useLocation().search).get('program')
  return (
    <Form method="get" action={`/settings#${name}`} className="form" reloadDocument>
      {program === null ? null : <input type="hidden" name="program" value={program} />}
      <input type="hidden" name="setting" value={name} />
      {children}
      <p>
        <button type="submit" className="button">
          Show what would move
        </button>
      </p>
    </Form>
  )
}

function Preview({ asked, acting, answer }: { asked: AskedSetting } & Pick<FormsProps, 'acting' | 'answer'>) {
  if (asked.preview === null) return <FormRefusal text={asked.refusal} />
  const { seen, ...moved } = asked.preview
  const isStill = moved.criteria.length + moved.tiers.length + moved.contradictions.length === 0
  return (
    <div className="setting-preview">
      {isStill ? <p>{settingsTexts.nothingMoves}</p> : <Moves receipt={moved} title={settingsTexts.preview} />}
      <ActForm acting={acting} answer={answer} intent="setting_save" button="Record this change" primary>
        {Object.entries(asked.typed).map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <input type="hidden" name="seen" value={seen} />
      </ActForm>
      <p>
        <Link to="/settings">Leave it as it is</Link>
      </p>
    </div>
  )
}
