import { amplitudeKind } from './amplitude/connector';
import { hubspotKind } from './hubspot/connector';
import { mixpanelKind } from './mixpanel/connector';
import { intercomKind } from './intercom/connector';
import { posthogKind } from './posthog/connector';
import { asknicelyKind } from './asknicely/connector';
import { bigqueryKind } from './bigquery/connector';
import { filesKind } from './files/connector';
import { postgresKind, redshiftKind } from './postgres/connector';
import { chargebeeKind } from './chargebee/connector';
import { stripeKind } from './stripe/connector';
import type { SourceKind } from './pull/source-kind';
import { segmentKind } from './segment/connector';
import { salesforceKind } from './salesforce/connector';
import { surveyKind } from './survey/connector';
import { surveymonkeyKind } from './surveymonkey/connector';
import { typeformKind } from './typeform/connector';
import { wootricKind } from './wootric/connector';
import { snowflakeKind } from './snowflake/connector';
import { zendeskKind } from './zendesk/connector';

/** Every kind of source that facts are pulled from. Adding one is its folder and one line here. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  amplitudeKind,
  mixpanelKind,
  posthogKind,
  salesforceKind,
  hubspotKind,
  stripeKind,
  chargebeeKind,
  zendeskKind,
  intercomKind,
  filesKind,
  postgresKind,
  redshiftKind,
  snowflakeKind,
  bigqueryKind,
  segmentKind,
  wootricKind,
  typeformKind,
  surveymonkeyKind,
  asknicelyKind,
  surveyKind,
];

export function findSourceKind(kind: string): SourceKind | null {
  return SOURCE_KINDS.find((one) => one.kind === kind) ?? null;
}
