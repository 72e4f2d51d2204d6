import { describeConnector } from './harness';
import { subject } from './subjects/hubspot';

describeConnector(subject);
