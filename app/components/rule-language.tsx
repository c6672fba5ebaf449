import { Glossary } from './glossary'

const examples = [
  ['success(login) > 99%', 'of the requests of the group “login”, more than 99 % succeeded; counts are pooled'],
  ['p99(*) < 2s', 'the 99th percentile of the whole run lies below two seconds'],
  ['p99(each) < 2s', 'every endpoint for itself; the worst decides'],
  ['p99(dashboard) < 500ms', 'every endpoint of the group “dashboard”'],
  ['max("GET /export") < 100s', 'the slowest request of one endpoint'],
  ['rps(*) > 50', 'throughput in requests per second'],
  ['coverage(unit) >= 90%', 'from a coverage report'],
  ['tests(integration).failed == 0', 'from a test report'],
  ['metric(cache_hit_ratio) >= 80%', 'a sampled metric'],
  ['attested(export-streaming)', 'a named member states it'],
  ['delivered(runbooks)', 'an artifact is at hand'],
  ['signed(stakeholder)', 'a role has signed'],
  ['targets(final) where tag = final', 'all final targets, on runs that carry the tag'],
] as const

/** The rule language by example; the parser says the position and the nearest known word where it fails. */
export function RuleLanguage() {
  return (
    <>
      <p className="lede">
        A rule reads <code>metric(selector) operator value</code>, optionally <code>where</code> with conditions on the
        run. The operator counts as written: 2.0 s is not less than 2 s. Where no rule is written, one is inferred from
        the criterion’s text and shown as inferred.
      </p>
      <Glossary entries={examples.map(([rule, text]) => ({ key: rule, term: <code>{rule}</code>, text }))} />
    </>
  )
}
