import type { HunkView } from '~/reports/annotate'
import { annotateWords as words } from '~/reports/messages/annotate'
import { ClaimList } from './claim-list'

/** One piece of the patch: a box to take or leave it, both sides, and why. */
export function HunkEntry({ hunk }: { hunk: HunkView }) {
  const title = words.hunkTitle(
    hunk.number,
    hunk.lines.map(({ number }) => number),
    hunk.unticked,
  )
  return (
    <li className="hunk" id={`hunk-${hunk.number}`}>
      <label className="check">
        <input type="checkbox" name="hunk" value={hunk.number} defaultChecked />
        <span className="caps">{title}</span>
      </label>
      <div className="sides">
        {hunk.lines.map((line) => (
          <div key={line.number}>
            <Side sign="−" label={words.received} line={line.number} text={line.before} kind="del" />
            <Side sign="+" label={words.annotated} line={line.number} text={line.after} kind="ins" />
          </div>
        ))}
      </div>
      <ClaimList items={hunk.reasons} />
    </li>
  )
}

interface SideProps {
  sign: string
  label: string
  line: number
  text: string
  kind: 'del' | 'ins'
}

function Side({ sign, label, line, text, kind: Tag }: SideProps) {
  return (
    <p className={`side ${Tag}`}>
      <span className="number" aria-hidden="true">
        {line}
      </span>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{label}: </span>
      <Tag>{text}</Tag>
    </p>
  )
}
