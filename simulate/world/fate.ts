/**
 * What can happen to a customer. `harm`: they may leave over it, so that not telling is a miss. `news`: worth telling, but nobody
 * leaves over it. `bait`: looks like harm and is none, so that telling is a false alarm.
 */
export const FATES = {
  slow_decline: { nature: 'harm', share: 0.04 },
  fast_decline: { nature: 'harm', share: 0.025 },
  sponsor_leaves: { nature: 'harm', share: 0.025 },
  p1_ignored: { nature: 'harm', share: 0.015 },
  payment_trouble: { nature: 'harm', share: 0.02 },
  competitor: { nature: 'harm', share: 0.02 },
  p1_handled: { nature: 'news', share: 0.02 },
  growth: { nature: 'news', share: 0.03 },
  seasonal_dip: { nature: 'bait', share: 0.02 },
  flapping: { nature: 'bait', share: 0.01 },
} as const;

export type FateKind = keyof typeof FATES;
export type Nature = (typeof FATES)[FateKind]['nature'];

export const FATE_KINDS = Object.keys(FATES) as FateKind[];

export type Fate = {
  kind: FateKind;
  causeDay: number; // when it begins, which nobody is told
  churnDay: number | null; // when they leave unless somebody turns it; null: they stay after all
};

export const natureOf = ({ kind }: Fate): Nature => FATES[kind].nature;
