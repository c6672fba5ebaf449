import { Link } from '@remix-run/react'

/** Choices of one kind as links, each with how much it would show. */
export function TabLinks({ tabs }: { tabs: { label: string; count: number; href: string; on: boolean }[] }) {
  return (
    <ul className="tabs">
      {tabs.map((tab) => (
        <li key={tab.label}>
          <Link to={tab.href} preventScrollReset aria-current={tab.on ? 'true' : undefined}>
            {tab.label} <span className="count">{tab.count}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
