import mono400 from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?url'
import sans400 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url'
import sans600 from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url'
import serifItalic from '@fontsource/ibm-plex-serif/files/ibm-plex-serif-latin-400-italic.woff2?url'
import serif400 from '@fontsource/ibm-plex-serif/files/ibm-plex-serif-latin-400-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { listHappenings } from '~db/queries/moments'
import { countUnread } from '~db/queries/notices'
import { ErrorPage } from './components/error-page'
import { GlyphSprite } from './components/glyph'
import { Kept } from './components/kept'
import { Letterhead } from './components/letterhead'
import { useNonce } from './components/nonce'
import { PaletteHost } from './components/palette/palette-host'
import { Rail, TopBar } from './components/rail'
import { WaysOut } from './components/ways-out'
import { type Deed, may, mayRead, type Viewer } from './domain/people'
import { shellReport } from './reports/shell'
import { readTheme } from './server/theme'
import stylesheet from './styles/app.css?url'

const font = (href: string) => ({
  rel: 'preload',
  as: 'font',
  type: 'font/woff2',
  href,
  crossOrigin: 'anonymous' as const,
})

export const links: LinksFunction = () => [
  ...[sans400, sans600, serif400, serifItalic, mono400].map(font),
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** Nothing is painted before the whole page is there: a table half read has other columns than the whole one. */
const paintWhole = { rel: 'expect', href: '#whole', blocking: 'render' }

export const meta: MetaFunction = () => [{ title: 'Assay' }]

const listedPrograms = 12

export function loader({ request, context }: LoaderFunctionArgs) {
  const theme = readTheme(request.headers.get('Cookie'))
  const viewer = context.viewer(request)
  const who = viewer === null ? null : whoIs(viewer, countUnread(context.db, { member: viewer.name }))
  // Where reading needs a member, the frame of the sign-in page tells a stranger nothing.
  if (context.readersAreMembers && !mayRead(viewer))
    return { shell: null, theme, programs: { count: 0, listed: [] }, who }
  const all = context.programs()
  const open = all.filter(({ archived }) => !archived)
  // A list that opens in the rail of every page: beyond some the portfolio is the place to look.
  const programs = { count: all.length, listed: open.slice(0, listedPrograms) }
  // The portfolio belongs to no program, and help can be read before anything was imported.
  const ofNone = all.length === 0 || new URL(request.url).pathname === '/programs'
  // The way in does not wait for a server that has just started and still judges what it holds.
  const isEarly = !ofNone && context.isWarming(request)
  if (isEarly) context.unfinished()
  if (ofNone || isEarly) return { shell: null, theme, programs, who }
  const { assessment, input } = context.assess(request)
  const happenings = listHappenings(context.db, { program: assessment.settings.slug })
  return { shell: shellReport(assessment, input, happenings), theme, programs, who }
}

function whoIs({ displayName, role }: Viewer, unread: number) {
  const mayOne = (deed: Deed) => may(role, deed)
  const settings = mayOne('manage_settings') || mayOne('bind_rule')
  return { name: displayName, members: mayOne('manage_members'), settings, audit: mayOne('read_audit'), unread }
}

export function Layout({ children }: { children: ReactNode }) {
  // null after an action that refused: then no loader has run.
  const data = useRouteLoaderData<typeof loader>('root') ?? undefined
  const nonce = useNonce()
  const location = useLocation()
  const theme = data === undefined ? 'system' : data.theme
  const shell = data === undefined ? null : data.shell
  const programs = data === undefined ? { count: 0, listed: [] } : data.programs
  const who = data === undefined ? null : data.who
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161512" />
        <Meta />
        <Links />
        <link {...paintWhole} />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <Kept of="glyphs" on={null}>
          <GlyphSprite />
        </Kept>
        <div className="app">
          <Rail shell={shell} theme={theme} programs={programs} who={who} />
          <TopBar key={location.pathname} shell={shell} theme={theme} programs={programs} who={who} />
          <main className="page" id="content" tabIndex={-1}>
            <Letterhead shell={shell} />
            {children}
            {shell === null ? null : (
              <Kept of="ways out" on={[location.pathname, location.search]}>
                <WaysOut />
              </Kept>
            )}
          </main>
        </div>
        <div id="whole" hidden />
        <PaletteHost />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}
