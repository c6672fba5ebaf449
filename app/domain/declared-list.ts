import type { ProgramSettings } from './program'

/**
 * A list of endpoints by the name that a rule gives it; undefined where the program declares none.
 * A rule may say `coverage(constructor)`: what every object has by birth is no list.
 */
export function declaredList({ lists }: Pick<ProgramSettings, 'lists'>, name: string): string[] | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined
}
