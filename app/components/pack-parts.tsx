import { Link } from '@remix-run/react'
import type { PackedCriterionView, PackView } from '~/reports/types-acts'
import { Hallmark } from './hallmark'

/** A frozen pack, read from its head to its last criterion. */
export function Pack({ pack }: { pack: PackView }) {
  return (
    <div className="pack">
      <dl className="manifest">
        <Fact label="Program">{pack.programTitle}</Fact>
        <Fact label="Tier">{pack.tierTitle}</Fact>
        <Fact label="State as computed">
          <Hallmark mark={pack.mark} />
        </Fact>
        <Fact label="As of">{pack.asOfText}</Fact>
        <Fact label="Roles that sign">{pack.roles.length === 0 ? 'none' : pack.roles.join(', ')}</Fact>
        <Fact label="Evidence">{pack.filesText}</Fact>
        <Fact label="Judged by">{pack.evaluatorText}</Fact>
        <Fact label="SHA-256">
          <code className="hash">{pack.hash}</code>
        </Fact>
      </dl>
      <ol className="pack-criteria">
        {pack.criteria.map((criterion) => (
          <PackedCriterion key={criterion.id} criterion={criterion} />
        ))}
      </ol>
      <h3 className="caps">Waivers in force</h3>
      {pack.waivers.length === 0 ? (
        <p className="secondary fine">None.</p>
      ) : (
        <ul className="plain-list">
          {pack.waivers.map(({ id, criterion, text }) => (
            <li key={id}>
              {criterion}: {text}
            </li>
          ))}
        </ul>
      )}
      {pack.released.length === 0 ? null : (
        <>
          <h3 className="caps">Dropped by the documents, and let go by a member</h3>
          <ul className="plain-list">
            {pack.released.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function PackedCriterion({ criterion }: { criterion: PackedCriterionView }) {
  return (
    <li>
      <div className="pack-line">
        <span className="pack-mark">
          <Hallmark mark={criterion.mark} />
          {criterion.underlying === null ? null : (
            <>
              {' '}
              over <Hallmark mark={criterion.underlying} outlined />
            </>
          )}
        </span>
        <div>
          <p className="pack-text">
            <Link to={criterion.href}>{criterion.text}</Link>
            {criterion.removed ? <span className="secondary"> (the documents dropped it)</span> : null}
          </p>
          <p className="rule-line">
            {criterion.rule === null ? <span className="secondary">no rule</span> : <code>{criterion.rule}</code>}
            {criterion.deciding === null ? null : (
              <>
                {' '}
                <code>{criterion.deciding}</code> <span className="deciding-word">decides</span>
              </>
            )}
          </p>
          {criterion.conditionsText === null ? null : (
            <p className="secondary fine">Qualifying: {criterion.conditionsText}</p>
          )}
          <p>{criterion.sentence}</p>
          {criterion.statements.map((text) => (
            <p key={text} className="fine">
              Stated by {text}
            </p>
          ))}
          <Files criterion={criterion} />
        </div>
      </div>
    </li>
  )
}

function Files({ criterion: { files } }: { criterion: PackedCriterionView }) {
  if (files.length === 0) return <p className="secondary fine">Rests on no file.</p>
  return (
    <ul className="pack-files">
      {files.map(({ name, sha256, of, href }) => (
        <li key={`${name} ${sha256}`}>
          {href === null ? name : <a href={href}>{name}</a>} <span className="secondary">{of}</span>{' '}
          <code className="hash">{sha256}</code>
        </li>
      ))}
    </ul>
  )
}
