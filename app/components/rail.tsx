import { Form, Link, type Location, useLocation } from '@remix-run/react'
import type { NavKey, ShellReport } from '~/reports/types-shell'
import { Kept } from './kept'
import { withMoment } from './moment-link'

type ThemeName = 'light' | 'system' | 'dark'
interface FrameProps {
  shell: ShellReport | null
  theme: ThemeName
  /** How many programs there are, and the first of those that are not archived. */
  programs: { count: number; listed: { slug: string; title: string }[] }
  /** Who is signed in, how much they have not read, and what else is theirs to look after. */
  who: Who | null
}

interface Who {
  name: string
  members: boolean
  settings: boolean
  audit: boolean
  unread: number
}

/** The three hands order the navigation: what is judged, said and measured; then what members recorded. */
const groups: { label: string; keys: NavKey[] }[] = [
  { label: 'Judged', keys: ['overview', 'tiers', 'targets', 'burn-up'] },
  {
    label: 'Said',
    keys: ['claims', 'plan', 'weeks', 'timeline', 'milestones', 'deliverables', 'risks', 'documents', 'changes'],
  },
  { label: 'Measured', keys: ['evidence', 'costs'] },
  { label: 'Recorded', keys: ['reviews', 'sign-offs', 'waivers', 'attestations'] },
]

const themeWords: Record<ThemeName, string> = { light: 'Light', system: 'Auto', dark: 'Dark' }

/** A punch mark: the lozenge within a cut-cornered field. */
export function Wordmark() {
  const { search } = useLocation()
  return (
    <Link className="wordmark" to={withMoment('/', search)} aria-label="Assay, overview">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <path d="M5 .75h12L21.25 5v12L17 21.25H5L.75 17V5Z" fill="none" stroke="currentColor" strokeWidth="1.50" />
        <path d="M11 5l6 6-6 6-6-6Z" fill="currentColor" />
      </svg>
      Assay
    </Link>
  )
}

interface Entry {
  label: string
  href: string
  count: number | null
  here: boolean
}

function NavItem({ label, href, count, here }: Entry) {
  return (
    <li>
      <Link to={href} prefetch="intent" aria-current={here ? 'page' : undefined}>
        {label} {count === null ? null : <span>{count}</span>}
      </Link>
    </li>
  )
}

/** What only some may see, each at the end of the group that it belongs to; the last group has no label. */
function navigation({ shell, who }: Pick<FrameProps, 'shell' | 'who'>, { pathname, search }: Location) {
  const entry = (label: string, href: string, count: number | null): Entry => {
    const path = href.split('?')[0] as string
    const here = path === '/' ? pathname === '/' : pathname.startsWith(path)
    return { label, href, count, here: here || (path === '/tiers' && pathname.startsWith('/criteria')) }
  }
  const own = (shell === null ? [] : groups).map(({ label, keys }) => ({
    label,
    entries: [
      ...keys.flatMap((key) => {
        const item = shell?.nav.find((candidate) => candidate.key === key)
        return item === undefined ? [] : [entry(item.label, item.href, item.count)]
      }),
      ...(label === 'Recorded' && who?.audit ? [entry('Audit log', '/audit', null)] : []),
    ],
  }))
  const others = [
    ...(who?.settings ? [entry('Settings', withMoment('/settings', search), null)] : []),
    ...(who?.members ? [entry('Members', '/members', null)] : []),
    entry('Help', withMoment('/help', search), null),
  ]
  return [...own, { label: null, entries: others }]
}

function Navigation({ found }: { found: ReturnType<typeof navigation> }) {
  return (
    <>
      {found.map(({ label, entries }) => (
        <div className="nav-group" key={label}>
          {label === null ? null : <p className="caps">{label}</p>}
          <ul>
            {entries.map((entry) => (
              <NavItem key={entry.label} {...entry} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

/** A plain form: the choice is a cookie and needs no JavaScript. */
function ThemeForm({ theme }: { theme: ThemeName }) {
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/theme" className="theme" aria-label="Theme" preventScrollReset>
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      {(['light', 'system', 'dark'] as const).map((name) => (
        <button key={name} type="submit" name="theme" value={name} aria-pressed={theme === name}>
          {themeWords[name]}
        </button>
      ))}
    </Form>
  )
}

/** The program of the page; where there are several, a list of the others that opens without JavaScript. */
function Programs({ shell, programs }: Pick<FrameProps, 'shell' | 'programs'>) {
  if (programs.count < 2) return shell === null ? null : <p className="program">{shell.programTitle}</p>
  return (
    <details className="program" key={shell?.programSlug}>
      <summary>{shell === null ? 'All programs' : shell.programTitle}</summary>
      <ul>
        <li>
          <Link to="/programs">All {programs.count} programs</Link>
        </li>
        {programs.listed
          .filter(({ slug }) => slug !== shell?.programSlug)
          .map(({ slug, title }) => (
            <li key={slug}>
              <Link to={`/?program=${encodeURIComponent(slug)}`}>{title}</Link>
            </li>
          ))}
      </ul>
    </details>
  )
}

/** Under whose name things would be recorded. */
function WhoAmI({ who }: Pick<FrameProps, 'who'>) {
  const { pathname, search } = useLocation()
  const back = pathname === '/sign-in' ? '/' : `${pathname}${search}`
  if (who === null)
    return (
      <p className="whoami">
        <Link to={`/sign-in?to=${encodeURIComponent(back)}`}>Sign in</Link>
      </p>
    )
  return (
    <div className="whoami">
      <Link to="/account">{who.name}</Link> ·{' '}
      <Link to="/notices" className={who.unread === 0 ? undefined : 'unread'}>
        Notices{who.unread === 0 ? '' : ` (${who.unread})`}
      </Link>
      <br />
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit">Sign out</button>
      </Form>
    </div>
  )
}

/** A plain form: it leads to the page of search; with JavaScript `/` opens the palette instead. */
function SearchField({ shell }: Pick<FrameProps, 'shell'>) {
  const { search } = useLocation()
  if (shell === null) return null
  const current = new URLSearchParams(search)
  return (
    <search aria-label="Everything">
      <form className="rail-search" action="/search" method="get">
        {['as-of', 'program'].map((name) => {
          const value = current.get(name)
          return value === null ? null : <input key={name} type="hidden" name={name} value={value} />
        })}
        <input type="search" name="q" aria-label="Search" placeholder="Search" maxLength={300} autoComplete="off" />
        <span aria-hidden="true">/</span>
      </form>
    </search>
  )
}

function RailBody({ shell, theme, programs, who }: FrameProps) {
  const location = useLocation()
  const found = navigation({ shell, who }, location)
  const program = shell === null ? null : [shell.programSlug, shell.programTitle]
  return (
    <>
      <Kept of="rail" on={[program, programs, found, withMoment('', location.search)]}>
        <Programs shell={shell} programs={programs} />
        <SearchField shell={shell} />
        <nav aria-label="Pages">
          <Navigation found={found} />
        </nav>
      </Kept>
      <div className="rail-foot">
        <WhoAmI who={who} />
        <ThemeForm theme={theme} />
      </div>
    </>
  )
}

export function Rail(props: FrameProps) {
  return (
    <header className="rail">
      <Wordmark />
      <RailBody {...props} />
    </header>
  )
}

/** The same under 900 px: a bar whose menu opens without JavaScript. */
export function TopBar(props: FrameProps) {
  return (
    <header className="topbar">
      <Wordmark />
      <details>
        <summary>
          <span className="button">Menu</span>
        </summary>
        <div className="menu">
          <RailBody {...props} />
        </div>
      </details>
    </header>
  )
}
