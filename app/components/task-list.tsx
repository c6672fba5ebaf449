import { Link } from '@remix-run/react'
import type { ActAnswer, Acting } from '~/reports/types-acting'
import type { TaskView, WeekReport } from '~/reports/types-plan'
import type { ProofView } from '~/reports/types-week'
import { plainWords } from '~/reports/words-as-shown'
import { EmptyState } from './empty-state'
import { Hallmark } from './hallmark'
import { Pencilled } from './pencil'
import { Proof } from './proof-parts'
import { SourceChip } from './source-chip'

/** A pencilled tick: said, not proven. */
export function TickBox({ ticked }: { ticked: boolean }) {
  return (
    <svg className="tick-box" width="13" height="13" role="img" aria-label={ticked ? 'ticked' : 'open'}>
      <rect
        x="0.75"
        y="0.75"
        width="11.5"
        height="11.5"
        fill="none"
        stroke="var(--secondary)"
        strokeDasharray="2 1.5"
      />
      {ticked ? <path d="M3 6.8 5.6 9.3 10.2 3.3" fill="none" stroke="var(--secondary)" strokeWidth="1.4" /> : null}
    </svg>
  )
}

function Proofs({ task }: { task: TaskView }) {
  if (task.proofs.length === 0)
    return task.claim?.sentence === task.proofText ? null : <span className="secondary">{task.proofText}</span>
  return (
    <span>
      {task.proofs.map((proof) => (
        <span key={proof.text} className="proof">
          {proof.href === null ? (
            <code>{proof.text}</code>
          ) : (
            <Link className="run-label" to={proof.href}>
              {proof.text}
            </Link>
          )}{' '}
          <span className="secondary">{proof.heldText}</span>
        </span>
      ))}
    </span>
  )
}

interface ActsProps {
  acting: Acting
  answer: ActAnswer | undefined
}

/** What members attached, and the way to attach more for who may. */
function Attached({ proofs, attachHref, acting, answer }: ActsProps & { proofs: ProofView[]; attachHref: string }) {
  const may = acting.nowHref === null && acting.deeds.includes('attach_proof')
  return (
    <>
      {proofs.map((proof) => (
        <Proof key={proof.id} proof={proof} acting={acting} answer={answer} />
      ))}
      {may ? (
        <Link className="attach-link" to={attachHref} reloadDocument>
          Attach
        </Link>
      ) : null}
    </>
  )
}

/** Tasks as written, each with its tick in pencil, its estimate and what proves it. */
export function TaskList({ tasks, acting, answer }: ActsProps & { tasks: TaskView[] }) {
  if (tasks.length === 0) return <EmptyState title="No tasks" />
  return (
    <table className="ruled tasks">
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col" className="n estimate">
            Estimate
          </th>
          <th scope="col" className="proofs">
            Proof
          </th>
          <th scope="col" className="place">
            Source
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <th scope="row">
              <div className={`task depth-${Math.min(task.depth, 3)}`}>
                <TickBox ticked={task.ticked} />
                <span>
                  {task.ref === null ? null : <span className="run-label">{task.ref} </span>}
                  {plainWords(task.text)} {task.note === null ? null : <Pencilled text={task.note} />}
                  {task.claim === null ? null : (
                    <span className="task-claim">
                      <Hallmark mark={task.claim.mark} outlined /> <span>{task.claim.sentence}</span>
                    </span>
                  )}
                </span>
              </div>
            </th>
            <td className={task.estimateText === null ? 'n unstated' : 'n'}>{task.estimateText ?? '–'}</td>
            <td className="fine">
              <Proofs task={task} />
              <Attached proofs={task.attached} attachHref={task.attachHref} acting={acting} answer={answer} />
            </td>
            <td>
              <SourceChip source={task.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Deliverables({ report, acting, answer }: ActsProps & { report: WeekReport }) {
  const { deliverables, milestones } = report
  if (deliverables.length + milestones.length === 0) return <EmptyState title="None planned for this week" />
  return (
    <ul className="entries ticked">
      {deliverables.map((item) => (
        <li key={`${item.source.text} ${item.text}`}>
          <TickBox ticked={item.ticked} />
          <div>
            <span className="found">
              {plainWords(item.text)} {item.mark === null ? null : <Hallmark mark={item.mark} />}{' '}
              {item.note === null ? null : <Pencilled text={item.note} />}
            </span>
            <span className="sources">
              <SourceChip source={item.source} />
              {item.artifacts.map((artifact) => (
                <code key={artifact}>{artifact}</code>
              ))}
            </span>
            <Attached proofs={item.attached} attachHref={item.attachHref} acting={acting} answer={answer} />
          </div>
        </li>
      ))}
      {milestones.map((item) => (
        <li key={`${item.source.text} ${item.text}`}>
          <TickBox ticked={item.ticked} />
          <div>
            <span className="found">
              <span className="caps">Milestone</span> {plainWords(item.text)}{' '}
              {item.achievedText === null ? null : <Pencilled text={item.achievedText} />}
            </span>
            <span className="sources">
              <SourceChip source={item.source} />
            </span>
            <Attached proofs={item.attached} attachHref={item.attachHref} acting={acting} answer={answer} />
          </div>
        </li>
      ))}
    </ul>
  )
}
