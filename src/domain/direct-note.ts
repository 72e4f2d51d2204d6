import type { Tier } from './trigger';

/**
 * What Barometer tells one person directly, as its outbox row keeps it: ids only, everything else is read when it is sent, so that
 * what is sent late is still true.
 */
export type DirectNote =
  | { kind: 'critical'; alertId: string; tier: Tier } // to the manager, at once (R148)
  | { kind: 'reminder'; alertId: string } // to the DRI after a business day without acknowledgement (R34)
  | { kind: 'escalation'; alertId: string } // to the manager after two
  | { kind: 'missed'; alertId: string } // to the manager after five without an action (R33)
  | { kind: 'bundle'; notes: readonly BundledNote[] } // several of the three above that fell due together, to one person
  | { kind: 'assigned'; alertId: string } // to a new DRI
  | { kind: 'digest'; digestId: string }
  | { kind: 'incident'; incidentId: string } // one cause, many accounts: to RevOps
  | { kind: 'monitor'; alarmId: number } // a failure mode (R27–R33) or facts that went away (R238), to RevOps, or to a manager or person it is about
  | { kind: 'source'; source: string } // a source that Barometer stopped, or that only a person can mend: to RevOps (R229)
  | { kind: 'report'; reportId: string }
  | { kind: 'crm_stopped'; target: string } // Barometer stopped writing to a CRM: to RevOps
  | { kind: 'qbr'; qbrId: string; isSigned: boolean }; // to RevOps for signing; signed, to the pod's channel

/** What asks again after silence: the DRI, then the manager. */
export type BundledNote = { kind: 'reminder' | 'escalation' | 'missed'; alertId: string };
