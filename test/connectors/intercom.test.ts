import { describeConnector } from './harness';
import { subject } from './subjects/intercom';

describeConnector(subject);
