import { describeConnector } from './harness';
import { subject } from './subjects/zendesk';

describeConnector(subject);
