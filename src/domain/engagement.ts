/** What people do around the product (R236), and the column of `engagement_daily` that counts it. */
export const ENGAGEMENT_COLUMNS = {
  email_opened: 'emails_opened',
  email_clicked: 'emails_clicked',
  webinar_attended: 'webinars_attended',
  community_post: 'community_posts',
  community_reply: 'community_replies',
  help_search: 'help_searches',
} as const;

export type EngagementAction = keyof typeof ENGAGEMENT_COLUMNS;
export type EngagementColumn = (typeof ENGAGEMENT_COLUMNS)[EngagementAction];

export const ENGAGEMENT_ACTIONS = Object.keys(ENGAGEMENT_COLUMNS) as readonly EngagementAction[];
