/** "Tier 1 · Model program · Assay": the page first, since tabs are narrow. */
export function pageTitle(...parts: (string | null | undefined)[]) {
  return [{ title: [...parts.filter((part) => part !== null && part !== undefined), 'Assay'].join(' · ') }]
}
