import type { SpotCheckGround, SpotCheckVerdict } from '../../domain/judgement';

/** As the form offers them. */
export const VERDICT_CHOICES: Record<SpotCheckVerdict, string> = {
  agree: 'Yes, it matches',
  too_high: 'No, the score is too high',
  too_low: 'No, the score is too low',
  cannot_tell: 'I cannot tell',
};

/** As a list tells them. */
export const VERDICT_WORDS: Record<SpotCheckVerdict, string> = {
  agree: 'matches',
  too_high: 'too high',
  too_low: 'too low',
  cannot_tell: 'cannot tell',
};

export const GROUND_WORDS: Record<SpotCheckGround, string> = {
  band_changed: 'its band changed lately',
  near_edge: 'it stands near the edge of its band',
  judged: 'someone judges it otherwise',
  high_arr: 'it is among your largest',
  untouched: 'nobody had contact for 60 days',
  chance: 'it was drawn by lot',
};
