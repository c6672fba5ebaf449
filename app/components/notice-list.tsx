import { Form, Link } from '@remix-run/react'
import { noticeTexts } from '~/reports/messages/notices'
import type { eventView } from '~/reports/notices'
import { Glyph } from './glyph'

type NoticeView = ReturnType<typeof eventView> & { read: boolean }

/** Notices, newest first; what is unread can be marked, one by one. */
export function NoticeList({ notices }: { notices: NoticeView[] }) {
  return (
    <ul className="entries plain notices">
      {notices.map(({ id, at, program, sign, title, href, lines, signers, read }) => (
        <li key={id} id={`notice-${id}`} className={read ? undefined : 'unread'}>
          <span>
            <span className={`hallmark outlined t-${sign.token}`}>
              <Glyph glyph={sign.glyph} />
              {sign.word}
            </span>{' '}
            <Link to={href}>{title}</Link>{' '}
            <span className="secondary">
              {read ? null : <strong>unread · </strong>}
              {at.text} · {program}
            </span>
            {lines.slice(0, 8).map((line) => (
              <span className="found" key={line}>
                {line}
              </span>
            ))}
            {lines.length > 8 ? <span className="found secondary">and {lines.length - 8} more</span> : null}
            <span className="found secondary fine">{noticeTexts.signers(signers)}</span>
            {read ? null : (
              <Form method="post" className="inline-form">
                <button type="submit" name="event" value={id} className="button">
                  Mark as read
                </button>
              </Form>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
