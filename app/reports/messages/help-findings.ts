import type { FindingCode } from '~/domain/vocabulary'

/** Of each finding: what is seen in the file, why it matters, and what to do. */
export const findingHelp = {
  auth_collapse: {
    seen: 'At least half of the login requests failed while other endpoints report success.',
    matters: 'Whoever is not logged in was measured: what answered quickly were refusals and login pages.',
    act: 'Find out why logins fail (rate limits, sessions, connections), and run again.',
  },
  login_page_responses: {
    seen: 'At least three endpoints, or a quarter of the successes, answer with exactly the size of the login page.',
    matters: 'They count as success and are not the page that was asked for.',
    act: 'Let the test check the content of an answer, not only its status, and run again.',
  },
  error_page_responses: {
    seen: 'Several write endpoints share one exact size, or a row without failures has the size of one that failed entirely.',
    matters: 'A refusal such as a missing CSRF token passed as success: nothing was written.',
    act: 'Send what the endpoint needs to accept the write, and let the test check what comes back.',
  },
  uniform_responses: {
    seen: 'Most pages answer with one exact size that no login explains.',
    matters: 'One page answered everything: maintenance, a redirect, an error in disguise.',
    act: 'Open the address that the test asks for, and run again once it answers with the page.',
  },
  content_size_shift: {
    seen: 'An endpoint’s average size differs more than twofold from the reference run.',
    matters: 'It is not the same page any more, so its times cannot be compared.',
    act: 'See whether the page changed or the test data did, and say so in the run’s note.',
  },
  failures_inside_latency: {
    seen: 'More than 1 % of the requests behind a latency figure failed.',
    matters: 'Quick failures make a percentile look better than what anybody waited for.',
    act: 'Repair the failures first; the latency of the next run decides.',
  },
  totals_mismatch: {
    seen: 'The aggregate is not the sum of its rows, or the history ends elsewhere than the totals.',
    matters: 'Rows were lost or changed: nothing that this run says can be relied on.',
    act: 'Bring the files as the tool wrote them, all of one run.',
  },
  figures_inconsistent: {
    seen: 'A row refutes itself: percentiles that fall, an average outside its range, a maximum outside its bucket.',
    matters: 'No tool writes such a row; the file was edited or damaged.',
    act: 'Bring the file as the tool wrote it.',
  },
  truncated: {
    seen: 'The last row is cut off, or the aggregate row is missing.',
    matters: 'What is not there may be what fails.',
    act: 'Export the run again, whole.',
  },
  label_reused: {
    seen: 'The same label has stood for other bytes before.',
    matters: 'Whoever cites the label may mean the earlier run.',
    act: 'Give the new run a label of its own; both revisions are kept.',
  },
  only_login_ran: {
    seen: 'No endpoint outside the login group was asked for.',
    matters: 'The run says nothing of the application, and does not qualify.',
    act: 'Look at the tags and weights of the test; a run of logins alone may be allowed in program.md.',
  },
  endpoints_missing: {
    seen: 'Endpoints of the reference run were not asked for.',
    matters: 'Criteria about them are decided by an older run, or by none.',
    act: 'Run them as well, or say in the run’s note what its scope is.',
  },
  short_run: {
    seen: 'The run lasted shorter than it takes to settle.',
    matters: 'Its percentiles rest on start-up as much as on load.',
    act: 'Let it run longer.',
  },
  users_not_reached: {
    seen: 'The history shows fewer users than the run was meant to have.',
    matters: 'The load that the criterion speaks of was never there.',
    act: 'Let the ramp finish, or start more workers.',
  },
  ramp_included: {
    seen: 'The figures cover the time in which users were still arriving.',
    matters: 'Light load at the start makes averages and throughput look better or worse than under full load.',
    act: 'Reset the statistics after the ramp, or let the run last many times longer than it.',
  },
  stats_reset: {
    seen: 'The totals of the history start again in the middle.',
    matters: 'The figures cover the time after that only; often this is wanted.',
    act: 'Nothing, where it happened after the ramp.',
  },
  clock_unknown: {
    seen: 'No history file and no declared time say when it was measured.',
    matters: 'It cannot be placed before or after anything, so it does not qualify.',
    act: 'Bring the history file, or state the time in a run note or on upload.',
  },
  name_disagrees: {
    seen: 'The number of users in the file name is not the one in the history.',
    matters: 'Whoever cites the name believes in another load.',
    act: 'Rename it, or state the users in the run’s note.',
  },
  rounded_percentiles: {
    seen: 'A percentile lies off the grid on which the tool rounds.',
    matters: 'Its precision is unknown, so a figure near the limit cannot decide.',
    act: 'Report with the tool’s own rounding, or with exact figures.',
  },
} satisfies Record<FindingCode, { seen: string; matters: string; act: string }>
