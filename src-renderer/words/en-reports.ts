const requests = (count: number) => (count === 1 ? '1 request' : `${count} requests`);

/** English words of Reports. */
export const enReports = {
  heading: 'Reports',
  lead: 'Every contract of the facility, counted from what this PC keeps. Days and weeks are those of this PC’s calendar.',
  print: 'Print',
  loading: 'Loading requests',
  nothing: 'There are no requests yet. They are counted here once they are written or loaded.',
  save: 'Save as CSV',
  saveNamed: (report: string) => `Save as CSV: ${report}`,
  outcomes: {
    saved: 'Saved.',
    'not-written': 'The file could not be written there. Choose another folder.',
  },
  chart: 'Chart',

  draftsHeading: 'Not submitted, by age',
  draftsText: 'Requests that are saved but not submitted, by the time since their last change.',
  lastChange: 'Last change',
  band: (from: number, to: number | undefined) => (to === undefined ? `${from} days ago or longer` : from === 0 ? 'Today or yesterday' : `${from} to ${to} days ago`),
  count: 'Requests',
  total: 'All',

  weeksHeading: 'Sent and answered',
  weeksText: 'The last 8 weeks, this one included. A request that was asked about is counted with its newest answer.',
  week: 'Week of',
  sent: 'Sent',
  answered: 'Answered',

  turnaroundHeading: 'Turnaround',
  turnaroundText: 'The requests decided in the last 90 days, against the time that the rule allows. In the chart, the bar is the median, the thin line the longest, and the mark is where the time is up.',
  noneSent: 'No request was sent in the last 90 days.',
  contract: 'Contract',
  urgency: 'Urgency',
  expedited: 'Expedited',
  standard: 'Standard',
  allowed: 'Allowed',
  inTime: 'Decided in time',
  inTimeOf: (inTime: number, decided: number) => `${inTime} of ${decided}`,
  median: 'Median',
  longest: 'Longest',
  waiting: 'Not decided',
  waitingLate: (waiting: number, late: number) => (late === 0 ? `${waiting}` : `${waiting} (${late} late)`),
  rule: (source: string, since: string | undefined) => (since === undefined ? source : `${source}, since ${since}`),
  rules: 'Written in:',

  pendedHeading: 'Pended',
  pendedText: 'Requests that the reviewer has pended, with what is due next. Public holidays are not counted, so a date is too early rather than too late.',
  nonePended: 'No request is pended.',
  consumer: 'Consumer',
  consumerId: 'Consumer ID',
  services: 'Services',
  pendedOn: 'Pended on',
  dueWhat: 'What is due',
  due: 'Due',
  left: 'Time left',
  noClock: 'No time is known for this contract',
  openCase: (consumer: string) => `Open the case of ${consumer}`,
  daysLeft: (days: number) => {
    if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
    if (days === 0) return 'Due today';
    return days === 1 ? '1 day left' : `${days} days left`;
  },
  showAll: (count: number) => `Show all ${requests(count)}`,
};
