/** What a job tells about its run: counts for the log and for `job_runs`. */
export type JobSummary = Record<string, unknown>;

/** Something done on a schedule. `run` is handed the instant; it reads no clock. */
export type Job = { name: string; schedule: string; timeZone: string; run: (now: Date) => Promise<JobSummary> };
