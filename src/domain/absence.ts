/** Someone is away until an instant; `coverEmail` null: whoever the rules name next. */
export type Absence = { email: string; until: Date; coverEmail: string | null };

/** An absence as people read it. */
export type AbsenceNotice = { name: string; until: Date; coverName: string | null };
