/** Jobs that hand evidence over and end with the gate's answer; curl only. The README shows the same. */
const steps = (commit: string, branch: string, job: string) => [
  'curl --silent --show-error --fail-with-body \\',
  '  --header "Authorization: Bearer $ASSAY_TOKEN" \\',
  '  --form "file=@run_stats.csv" --form "file=@run_stats_history.csv" \\',
  '  --form "file=@run_failures.csv" --form "file=@run_exceptions.csv" \\',
  `  --form "commit=${commit}" --form "branch=${branch}" \\`,
  `  --form "ci-url=${job}" --form "tag=ci" \\`,
  '  "$ASSAY_URL/api/v1/evidence"',
  'curl --silent --show-error --fail-with-body \\',
  '  --header "Authorization: Bearer $ASSAY_TOKEN" \\',
  '  "$ASSAY_URL/api/v1/tiers/tier-1/gate?expect=ready"',
]

const indented = (lines: string[], width: number) => lines.map((line) => `${' '.repeat(width)}${line}`)
const dollar = '$'

/** A step of a GitHub Actions job, after the load test. */
export const githubSnippet = [
  '- name: Evidence to Assay, and its answer as the result of this job',
  '  env:',
  `    ASSAY_URL: ${dollar}{{ vars.ASSAY_URL }}`,
  `    ASSAY_TOKEN: ${dollar}{{ secrets.ASSAY_TOKEN }}`,
  '  run: |',
  ...indented(
    steps('$GITHUB_SHA', '$GITHUB_REF_NAME', '$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID'),
    4,
  ),
].join('\n')

/** A job of `.gitlab-ci.yml`; `ASSAY_URL` and `ASSAY_TOKEN` are masked variables of the project. */
export const gitlabSnippet = [
  'assay:',
  '  stage: deploy',
  '  image: curlimages/curl:latest',
  '  script:',
  '    - |',
  '      set -e',
  ...indented(steps('$CI_COMMIT_SHA', '$CI_COMMIT_REF_NAME', '$CI_JOB_URL'), 6),
].join('\n')
