import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BOT_SCOPES, buildManifest } from '../scripts/manifest/build-manifest';

const text = readFileSync(resolve(__dirname, '../manifest.json'), 'utf8');
const manifest = buildManifest({ host: 'YOUR-HOST', command: '/health' });

describe('manifest.json', () => {
  it('is what the typed manifest says', () => {
    expect(JSON.parse(text)).toEqual(manifest);
  });

  it('keeps to the documented limits', () => {
    const { display_information: shown, features, settings } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const { command, description, usage_hint: hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint.length).toBeLessThanOrEqual(1000);
    }
    expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
  });

  it('asks for no more than is used, and never for what people write', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'chat:write',
      'commands',
      'files:write',
      'users:read',
      'users:read.email',
      'channels:read',
      'groups:read',
    ]);
    expect(BOT_SCOPES.filter((scope) => /history|public|admin|im:/.test(scope))).toEqual([]);
  });

  it('has the messages tab on and read-only, without which no direct message can be sent', () => {
    const { app_home: home } = manifest.features;
    expect(home).toEqual({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true });
  });

  it('has one address for commands, events and buttons, and escapes what is typed', () => {
    const url = 'https://YOUR-HOST/slack/events';
    const [command] = manifest.features.slash_commands;
    expect(command).toMatchObject({ should_escape: true, url });
    expect(manifest.settings.event_subscriptions.request_url).toBe(url);
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true, request_url: url });
  });

  it('takes another host and another name of the command', () => {
    const own = buildManifest({ host: 'bar.example.com', command: '/customers' });
    expect(own.features.slash_commands[0]).toMatchObject({
      command: '/customers',
      url: 'https://bar.example.com/slack/events',
    });
  });
});
