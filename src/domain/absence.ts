/** Someone is away until an instant, the start of a day where they are; `coverEmail` null: whoever the rules name next. */
export type Absence = { email: string; until: Date; coverEmail: string | null };

/** An absence as people read it; `timeZone` is theirs: the day they are back is a day there. */
export type AbsenceNotice = { name: string; until: Date; timeZone: string; coverName: string | null };
