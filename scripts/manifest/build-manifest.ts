import type { AppsManifestValidateArguments } from '@slack/web-api';

type Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>;

/** @param host - where Slack reaches this Barometer over https. @param command - as in barometer.yaml. */
export function buildManifest({ host, command }: { host: string; command: string }) {
  const url = `https://${host}/slack/events`;
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Barometer',
      description: 'Early warning for customer health: one number, one reason, one action.',
      background_color: '#1d3b53',
      long_description:
        'Barometer reads how customers use, complain about, rate and pay for your product, scores every account from 0 to 100, and tells ' +
        'the one person who can act before the customer decides to leave. It is hosted by your own company: no account data leaves it ' +
        'except into your own Slack.',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Barometer', always_online: true },
      slash_commands: [
        {
          command,
          description: 'How is this customer doing?',
          usage_hint: '<account> | list [filter] | pod [name] | portfolio | model | freshness | help',
          should_escape: true,
          url,
        },
      ],
    },
    oauth_config: { scopes: { bot: [...BOT_SCOPES] } },
    settings: {
      event_subscriptions: { request_url: url, bot_events: ['app_home_opened'] },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
}

/** Only what is used, each for a reason; nothing that reads what people write. */
export const BOT_SCOPES = [
  'chat:write', // alerts, and answers by direct message
  'commands', // the slash command
  'files:write', // charts, slides and lists as files, to whoever asked or signed
  'users:read', // guest, external or member; time zone
  'users:read.email', // finding account owners by e-mail
  'channels:read', // a channel by name; whether it is shared with another company
  'groups:read', // the same for private channels the app is in
] as const;
