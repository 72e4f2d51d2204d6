import { describeConnector } from './harness';
import { subject } from './subjects/mixpanel';

describeConnector(subject);
