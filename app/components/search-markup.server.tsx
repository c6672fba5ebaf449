import { renderToStaticMarkup } from 'react-dom/server'
import type { SearchGroup } from '~/reports/types-search'
import { SearchGroups } from './search-hits'

/** What was found, as markup: see LinkedMarkup. Made for each search: what is looked for is seldom the same. */
export function searchMarkup(groups: readonly SearchGroup[]): string {
  return renderToStaticMarkup(<SearchGroups groups={groups} />)
}
