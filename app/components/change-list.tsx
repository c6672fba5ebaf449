import { Link } from '@remix-run/react'
import type { ChangeSection, ChangeView } from '~/reports/types-changes'
import { Hallmark } from './hallmark'
import { Pencil } from './pencil'
import { Section } from './section'
import { SourceChip } from './source-chip'

export function ChangeSections({ sections }: { sections: ChangeSection[] }) {
  return sections.map((section) => (
    <Section
      key={section.group}
      id={section.group}
      title={section.title}
      aside={section.aside === null ? section.countText : `${section.countText} · ${section.aside}`}
    >
      <ol className="entries worded changes">
        {section.items.map((item) => (
          <ChangeEntry key={item.key} item={item} />
        ))}
      </ol>
      {section.moreText === null ? null : (
        <p className="secondary fine">
          {section.moreHref === null ? section.moreText : <Link to={section.moreHref}>{section.moreText}</Link>}
        </p>
      )}
    </Section>
  ))
}

/** What it is, what was said before and what is said now, each with its place. */
function ChangeEntry({ item }: { item: ChangeView }) {
  const facts = [item.subjectWord, item.field, item.whereText].filter((fact) => fact !== null)
  return (
    <li>
      <Hallmark mark={item.mark} outlined />
      <div>
        <span className="said">
          {item.before === null ? null : <Said mark={item.before} />}
          {item.after === null ? null : <Said mark={item.after} becomes={item.before !== null} />}
        </span>
        <span className="found">
          <span className="secondary">{facts.join(' · ')}</span>
          {item.href === null && saysIt(item) ? null : (
            <>
              <span className="secondary"> · </span>
              {item.href === null ? item.text : <Link to={item.href}>{item.text}</Link>}
            </>
          )}
          {item.sentence === null ? null : <span className="office">{item.sentence}</span>}
        </span>
        {item.verdicts.map((verdict) => (
          <span className="ruled-verdict" key={verdict.label}>
            <span className="secondary">{verdict.label}</span> <code className="rule">{verdict.rule}</code>{' '}
            <Hallmark mark={verdict.mark} />
            {verdict.run === null ? null : verdict.runHref === null ? (
              <span className="source">{verdict.run}</span>
            ) : (
              <Link className="source" to={verdict.runHref}>
                {verdict.run}
              </Link>
            )}
          </span>
        ))}
        {item.maybe === null ? null : (
          <span className="maybe">
            <span className="secondary">{item.maybeText}</span> <Said mark={item.maybe} />
          </span>
        )}
      </div>
    </li>
  )
}

/** The arrow stays with what was said afterwards, wherever the line breaks. */
function Said({ mark, becomes = false }: { mark: NonNullable<ChangeView['before']>; becomes?: boolean }) {
  return (
    <span className="side">
      {becomes ? <span className="becomes">→ </span> : null}
      <Pencil mark={{ ...mark, source: null }} />
      {mark.source === null ? null : <SourceChip source={mark.source} />}
    </span>
  )
}

/** The words before or after often are the item's own name. */
function saysIt({ text, before, after }: ChangeView): boolean {
  return [before, after].some((mark) => mark?.words.includes(text) === true)
}
