import { ofText } from '../memory'

/**
 * Short run names as documents write them: "v26b", "v26b/v27b", "v35-v40". Lower case only, since
 * "V2 endpoints" is no run; not inside paths, file names or version numbers ("v2.0").
 */
const mention = /(?<![\w./[-])v\d+[a-z]?(?![\w]|[./-](?!v\d)\w)/g
const following = /(?<=v\d+[a-z]?[/-])v\d+[a-z]?(?![\w]|\.\d)/g

/** Distinct run names of a text in order. */
export const runMentions = ofText('run-mentions', (text): readonly string[] => {
  const found = [...text.matchAll(mention), ...text.matchAll(following)]
  return [...new Set(found.sort((a, b) => a.index - b.index).map((match) => match[0]))]
})
