/** Where `now` enters: a job or a listener asks once and passes the instant down. */
export type Clock = { now: () => Date };
