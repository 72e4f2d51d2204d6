import { z } from 'zod';
import { ENGAGEMENT_ACTIONS, ENGAGEMENT_COLUMNS } from '../../../src/domain/engagement';
import { amplitudeKind } from '../../../src/ingest/amplitude/connector';
import { mixpanelKind } from '../../../src/ingest/mixpanel/connector';
import { EVENT_SETTINGS } from '../../../src/ingest/product-events/settings';
import { toProductEvents } from '../../../src/ingest/product-events/to-product-events';
import { segmentKind } from '../../../src/ingest/segment/connector';
import { connectKind } from './connect-kind';

const Settings = z.object(EVENT_SETTINGS);
const ENGAGEMENT = { email_opened: ['Email Opened', 'Newsletter Read'], help_search: ['Docs Searched'] };
const map = (name: string | null, settings: object = { engagement: ENGAGEMENT }) =>
  toProductEvents(
    { id: 'e1', name, at: new Date('2026-11-19T10:00:00Z'), userId: 'u1' },
    ['acme'],
    Settings.parse(settings),
  )[0];

describe('R236: an event that the settings name as engagement', () => {
  it.each([
    ['Email Opened', 'email_opened'],
    ['newsletter READ', 'email_opened'],
    ['Docs Searched', 'help_search'],
  ])('%s is %s, and neither a feature nor a login', (name, engagement) => {
    expect(map(name)).toMatchObject({ engagement, feature: null, isLogin: false });
  });

  it('is engagement even where it is named as a login or a feature, too', () => {
    const settings = { engagement: ENGAGEMENT, login_events: ['Email Opened'], feature_events: ['Docs Searched'] };
    expect(map('Email Opened', settings)).toMatchObject({ engagement: 'email_opened', isLogin: false });
    expect(map('Docs Searched', settings)).toMatchObject({ engagement: 'help_search', feature: null });
  });

  it('is nothing at all when it is ignored', () => {
    expect(map('Email Opened', { engagement: ENGAGEMENT, ignore_events: ['email opened'] })).toBeUndefined();
  });
});

it.each(['Email Sent', 'Email Opened ', null])('%j is named by none of them: use of the product, as before', (name) => {
  expect(map(name)?.engagement).toBeUndefined();
  expect(map('Email Opened', {})).toMatchObject({ feature: 'Email Opened' });
});

it.each([
  ['names a thing nobody counts', { coffee_drunk: ['Coffee'] }],
  ['names one event as two things', { email_opened: ['Email'], email_clicked: ['email'] }],
])('settings whose engagement %s are refused', (_what, engagement) => {
  expect(Settings.safeParse({ engagement }).success).toBe(false);
});

describe.each([segmentKind, amplitudeKind, mixpanelKind])('what $title brings', (kind) => {
  const project = kind === mixpanelKind ? { project_id: '7' } : {};
  const brought = (settings: object) =>
    connectKind(kind, { ...project, ...settings }, 'a-secret-of-16ch').streams[0]?.brings;

  it('R236: is engagement in the columns that events are named for', () => {
    expect(brought({ engagement: ENGAGEMENT })).toMatchObject({
      engagement_daily: ['day', 'emails_opened', 'help_searches'],
    });
    const all = Object.fromEntries(ENGAGEMENT_ACTIONS.map((action) => [action, [action]]));
    expect(brought({ engagement: all })?.engagement_daily).toEqual(['day', ...Object.values(ENGAGEMENT_COLUMNS)]);
  });

  it.each([{}, { engagement: {} }, { engagement: { email_opened: [] } }])('is usage alone with %j', (settings) => {
    expect(Object.keys(brought(settings) ?? {})).toEqual(['usage_daily']);
  });
});
