import { describeConnector } from './harness';
import { subject } from './subjects/posthog';

describeConnector(subject);
