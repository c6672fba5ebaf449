/** Words of the first page. */
export const overviewTexts = {
  chosen: 'chosen by the manager',
  reviewDue: (missing: boolean, day: string | null) =>
    day === null ? 'due' : missing ? `missing since ${day}` : `due ${day}`,
  reviewBy: (version: number, by: string) => `${version === 1 ? 'published' : `version ${version}`} by ${by}`,
}
