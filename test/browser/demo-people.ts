/** People and channels of the sample company, as the page's address names them. */
export const PEOPLE = {
  priya: 'U0CSMAMR1', // CSM of pod americas
  marcus: 'U0AEAMER2', // AE of pod americas
  kavya: 'U0AEAPAC1', // AE of pod apac
  jonas: 'U0AEEMEA1', // AE of pod emea
  rosa: 'U0MGRAMER', // leads pod americas
  tobias: 'U0REVOPS1', // RevOps
  imogen: 'U0EXEC001', // leads the company
  unmapped: 'U0UNMAP01',
  guest: 'U0GUEST01',
} as const;

export const CHANNELS = {
  pod: 'C0PODAMER',
  revops: 'C0REVOPS1',
  executives: 'C0EXECUTV',
  general: 'C0GENERAL',
} as const;
