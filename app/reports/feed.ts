import { Feed } from 'feed'
import { feedTexts } from './messages/notices'
import { eventView, type KeptEvent } from './notices'

/** An Atom feed of events, newest first. A feed without any was last changed at the beginning of time. */
export function atomFeed(events: readonly KeptEvent[], origin: string): string {
  const [newest] = events
  const feed = new Feed({
    id: new URL('/feed.atom', origin).href,
    title: feedTexts.title,
    description: feedTexts.subtitle,
    link: new URL('/', origin).href,
    feedLinks: { atom: new URL('/feed.atom', origin).href },
    generator: 'Assay',
    copyright: '',
    updated: new Date(newest === undefined ? 0 : newest.at),
  })
  for (const event of events) {
    const { id, title, href, lines, signers } = eventView(event)
    const link = new URL(href, origin).href
    feed.addItem({
      title: plain(title),
      id: `${new URL('/feed.atom', origin).href}#event-${id}`,
      link,
      date: new Date(event.at),
      description: plain([...lines, `Signed by ${signers.join(', ')}.`].join(' ')),
    })
  }
  return feed.atom1()
}

/** Characters that no XML may hold are dropped; `]]>` would end the section that the text stands in. */
function plain(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').replaceAll(']]>', ']] >')
}
