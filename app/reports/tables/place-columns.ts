import type { Place } from '~/domain/place'
import { type Column, column } from './table'

/** Where it stands: the file's name without its folders, and the line. */
export function placeColumns<Row>(placeOf: (row: Row) => Place | null): Column<Row>[] {
  return [
    column('document', 'Document', (row) => fileName(placeOf(row)), 'text', 'there_is_none'),
    column('line', 'Line', (row) => placeOf(row)?.line ?? null, 'line', 'there_is_none'),
  ]
}

/** Where a file lay on the machine that imported it is nobody's business. */
export function fileName(place: Place | null): string | null {
  return place === null ? null : (place.file.split(/[/\\]/).at(-1) as string)
}
